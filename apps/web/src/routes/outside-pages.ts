import { nextPage } from '../parts/search-values.ts';
import type { GroupedPage } from './page-info.ts';

/** For those who have not signed in. */
export const OUTSIDE_PAGES: readonly GroupedPage[] = [
  {
    path: 'me/deleted',
    title: ({ nav }) => nav.accountDeleted,
    operation: null,
    listed: false,
    load: () => import('../pages/me/account-deleted-page.tsx'),
  },
  {
    path: 's/$token',
    title: ({ nav }) => nav.sharedPrompt,
    operation: null,
    listed: false,
    load: () => import('../pages/shared/shared-page.tsx'),
  },
  {
    path: 'sign-in',
    title: ({ signIn }) => signIn.title,
    operation: null,
    listed: false,
    load: () => import('../pages/account/sign-in-page.tsx'),
    search: nextPage,
  },
  {
    path: 'sign-up',
    title: ({ signUp }) => signUp.title,
    operation: null,
    listed: false,
    load: () => import('../pages/account/sign-up-page.tsx'),
    search: nextPage,
  },
];
