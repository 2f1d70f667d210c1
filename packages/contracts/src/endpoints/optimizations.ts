import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  GetOptimizationQuery,
  HistoryEntrySchema,
  HistoryQuery,
  OptimizationSchema,
  OptimizeBody,
  OptimizeQuery,
  PROMPT_BODY_BYTES,
  StoredOptimizationSchema,
} from '../optimizations.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Optimizations', description: 'Refining single prompts, and what was refined' };

export const optimizeEndpoint = endpoint({
  operationId: 'optimize',
  method: 'POST',
  path: '/api/v1/optimize',
  access: 'optimizations:write',
  action: null,
  tag,
  summary: 'Refine one prompt',
  description:
    'With `include=edits` the reply contains the edits that turn the original into the refined text, also if it is an earlier result. With `fields` you get only the fields that you need.',
  query: OptimizeQuery,
  body: OptimizeBody,
  reply: { 200: OptimizationSchema },
  errors: [
    'refining_limit_exceeded',
    'provider_not_usable',
    'provider_failed',
    'provider_unavailable',
    'quota_exceeded',
    'budget_exceeded',
    'price_unknown',
    'texts_removed',
  ],
  idempotent: true,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
});

export const listHistoryEndpoint = endpoint({
  operationId: 'listHistory',
  method: 'GET',
  path: '/api/v1/optimize/history',
  access: 'optimizations:read',
  tag,
  summary: 'List optimizations, newest first',
  description:
    'Without the texts. `metadata` filters by the metadata of the requests. `offset` skips entries. `cursor` continues after a page.',
  query: HistoryQuery,
  reply: { 200: Type.Array(HistoryEntrySchema) },
  errors: [],
  page: true,
});

export const getOptimizationEndpoint = endpoint({
  operationId: 'getOptimization',
  method: 'GET',
  path: '/api/v1/optimize/:id',
  access: 'optimizations:read',
  tag,
  summary: 'Get a complete optimization',
  description:
    'With both texts, what was removed and why, and what the check found. `include=edits` adds the edits, `include=protected` the frozen parts, `include=edits,protected` both. With `fields` you get only the fields that you need.',
  params: IdParams,
  query: GetOptimizationQuery,
  reply: { 200: StoredOptimizationSchema },
  errors: ['optimization_not_found'],
});

export const deleteOptimizationEndpoint = endpoint({
  operationId: 'deleteOptimization',
  method: 'DELETE',
  path: '/api/v1/optimize/:id',
  access: 'optimizations:write',
  action: 'optimization.delete',
  tag,
  summary: 'Delete an optimization with its texts',
  description: 'It still counts toward the quota. If you send the same request again, it is refined again.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['optimization_not_found'],
});

export const optimizationEndpoints = [
  optimizeEndpoint,
  listHistoryEndpoint,
  getOptimizationEndpoint,
  deleteOptimizationEndpoint,
] as const;
