import { createRoute } from '@tanstack/react-router';
import { abTestsSearch, newAbTestSearch } from '../pages/ab-tests/ab-tests-search.ts';
import { datasetSearch, datasetsSearch, revisionSearch } from '../pages/datasets/datasets-search.ts';
import { evaluatorsSearch, newEvaluatorSearch } from '../pages/evaluators/evaluators-search.ts';
import { newRunSearch, runSearch, runsSearch } from '../pages/runs/runs-search.ts';
import { organizationRoute } from './frames.ts';
import { pageOf } from './page-info.ts';

/** Tests of prompts. */
export const LAB_ROUTES = [
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'datasets',
    validateSearch: datasetsSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.datasets,
      operation: 'listDatasets',
      listed: true,
      load: () => import('../pages/datasets/datasets-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'datasets/$id',
    validateSearch: datasetSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.dataset,
      operation: 'getDataset',
      listed: false,
      load: () => import('../pages/datasets/dataset-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'datasets/$id/$itemId',
    validateSearch: revisionSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.dataset,
      operation: 'listDatasetItems',
      listed: false,
      load: () => import('../pages/datasets/item-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'evaluators',
    validateSearch: evaluatorsSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.evaluators,
      operation: 'listEvaluators',
      listed: true,
      load: () => import('../pages/evaluators/evaluators-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'evaluators/new',
    validateSearch: newEvaluatorSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.evaluator,
      operation: 'createEvaluator',
      listed: false,
      load: () => import('../pages/evaluators/new-evaluator-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'evaluators/$id',
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.evaluator,
      operation: 'getEvaluator',
      listed: false,
      load: () => import('../pages/evaluators/evaluator-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'runs',
    validateSearch: runsSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.runs,
      operation: 'listRuns',
      listed: true,
      load: () => import('../pages/runs/runs-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'runs/new',
    validateSearch: newRunSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.run,
      operation: 'createRun',
      listed: false,
      load: () => import('../pages/runs/new-run-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'runs/$id',
    validateSearch: runSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.run,
      operation: 'getRun',
      listed: false,
      load: () => import('../pages/runs/run-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'ab-tests',
    validateSearch: abTestsSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.abTests,
      operation: 'listAbTests',
      listed: true,
      load: () => import('../pages/ab-tests/ab-tests-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'ab-tests/new',
    validateSearch: newAbTestSearch,
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.abTest,
      operation: 'createAbTest',
      listed: false,
      load: () => import('../pages/ab-tests/new/new-ab-test-page.tsx'),
    }),
  }),
  createRoute({
    getParentRoute: () => organizationRoute,
    path: 'ab-tests/$id',
    staticData: pageOf('proof', {
      title: ({ nav }) => nav.abTest,
      operation: 'getAbTest',
      listed: false,
      load: () => import('../pages/ab-tests/ab-test-page.tsx'),
    }),
  }),
] as const;
