import { createRoute } from '@tanstack/react-router';
import { signInSearch } from '../pages/account/sign-in-search.ts';
import { nextPage } from '../parts/search-values.ts';
import { rootRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** For those who have not signed in. */
export const OUTSIDE_ROUTES = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'me/deleted',
    staticData: pageOf('outside', {
      title: ({ nav }) => nav.accountDeleted,
      operation: null,
      listed: false,
      load: () => import('../pages/me/account-deleted-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 's/$token',
    staticData: pageOf('outside', {
      title: ({ nav }) => nav.sharedPrompt,
      operation: null,
      listed: false,
      load: () => import('../pages/shared/shared-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'sign-in',
    validateSearch: signInSearch,
    staticData: pageOf('outside', {
      title: ({ signIn }) => signIn.title,
      operation: null,
      listed: false,
      load: () => import('../pages/account/sign-in-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'sign-up',
    validateSearch: nextPage,
    staticData: pageOf('outside', {
      title: ({ signUp }) => signUp.title,
      operation: null,
      listed: false,
      load: () => import('../pages/account/sign-up-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'sso',
    staticData: pageOf('outside', {
      title: ({ signIn }) => signIn.title,
      operation: null,
      listed: false,
      load: () => import('../pages/account/sso-page.tsx'),
    }),
  }),
] as const;
