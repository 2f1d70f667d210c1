import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  AddScoresBody,
  CreateRunBody,
  EquivalenceBody,
  RunComparisonSchema,
  RunResultSchema,
  RunSchema,
  RunsQuery,
} from '../runs.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = {
  name: 'Runs',
  description: 'Prompts that are tested with all items of a dataset, and compared',
};
const PATH = '/api/v1/runs';
const reading = { access: 'tests:read', method: 'GET', tag } as const;
const writing = { access: 'tests:write', method: 'POST', tag } as const;
const one = `${PATH}/:id` as const;

export const createRunEndpoint = endpoint({
  ...writing,
  operationId: 'createRun',
  path: PATH,
  action: 'run.create',
  summary: 'Test prompts with a dataset',
  description:
    'Each arm is asked with each item of the dataset, `repeats` times, in random order: these are the cells, at most 100,000. Where an evaluator of the kind `similarity` has no expected answers to compare with, the baseline answers at least twice. The first arm is the baseline. Versions, models and the revision of the dataset are pinned. Nothing is started if an item lacks a value for a variable of a prompt. Each cell counts as one `test_cells` of the plan; what fails is returned.',
  body: CreateRunBody,
  reply: { 202: RunSchema },
  errors: [
    'dataset_not_found',
    'dataset_empty',
    'prompt_not_found',
    'prompt_version_not_found',
    'label_not_found',
    'evaluator_not_found',
    'variables_missing',
    'provider_not_usable',
    'price_unknown',
    'quota_exceeded',
    'service_unavailable',
  ],
  idempotent: true,
});

export const testEquivalenceEndpoint = endpoint({
  ...writing,
  operationId: 'testEquivalence',
  path: '/api/v1/prompts/:id/equivalence',
  action: 'run.create',
  summary: 'Test whether a version of a prompt behaves like another',
  description:
    'Makes a run of both with an evaluator of the kind `similarity`. Where the items have expected answers, outputs are compared with these. Where none has, the baseline answers each item twice: its outputs differ from each other, and the candidate may differ from them by `margin` more. Follow it as any other run; `GET /runs/{id}/comparison` has the verdict.',
  params: IdParams,
  body: EquivalenceBody,
  reply: { 202: RunSchema },
  errors: createRunEndpoint.errors,
  idempotent: true,
});

export const listRunsEndpoint = endpoint({
  ...reading,
  operationId: 'listRuns',
  path: PATH,
  summary: 'List runs, newest first',
  description: 'With their counts and costs.',
  query: RunsQuery,
  reply: { 200: Type.Array(RunSchema) },
  errors: [],
  page: true,
});

export const getRunEndpoint = endpoint({
  ...reading,
  operationId: 'getRun',
  path: one,
  summary: 'One run',
  description: 'Use it to follow a run. It has ended once its cells and judgements have.',
  params: IdParams,
  reply: { 200: RunSchema },
  errors: ['run_not_found'],
});

export const streamRunResultsEndpoint = endpoint({
  ...reading,
  operationId: 'streamRunResults',
  path: `${one}/results`,
  summary: 'Stream the cells of a run with their outputs and scores',
  description:
    'NDJSON, one line for each cell that has ended. While the run is running, you get those so far. The stream is closed if you read nothing from it for 60 s.',
  params: IdParams,
  reply: { 200: { media: { 'application/x-ndjson': RunResultSchema } } },
  errors: ['run_not_found'],
});

export const getRunComparisonEndpoint = endpoint({
  ...reading,
  operationId: 'getRunComparison',
  path: `${one}/comparison`,
  summary: 'Compare the arms of a run',
  description:
    'Each arm beside the first one: is it better, equivalent, not worse, or worse, and what does it save? There are no verdicts before the run has ended, nor where somebody cancelled it: whoever does that may have seen how it goes. With `stopWhenDecided` they hold whenever it ends.',
  params: IdParams,
  reply: { 200: RunComparisonSchema },
  errors: ['run_not_found'],
});

export const cancelRunEndpoint = endpoint({
  ...writing,
  operationId: 'cancelRun',
  path: `${one}/cancel`,
  action: 'run.cancel',
  summary: 'Cancel the cells of a run that have not started; their units are returned',
  description:
    'Cells that are already running are finished and counted. The run has no verdicts then, unless it has `stopWhenDecided`.',
  params: IdParams,
  reply: { 200: RunSchema },
  errors: ['run_not_found', 'run_finished'],
});

export const retryRunEndpoint = endpoint({
  ...writing,
  operationId: 'retryRun',
  path: `${one}/retry`,
  action: 'run.retry',
  summary: 'Try the failed cells of an ended run again',
  description: 'They count again. Cells that succeeded do not change.',
  params: IdParams,
  reply: { 202: RunSchema },
  errors: ['run_not_found', 'run_not_finished', 'nothing_to_retry', 'quota_exceeded'],
});

export const addRunScoresEndpoint = endpoint({
  ...writing,
  operationId: 'addRunScores',
  path: `${one}/scores`,
  action: 'run.score',
  summary: 'Score the outputs of an ended run by further evaluators',
  description: 'No output is made anew. Evaluators that the run has already are passed over.',
  params: IdParams,
  body: AddScoresBody,
  reply: { 202: RunSchema },
  errors: [
    'texts_removed',
    'run_not_found',
    'run_not_finished',
    'evaluator_not_found',
    'provider_not_usable',
    'price_unknown',
  ],
});

export const runEndpoints = [
  createRunEndpoint,
  testEquivalenceEndpoint,
  listRunsEndpoint,
  getRunEndpoint,
  streamRunResultsEndpoint,
  getRunComparisonEndpoint,
  cancelRunEndpoint,
  retryRunEndpoint,
  addRunScoresEndpoint,
] as const;
