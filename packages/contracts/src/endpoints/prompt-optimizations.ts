import { endpoint } from '../endpoint.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { OptimizedPromptSchema, OptimizePromptBody } from '../prompt-optimizations.ts';
import { PROMPTS_TAG } from '../prompts.ts';
import { IdParams } from '../schema-helpers.ts';

export const optimizePromptEndpoint = endpoint({
  operationId: 'optimizePrompt',
  method: 'POST',
  path: '/api/v1/prompts/:id/optimize',
  access: 'optimizations:write',
  action: 'prompt.update',
  tag: PROMPTS_TAG,
  summary: 'Refine a prompt of the library',
  description:
    'Its messages, or the sections it was written in, are refined one by one. What the assistant says stays. Then all of it is compared as a whole. With `commit` the result becomes a new version, unless a requirement was lost or nothing changed: `reason` says why there is none. Each part counts as one optimization.',
  alsoNeeds: ['prompts:read'],
  params: IdParams,
  body: OptimizePromptBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: OptimizedPromptSchema },
  errors: [
    'prompt_not_found',
    'prompt_version_not_found',
    'label_not_found',
    'include_invalid',
    'quota_exceeded',
    'budget_exceeded',
    'price_unknown',
    'provider_not_usable',
    'blocked_address',
    'provider_failed',
    'provider_unavailable',
    'refining_limit_exceeded',
  ],
  idempotent: true,
});

export const promptOptimizationEndpoints = [optimizePromptEndpoint] as const;
