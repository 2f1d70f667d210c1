import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  ModeratedPromptParams,
  ModeratedPromptSchema,
  ModeratedPromptsQuery,
  ModeratePromptBody,
} from '../moderation.ts';

const PATH = '/api/v1/admin/prompts';
const operating = {
  access: 'operator',
  tag: { name: 'Moderation', description: 'What operators do about public prompts' },
} as const;

export const listModeratedPromptsEndpoint = endpoint({
  ...operating,
  operationId: 'listModeratedPrompts',
  method: 'GET',
  path: PATH,
  summary: 'List published texts',
  description: 'With what was reported, those that were published last first. No other texts are shown.',
  query: ModeratedPromptsQuery,
  reply: { 200: Type.Array(ModeratedPromptSchema) },
  errors: [],
  page: true,
});

export const moderatePromptEndpoint = endpoint({
  ...operating,
  operationId: 'moderatePrompt',
  method: 'PUT',
  path: `${PATH}/:id`,
  action: 'prompt.moderate',
  summary: 'Approve or reject a published text',
  description:
    'The verdict is about exactly this text: if it has changed by now, the answer is 404. It settles the reports. After a rejection, the next texts of the prompt wait for an operator, too, and the same text under any prompt of the organization. An approval allows what screening found (`screened`) in all texts of the organization. The audit log of the organization and its webhooks (`prompt.moderated`) say so.',
  params: ModeratedPromptParams,
  body: ModeratePromptBody,
  reply: { 200: ModeratedPromptSchema },
  errors: ['published_prompt_not_found'],
});

export const moderationEndpoints = [listModeratedPromptsEndpoint, moderatePromptEndpoint] as const;
