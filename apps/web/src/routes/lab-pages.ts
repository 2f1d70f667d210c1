import { abTestsSearch, newAbTestSearch } from '../pages/ab-tests/ab-tests-search.ts';
import { datasetSearch, datasetsSearch, revisionSearch } from '../pages/datasets/datasets-search.ts';
import { evaluatorsSearch, newEvaluatorSearch } from '../pages/evaluators/evaluators-search.ts';
import { newRunSearch, runSearch, runsSearch } from '../pages/runs/runs-search.ts';
import type { GroupedPage } from './page-info.ts';

/** Tests of prompts. */
export const LAB_PAGES: readonly GroupedPage[] = [
  {
    path: 'datasets',
    title: ({ nav }) => nav.datasets,
    operation: 'listDatasets',
    listed: true,
    load: () => import('../pages/datasets/datasets-page.tsx'),
    search: datasetsSearch,
  },
  {
    path: 'datasets/$id',
    title: ({ nav }) => nav.dataset,
    operation: 'getDataset',
    listed: false,
    load: () => import('../pages/datasets/dataset-page.tsx'),
    search: datasetSearch,
  },
  {
    path: 'datasets/$id/$itemId',
    title: ({ nav }) => nav.dataset,
    operation: 'listDatasetItems',
    listed: false,
    load: () => import('../pages/datasets/item-page.tsx'),
    search: revisionSearch,
  },
  {
    path: 'evaluators',
    title: ({ nav }) => nav.evaluators,
    operation: 'listEvaluators',
    listed: true,
    load: () => import('../pages/evaluators/evaluators-page.tsx'),
    search: evaluatorsSearch,
  },
  {
    path: 'evaluators/new',
    title: ({ nav }) => nav.evaluator,
    operation: 'createEvaluator',
    listed: false,
    load: () => import('../pages/evaluators/new-evaluator-page.tsx'),
    search: newEvaluatorSearch,
  },
  {
    path: 'evaluators/$id',
    title: ({ nav }) => nav.evaluator,
    operation: 'getEvaluator',
    listed: false,
    load: () => import('../pages/evaluators/evaluator-page.tsx'),
  },
  {
    path: 'runs',
    title: ({ nav }) => nav.runs,
    operation: 'listRuns',
    listed: true,
    load: () => import('../pages/runs/runs-page.tsx'),
    search: runsSearch,
  },
  {
    path: 'runs/new',
    title: ({ nav }) => nav.run,
    operation: 'createRun',
    listed: false,
    load: () => import('../pages/runs/new-run-page.tsx'),
    search: newRunSearch,
  },
  {
    path: 'runs/$id',
    title: ({ nav }) => nav.run,
    operation: 'getRun',
    listed: false,
    load: () => import('../pages/runs/run-page.tsx'),
    search: runSearch,
  },
  {
    path: 'ab-tests',
    title: ({ nav }) => nav.abTests,
    operation: 'listAbTests',
    listed: true,
    load: () => import('../pages/ab-tests/ab-tests-page.tsx'),
    search: abTestsSearch,
  },
  {
    path: 'ab-tests/new',
    title: ({ nav }) => nav.abTest,
    operation: 'createAbTest',
    listed: false,
    load: () => import('../pages/ab-tests/new/new-ab-test-page.tsx'),
    search: newAbTestSearch,
  },
  {
    path: 'ab-tests/$id',
    title: ({ nav }) => nav.abTest,
    operation: 'getAbTest',
    listed: false,
    load: () => import('../pages/ab-tests/ab-test-page.tsx'),
  },
];
