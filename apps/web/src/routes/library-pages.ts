import { policiesSearch } from '../pages/prompts/labels/policies-search.ts';
import { promptSearch } from '../pages/prompts/prompt-search.ts';
import { promptsSearch } from '../pages/prompts/prompts-search.ts';
import { fromSearch } from '../pages/refine/from-result.ts';
import type { GroupedPage } from './page-info.ts';

/** The prompt library. */
export const LIBRARY_PAGES: readonly GroupedPage[] = [
  {
    path: 'prompts',
    title: ({ nav }) => nav.prompts,
    operation: 'listPrompts',
    listed: true,
    load: () => import('../pages/prompts/prompts-page.tsx'),
    search: promptsSearch,
  },
  {
    path: 'prompts/new',
    title: ({ nav }) => nav.prompt,
    operation: 'createPrompt',
    listed: false,
    load: () => import('../pages/prompts/new-prompt-page.tsx'),
    search: fromSearch,
  },
  {
    path: 'prompts/policies',
    title: ({ nav }) => nav.labelPolicies,
    operation: 'listLabelPolicies',
    listed: false,
    load: () => import('../pages/prompts/labels/policies-page.tsx'),
    search: policiesSearch,
  },
  {
    path: 'prompts/$id',
    title: ({ nav }) => nav.prompt,
    operation: 'getPromptById',
    listed: false,
    load: () => import('../pages/prompts/prompt-page.tsx'),
    search: promptSearch,
  },
];
