import { createRoute } from '@tanstack/react-router';
import { policiesSearch } from '../pages/prompts/labels/policies-search.ts';
import { promptSearch } from '../pages/prompts/prompt-search.ts';
import { promptsSearch } from '../pages/prompts/prompts-search.ts';
import { fromSearch } from '../pages/refine/from-result.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** The prompt library. */
export const LIBRARY_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'prompts',
    validateSearch: promptsSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.prompts,
      operation: 'listPrompts',
      listed: true,
      load: () => import('../pages/prompts/prompts-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'prompts/new',
    validateSearch: fromSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.prompt,
      operation: 'createPrompt',
      listed: false,
      load: () => import('../pages/prompts/new-prompt-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'prompts/policies',
    validateSearch: policiesSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.labelPolicies,
      operation: 'listLabelPolicies',
      listed: false,
      load: () => import('../pages/prompts/labels/policies-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'prompts/$id',
    validateSearch: promptSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.prompt,
      operation: 'getPromptById',
      listed: false,
      load: () => import('../pages/prompts/prompt-page.tsx'),
    }),
  }),
] as const;
