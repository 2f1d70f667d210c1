import { analyticsSearch } from '../pages/analytics/analytics-search.ts';
import type { GroupedPage } from './page-info.ts';

/** What the organization uses. */
export const ORGANIZATION_PAGES: readonly GroupedPage[] = [
  {
    path: 'usage',
    title: ({ nav }) => nav.usage,
    operation: 'getUsage',
    listed: true,
    load: () => import('../pages/usage/usage-page.tsx'),
  },
  {
    path: 'analytics',
    title: ({ nav }) => nav.analytics,
    operation: 'getAnalytics',
    listed: true,
    load: () => import('../pages/analytics/analytics-page.tsx'),
    search: analyticsSearch,
  },
];
