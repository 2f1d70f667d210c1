import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import {
  ApprovalSchema,
  LabelMoveSchema,
  LabelParams,
  LabelPolicySchema,
  PendingLabelSchema,
  PolicyParams,
  PromptLabelSchema,
  ResolvedPromptSchema,
  ResolveQuery,
  SetLabelBody,
  SetLabelPolicyBody,
} from '../prompt-labels.ts';
import { VersionParams } from '../prompts.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = {
  name: 'Prompt labels',
  description: 'Labels say which version of a prompt is in use. A version gets one after it was checked',
};
const PATH = '/api/v1/prompts';

export const resolvePromptEndpoint = endpoint({
  operationId: 'resolvePrompt',
  method: 'GET',
  path: `${PATH}/resolve`,
  access: 'prompts:read',
  tag,
  summary: 'The version of a prompt that is in use',
  description:
    'By its exact name, or else by its slug. If several prompts have the name, the oldest is meant. A label that was moved is in effect at once. Programs may ask here ten times as often as elsewhere.',
  query: ResolveQuery,
  etag: 'version',
  limits: { rate: 'fetches' },
  reply: { 200: ResolvedPromptSchema },
  errors: ['prompt_not_found', 'label_not_found', 'prompt_version_not_found'],
});

export const setPromptLabelEndpoint = endpoint({
  operationId: 'setPromptLabel',
  method: 'PUT',
  path: `${PATH}/:id/labels/:label`,
  access: 'prompts:label',
  action: 'prompt.label',
  tag,
  summary: 'Give a version a label',
  description:
    'The version is compared with the one that has the label now, or had it last. If a requirement of that is not certainly kept, something is added, or the configuration is another one, the answer is 409 `gate_failed`, unless `acknowledge` names it. The texts of a version that has had the label are not compared again: it gets the label back, unless the label requires more now. With `whenReady`, a version that only lacks the evaluation is accepted (202): its run is started, and the label moves by itself if the run shows that the version is not worse.',
  params: LabelParams,
  body: SetLabelBody,
  reply: { 200: PromptLabelSchema, 202: PendingLabelSchema },
  errors: [
    'prompt_not_found',
    'prompt_version_not_found',
    'gate_failed',
    'test_running',
    'dataset_not_found',
    'dataset_empty',
    'evaluator_not_found',
    'variables_missing',
    'provider_not_usable',
    'price_unknown',
    'quota_exceeded',
  ],
});

export const removePromptLabelEndpoint = endpoint({
  operationId: 'removePromptLabel',
  method: 'DELETE',
  path: `${PATH}/:id/labels/:label`,
  access: 'prompts:label',
  action: 'prompt.unlabel',
  tag,
  summary: 'Remove a label',
  description:
    'Programs that fetch the prompt by this label get 404 `label_not_found` then. If only admins move the label, only they remove it: 409 `gate_failed`.',
  params: LabelParams,
  reply: { 204: NOTHING },
  errors: ['prompt_not_found', 'label_not_found', 'gate_failed', 'test_running'],
});

export const listLabelMovesEndpoint = endpoint({
  operationId: 'listLabelMoves',
  method: 'GET',
  path: `${PATH}/:id/labels/:label/moves`,
  access: 'prompts:read',
  tag,
  summary: 'Which versions had a label',
  description: 'Newest first, with the reasons and what was checked.',
  params: LabelParams,
  query: PageQuery,
  reply: { 200: Type.Array(LabelMoveSchema) },
  errors: ['prompt_not_found'],
  page: true,
});

export const approvePromptVersionEndpoint = endpoint({
  operationId: 'approvePromptVersion',
  method: 'POST',
  path: `${PATH}/:id/versions/:n/approve`,
  access: 'prompts:approve',
  action: 'prompt.approve',
  tag,
  summary: 'Approve a version',
  description:
    'Everybody counts once, as long as they may approve. API keys cannot approve a version, nor can whoever wrote its text: 403 `forbidden`. A text has the same authors after a change of the configuration, and after it is restored, refined or gets a newer text that it includes.',
  params: VersionParams,
  reply: { 200: ApprovalSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found'],
});

export const withdrawApprovalEndpoint = endpoint({
  operationId: 'withdrawApproval',
  method: 'DELETE',
  path: `${PATH}/:id/versions/:n/approve`,
  access: 'prompts:approve',
  action: 'prompt.withdraw-approval',
  tag,
  summary: 'Withdraw an approval',
  description: 'Your own. Labels that the version has stay.',
  params: VersionParams,
  reply: { 200: ApprovalSchema },
  errors: ['prompt_not_found', 'prompt_version_not_found'],
});

export const listLabelPoliciesEndpoint = endpoint({
  operationId: 'listLabelPolicies',
  method: 'GET',
  path: '/api/v1/label-policies',
  access: 'prompts:read',
  tag,
  summary: 'What labels require',
  description: 'Every label for which something is required. Other labels require nothing.',
  reply: { 200: Type.Array(LabelPolicySchema) },
  errors: [],
});

export const setLabelPolicyEndpoint = endpoint({
  operationId: 'setLabelPolicy',
  method: 'PUT',
  path: '/api/v1/label-policies/:label',
  access: 'organization:write',
  action: 'label-policy.update',
  tag,
  summary: 'Set what a label requires',
  description: 'In every prompt of the organization. It replaces what the label required before.',
  params: PolicyParams,
  body: SetLabelPolicyBody,
  reply: { 200: LabelPolicySchema },
  errors: ['dataset_not_found', 'evaluator_not_found'],
});

export const promptLabelEndpoints = [
  resolvePromptEndpoint,
  setPromptLabelEndpoint,
  removePromptLabelEndpoint,
  listLabelMovesEndpoint,
  approvePromptVersionEndpoint,
  withdrawApprovalEndpoint,
  listLabelPoliciesEndpoint,
  setLabelPolicyEndpoint,
] as const;
