import { batchesSearch, itemsSearch } from '../pages/batches/batches-search.ts';
import { historySearch } from '../pages/history/history-search.ts';
import { fromSearch } from '../pages/refine/from-result.ts';
import { resultSearch } from '../pages/refine/result-search.ts';
import type { GroupedPage } from './page-info.ts';

/** A prompt is refined. */
export const REFINE_PAGES: readonly GroupedPage[] = [
  {
    path: 'refine',
    title: ({ nav }) => nav.refine,
    operation: 'optimize',
    listed: true,
    load: () => import('../pages/refine/refine-page.tsx'),
    search: fromSearch,
  },
  {
    path: 'refine/$id',
    title: ({ nav }) => nav.refine,
    operation: 'getOptimization',
    listed: false,
    load: () => import('../pages/refine/result-page.tsx'),
    search: resultSearch,
  },
];

/** What was refined: many at once, and until now. */
export const RECORD_PAGES: readonly GroupedPage[] = [
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
    path: 'history',
    title: ({ nav }) => nav.history,
    operation: 'listHistory',
    listed: true,
    load: () => import('../pages/history/history-page.tsx'),
    search: historySearch,
  },
];
