import { createRoute } from '@tanstack/react-router';
import { batchesSearch, itemsSearch } from '../pages/batches/batches-search.ts';
import { historySearch } from '../pages/history/history-search.ts';
import { fromSearch } from '../pages/refine/from-result.ts';
import { resultSearch } from '../pages/refine/result-search.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** A prompt is refined. */
export const REFINE_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'refine',
    validateSearch: fromSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.refine,
      operation: 'optimize',
      listed: true,
      load: () => import('../pages/refine/refine-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'refine/$id',
    validateSearch: resultSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.refine,
      operation: 'getOptimization',
      listed: false,
      load: () => import('../pages/refine/result-page.tsx'),
    }),
  }),
] as const;

/** What was refined: many at once, and until now. */
export const RECORD_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'batches',
    validateSearch: batchesSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.batches,
      operation: 'listBatches',
      listed: true,
      load: () => import('../pages/batches/batches-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'batches/$id',
    validateSearch: itemsSearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.batch,
      operation: 'getBatch',
      listed: false,
      load: () => import('../pages/batches/batch-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'batches/$id/$position',
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.batchItem,
      operation: 'listBatchItems',
      listed: false,
      load: () => import('../pages/batches/item-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'history',
    validateSearch: historySearch,
    staticData: pageOf('prompts', {
      title: ({ nav }) => nav.history,
      operation: 'listHistory',
      listed: true,
      load: () => import('../pages/history/history-page.tsx'),
    }),
  }),
] as const;
