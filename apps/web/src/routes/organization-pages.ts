import { createRoute } from '@tanstack/react-router';
import { analyticsSearch } from '../pages/analytics/analytics-search.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** What the organization uses. */
export const ORGANIZATION_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'usage',
    staticData: pageOf('organization', {
      title: ({ nav }) => nav.usage,
      operation: 'getUsage',
      listed: true,
      load: () => import('../pages/usage/usage-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'analytics',
    validateSearch: analyticsSearch,
    staticData: pageOf('organization', {
      title: ({ nav }) => nav.analytics,
      operation: 'getAnalytics',
      listed: true,
      load: () => import('../pages/analytics/analytics-page.tsx'),
    }),
  }),
] as const;
