import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import {
  ENRICHMENT_TAG,
  EnrichmentModelSchema,
  SuggestionsQuery,
  SuggestionsSchema,
  ValidatePromptBody,
  ValidationSchema,
} from '../prompt-quality.ts';

const tag = ENRICHMENT_TAG;
const PATH = '/api/v1/enrichment';

export const validatePromptEndpoint = endpoint({
  operationId: 'validatePrompt',
  method: 'POST',
  path: `${PATH}/validate`,
  access: 'optimizations:write',
  action: null,
  tag,
  summary: 'Judge a prompt by rules',
  description:
    'A prompt of the library, a text or sections. No model is asked: the same prompt always gets the same findings. Nothing is stored.',
  body: ValidatePromptBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: ValidationSchema },
  errors: ['prompt_not_found'],
});

export const listSuggestionsEndpoint = endpoint({
  operationId: 'listSuggestions',
  method: 'GET',
  path: `${PATH}/suggestions`,
  access: 'prompts:read',
  tag,
  summary: 'What would make a prompt better',
  description: 'A remedy for each rule that the newest version of the prompt does not meet.',
  query: SuggestionsQuery,
  reply: { 200: SuggestionsSchema },
  errors: ['prompt_not_found'],
});

export const listEnrichmentModelsEndpoint = endpoint({
  operationId: 'listEnrichmentModels',
  method: 'GET',
  path: `${PATH}/models`,
  access: 'providers:read',
  tag,
  summary: 'Models that can enrich and refine',
  description: 'Each provider with its model, its price, and why it cannot be used, if so.',
  reply: { 200: Type.Array(EnrichmentModelSchema) },
  errors: [],
});

export const promptQualityEndpoints = [
  validatePromptEndpoint,
  listSuggestionsEndpoint,
  listEnrichmentModelsEndpoint,
] as const;
