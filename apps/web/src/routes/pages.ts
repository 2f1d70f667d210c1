import type { OperationId } from '@prompt-refinery/client';
import type { ComponentType } from 'react';
import type { Messages } from '../i18n/en.ts';
import { historySearch } from '../pages/history/history-search.ts';

/** What a page needs to be reached, named and shown. */
export interface PageInfo {
  /** Below the organization, or below the root of the console. */
  path: string;
  title: (messages: Messages) => string;
  /** `outside`: needs no session. */
  group: 'work' | 'outside';
  /** Whoever may not call this operation does not see the page; null for everybody. */
  operation: OperationId | null;
  /** Whether navigation and palette name it: what needs an id is reached from elsewhere. */
  listed: boolean;
  load: () => Promise<{ Page: ComponentType }>;
  /** Makes what the URL says valid: nonsense becomes the default. */
  search?: (search: Record<string, unknown>) => Record<string, unknown>;
}

/** Every page of the console. Router, navigation, palette, titles and tests read this list. */
export const PAGES: readonly PageInfo[] = [
  {
    path: 'refine',
    title: ({ nav }) => nav.refine,
    group: 'work',
    operation: 'optimize',
    listed: true,
    load: () => import('../pages/refine/refine-page.tsx'),
  },
  {
    path: 'refine/$id',
    title: ({ nav }) => nav.refine,
    group: 'work',
    operation: 'getOptimization',
    listed: false,
    load: () => import('../pages/refine/result-page.tsx'),
  },
  {
    path: 'history',
    title: ({ nav }) => nav.history,
    group: 'work',
    operation: 'listHistory',
    listed: true,
    load: () => import('../pages/history/history-page.tsx'),
    search: historySearch,
  },
  {
    path: 'sign-in',
    title: ({ signIn }) => signIn.title,
    group: 'outside',
    operation: null,
    listed: false,
    load: () => import('../pages/account/sign-in-page.tsx'),
    search: nextSearch,
  },
  {
    path: 'sign-up',
    title: ({ signUp }) => signUp.title,
    group: 'outside',
    operation: null,
    listed: false,
    load: () => import('../pages/account/sign-up-page.tsx'),
    search: nextSearch,
  },
];

/** Where to go once somebody has signed in: a page of the console, never another site. */
function nextSearch({ next }: Record<string, unknown>): Record<string, unknown> {
  const isLocal = typeof next === 'string' && /^\/(?![/\\])/.test(next);
  return isLocal ? { next } : {};
}
