import { analyticsSearch } from '../pages/analytics/analytics-search.ts';
import { batchesSearch, itemsSearch } from '../pages/batches/batches-search.ts';
import { historySearch } from '../pages/history/history-search.ts';
import type { GroupedPage } from './page-info.ts';

/** Prompts that are refined, and what that costs. */
export const WORK_PAGES: readonly GroupedPage[] = [
  {
    path: 'refine',
    title: ({ nav }) => nav.refine,
    operation: 'optimize',
    listed: true,
    load: () => import('../pages/refine/refine-page.tsx'),
  },
  {
    path: 'refine/$id',
    title: ({ nav }) => nav.refine,
    operation: 'getOptimization',
    listed: false,
    load: () => import('../pages/refine/result-page.tsx'),
  },
  {
    path: 'history',
    title: ({ nav }) => nav.history,
    operation: 'listHistory',
    listed: true,
    load: () => import('../pages/history/history-page.tsx'),
    search: historySearch,
  },
  {
    path: 'batches',
    title: ({ nav }) => nav.batches,
    operation: 'listBatches',
    listed: true,
    load: () => import('../pages/batches/batches-page.tsx'),
    search: batchesSearch,
  },
  {
    path: 'batches/$id',
    title: ({ nav }) => nav.batch,
    operation: 'getBatch',
    listed: false,
    load: () => import('../pages/batches/batch-page.tsx'),
    search: itemsSearch,
  },
  {
    path: 'batches/$id/$position',
    title: ({ nav }) => nav.batchItem,
    operation: 'listBatchItems',
    listed: false,
    load: () => import('../pages/batches/item-page.tsx'),
  },
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
