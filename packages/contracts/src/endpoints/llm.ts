import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { LlmProviderSchema, LlmTestSchema, TestLlmBody } from '../llm.ts';

const tag = { name: 'Models', description: 'Which models you can use, and whether they answer' };
const PATH = '/api/v1/llm';

export const listLlmProvidersEndpoint = endpoint({
  operationId: 'listLlmProviders',
  method: 'GET',
  path: `${PATH}/providers`,
  access: 'providers:read',
  tag,
  summary: 'List the providers that you can use, with their models',
  description:
    'In the order in which `auto` tries them. `GET /api/v1/providers` also has those that you cannot use, and says why.',
  reply: { 200: Type.Array(LlmProviderSchema) },
  errors: [],
});

export const testLlmEndpoint = endpoint({
  operationId: 'testLlm',
  method: 'POST',
  path: `${PATH}/test`,
  access: 'models:call',
  action: null,
  tag,
  summary: 'Send one short message to a model',
  description:
    'It takes 10 seconds at most and counts toward the budget. No other provider takes the place of one that fails. What went wrong is in the reply. Nothing of it is kept but the call.',
  body: TestLlmBody,
  reply: { 200: LlmTestSchema },
  errors: ['provider_not_usable', 'model_not_found'],
});

export const llmEndpoints = [listLlmProvidersEndpoint, testLlmEndpoint] as const;
