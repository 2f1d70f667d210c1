import { meSearch } from '../pages/me/me-search.ts';
import type { GroupedPage } from './page-info.ts';

/** About whoever has signed in. */
export const PERSON_PAGES: readonly GroupedPage[] = [
  {
    path: 'me',
    title: ({ nav }) => nav.me,
    operation: null,
    listed: true,
    load: () => import('../pages/me/me-page.tsx'),
    search: meSearch,
  },
];
