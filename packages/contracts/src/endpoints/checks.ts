import { CheckBody, CheckReplySchema, ReadRequirementsBody, RequirementsReplySchema } from '../checks.ts';
import { endpoint } from '../endpoint.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';

const tag = { name: 'Checks', description: 'What a prompt asks for, and whether a rewrite kept it' };

/** They make nothing, so they need no Idempotency-Key: sent again, a check is made again. */
export const checkRewriteEndpoint = endpoint({
  operationId: 'checkRewrite',
  method: 'POST',
  path: '/api/v1/checks',
  access: 'optimizations:write',
  action: null,
  tag,
  summary: 'Check a rewrite of a prompt',
  description:
    'Says for each requirement of the original whether the rewritten text kept it. The texts are not stored.',
  body: CheckBody,
  reply: { 200: CheckReplySchema },
  errors: ['refining_limit_exceeded', 'provider_not_usable'],
  limits: { bodyBytes: PROMPT_BODY_BYTES },
});

export const listRequirementsEndpoint = endpoint({
  operationId: 'listRequirements',
  method: 'POST',
  path: '/api/v1/checks/requirements',
  access: 'optimizations:write',
  action: null,
  tag,
  summary: 'List what a prompt asks for',
  description:
    'Lists the requirements that a check would look for in a rewrite of the text. Nothing is stored.',
  body: ReadRequirementsBody,
  reply: { 200: RequirementsReplySchema },
  errors: ['refining_limit_exceeded'],
  limits: { bodyBytes: PROMPT_BODY_BYTES },
});

export const checkEndpoints = [checkRewriteEndpoint, listRequirementsEndpoint] as const;
