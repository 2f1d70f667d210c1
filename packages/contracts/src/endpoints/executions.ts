import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { ExecutionSchema, ExecutionsQuery, RateExecutionBody, TestPromptBody } from '../executions.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'Tests', description: 'What models make of prompts' };

export const testPromptEndpoint = endpoint({
  operationId: 'testPrompt',
  method: 'POST',
  path: '/api/v1/prompts/:id/test',
  access: 'tests:write',
  action: null,
  tag,
  summary: 'Ask a model with a prompt',
  description:
    'The values in `input` are put for the variables. `model`, `temperature`, `topP`, `stop`, `seed` and `maxOutputTokens` of the configuration are used; without `maxOutputTokens`, an output has 1,024 tokens at most. It counts as one `test_cells` of the plan.',
  params: IdParams,
  body: TestPromptBody,
  reply: { 201: ExecutionSchema },
  errors: [
    'prompt_not_found',
    'prompt_version_not_found',
    'label_not_found',
    'variables_missing',
    'provider_not_usable',
    'quota_exceeded',
    'budget_exceeded',
    'price_unknown',
    'provider_failed',
    'provider_unavailable',
  ],
  idempotent: true,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
});

export const listExecutionsEndpoint = endpoint({
  operationId: 'listExecutions',
  method: 'GET',
  path: '/api/v1/prompts/:id/test',
  access: 'tests:read',
  tag,
  summary: 'List the tests of a prompt, newest first',
  description: 'With their outputs. A page of long outputs has fewer than its limit.',
  params: IdParams,
  query: ExecutionsQuery,
  reply: { 200: Type.Array(ExecutionSchema) },
  errors: ['prompt_not_found'],
  page: true,
});

export const getExecutionEndpoint = endpoint({
  operationId: 'getExecution',
  method: 'GET',
  path: '/api/v1/executions/:id',
  access: 'tests:read',
  tag,
  summary: 'One execution',
  description: 'With its output.',
  params: IdParams,
  reply: { 200: ExecutionSchema },
  errors: ['execution_not_found'],
});

export const rateExecutionEndpoint = endpoint({
  operationId: 'rateExecution',
  method: 'PATCH',
  path: '/api/v1/executions/:id',
  access: 'tests:write',
  action: 'execution.rate',
  tag,
  summary: 'Rate an output',
  description: '`null` takes a rating or a feedback away. What is left out does not change.',
  params: IdParams,
  body: RateExecutionBody,
  reply: { 200: ExecutionSchema },
  errors: ['execution_not_found', 'texts_removed'],
});

export const executionEndpoints = [
  testPromptEndpoint,
  listExecutionsEndpoint,
  getExecutionEndpoint,
  rateExecutionEndpoint,
] as const;
