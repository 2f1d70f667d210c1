import { createRoute } from '@tanstack/react-router';
import { meSearch } from '../pages/me/me-search.ts';
import { personRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** About whoever has signed in. */
export const PERSON_ROUTES = [
  createRoute({
    getParentRoute: () => personRoute,
    path: 'me',
    validateSearch: meSearch,
    staticData: pageOf('person', {
      title: ({ nav }) => nav.me,
      operation: null,
      listed: true,
      load: () => import('../pages/me/me-page.tsx'),
    }),
  }),
] as const;
