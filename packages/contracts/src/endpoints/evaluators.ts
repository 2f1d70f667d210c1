import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { CreateEvaluatorBody, EvaluatorSchema, EvaluatorsQuery } from '../evaluators.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'Tests', description: 'Whether another text of a prompt does what the one before did' };
const PATH = '/api/v1/evaluators';
const reading = { access: 'tests:read', method: 'GET', tag } as const;

export const listEvaluatorsEndpoint = endpoint({
  ...reading,
  operationId: 'listEvaluators',
  path: PATH,
  summary: 'List evaluators',
  description: 'Newest first. A page with large settings has fewer than its limit.',
  query: EvaluatorsQuery,
  reply: { 200: Type.Array(EvaluatorSchema) },
  errors: [],
  page: true,
});

export const createEvaluatorEndpoint = endpoint({
  operationId: 'createEvaluator',
  method: 'POST',
  path: PATH,
  access: 'tests:write',
  action: 'evaluator.create',
  tag,
  summary: 'Make an evaluator',
  description:
    'It scores what a model answers. Evaluators do not change, so that scores can be compared: make another one instead. A pattern or schema that takes more than 2 s to check is refused.',
  body: CreateEvaluatorBody,
  reply: { 201: EvaluatorSchema },
  errors: [],
  idempotent: true,
});

export const getEvaluatorEndpoint = endpoint({
  ...reading,
  operationId: 'getEvaluator',
  path: `${PATH}/:id`,
  summary: 'One evaluator',
  description: 'With its settings, as they were given.',
  params: IdParams,
  reply: { 200: EvaluatorSchema },
  errors: ['evaluator_not_found'],
});

export const evaluatorEndpoints = [
  listEvaluatorsEndpoint,
  createEvaluatorEndpoint,
  getEvaluatorEndpoint,
] as const;
