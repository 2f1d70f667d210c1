import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  EnhancePromptBody,
  EnrichmentEntrySchema,
  EnrichmentJobItemSchema,
  EnrichmentJobItemsQuery,
  EnrichmentJobSchema,
  EnrichmentSchema,
  EnrichmentsQuery,
} from '../enrichments.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { ENRICHMENT_TAG } from '../prompt-quality.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = ENRICHMENT_TAG;
const PATH = '/api/v1/enrichment';

export const enhancePromptEndpoint = endpoint({
  operationId: 'enhancePrompt',
  method: 'POST',
  path: `${PATH}/enhance`,
  access: 'optimizations:write',
  action: 'enrichment.create',
  tag,
  summary: 'Make a prompt clearer and more complete',
  description:
    'A prompt of the library, a text or sections. A model puts it in sections and adds what is missing. Nothing may be lost: where a result lost something, the local result takes its place, which only puts headings over the text. What the result adds is listed. In a chat prompt, the first system message is enriched, or else the first user message; the other messages stay. The same request within 24 hours gets the same result and is not charged. With `promptIds` the prompts are enriched in the background: the reply is 202 with a job and its `Location`.',
  body: EnhancePromptBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: EnrichmentSchema, 202: EnrichmentJobSchema },
  errors: [
    'prompt_not_found',
    'include_invalid',
    'quota_exceeded',
    'budget_exceeded',
    'price_unknown',
    'provider_not_usable',
    'refining_limit_exceeded',
    'texts_removed',
    'service_unavailable',
  ],
  idempotent: true,
});

export const listEnrichmentsEndpoint = endpoint({
  operationId: 'listEnrichments',
  method: 'GET',
  path: PATH,
  access: 'optimizations:read',
  tag,
  summary: 'List enrichments, newest first',
  description: 'Without texts.',
  query: EnrichmentsQuery,
  reply: { 200: Type.Array(EnrichmentEntrySchema) },
  errors: [],
  page: true,
});

export const getEnrichmentEndpoint = endpoint({
  operationId: 'getEnrichment',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'optimizations:read',
  tag,
  summary: 'Get the result of an enrichment',
  description:
    'As it was answered first. If its texts were removed because of `promptRetentionDays`, the reply is 410 `texts_removed`. One that is running or has failed has no result: the list shows it.',
  params: IdParams,
  reply: { 200: EnrichmentSchema },
  errors: ['enrichment_not_found', 'texts_removed'],
});

export const getEnrichmentJobEndpoint = endpoint({
  operationId: 'getEnrichmentJob',
  method: 'GET',
  path: `${PATH}/jobs/:id`,
  access: 'optimizations:read',
  tag,
  summary: 'Get a job of enrichments and its counts',
  description: 'Use it to follow the job.',
  params: IdParams,
  reply: { 200: EnrichmentJobSchema },
  errors: ['enrichment_job_not_found'],
});

export const listEnrichmentJobItemsEndpoint = endpoint({
  operationId: 'listEnrichmentJobItems',
  method: 'GET',
  path: `${PATH}/jobs/:id/items`,
  access: 'optimizations:read',
  tag,
  summary: 'List the prompts of a job in their order',
  description: 'With `status` you get only those with this status.',
  params: IdParams,
  query: EnrichmentJobItemsQuery,
  reply: { 200: Type.Array(EnrichmentJobItemSchema) },
  errors: ['enrichment_job_not_found'],
  page: true,
});

export const cancelEnrichmentJobEndpoint = endpoint({
  operationId: 'cancelEnrichmentJob',
  method: 'POST',
  path: `${PATH}/jobs/:id/cancel`,
  access: 'optimizations:write',
  action: 'enrichment.cancel',
  tag,
  summary: 'Cancel the prompts that have not started; their quota is returned',
  description: 'Prompts that are already running are finished and counted.',
  params: IdParams,
  reply: { 200: EnrichmentJobSchema },
  errors: ['enrichment_job_not_found', 'enrichment_job_finished'],
});

export const enrichmentEndpoints = [
  enhancePromptEndpoint,
  listEnrichmentsEndpoint,
  getEnrichmentEndpoint,
  getEnrichmentJobEndpoint,
  listEnrichmentJobItemsEndpoint,
  cancelEnrichmentJobEndpoint,
] as const;
