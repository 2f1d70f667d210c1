import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  PUBLISHED_TAG,
  PublishedCategorySchema,
  PublishedPromptItemSchema,
  PublishedPromptParams,
  PublishedPromptSchema,
  PublishedPromptsQuery,
  ReportPublishedPromptBody,
} from '../published-prompts.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = PUBLISHED_TAG;
const PATH = '/api/v1/prompts';
const open = { access: 'public', method: 'GET', tag, limits: { rate: 'public' } } as const;

export const listPublishedPromptsEndpoint = endpoint({
  ...open,
  operationId: 'listPublicPrompts',
  path: `${PATH}/public`,
  summary: 'List public prompts',
  description:
    'Those that were published last come first. Each has the start of its text. A list may be up to 15 minutes old, but never shows what was withdrawn or refused more than 3 seconds ago.',
  query: PublishedPromptsQuery,
  reply: { 200: Type.Array(PublishedPromptItemSchema) },
  errors: [],
  page: true,
});

export const viewPublishedPromptEndpoint = endpoint({
  ...open,
  operationId: 'getPublicPrompt',
  path: `${PATH}/public/:id`,
  mayBeKnown: true,
  summary: 'One public prompt',
  description:
    'The whole text. Each reply counts as a view, unless it goes to a member or an API key of the organization that published the prompt.',
  params: PublishedPromptParams,
  reply: { 200: PublishedPromptSchema },
  errors: ['published_prompt_not_found'],
});

export const listPublishedCategoriesEndpoint = endpoint({
  ...open,
  operationId: 'listPublicCategories',
  path: `${PATH}/categories`,
  summary: 'Categories of public prompts',
  description: 'The 100 categories with the most public prompts, each with their number.',
  reply: { 200: Type.Array(PublishedCategorySchema) },
  errors: [],
});

export const reportPublishedPromptEndpoint = endpoint({
  access: 'signed-in',
  tag,
  operationId: 'reportPublicPrompt',
  method: 'POST',
  path: `${PATH}/public/:id/report`,
  action: 'public-prompt.report',
  summary: 'Report a public prompt',
  description:
    'Once for each person; a report by an API key is one of the person it belongs to. When three people have reported it, it is hidden until an operator decides. People count whose address is confirmed, whose account was at least 7 days old when they reported, and who are no members of the organization that published it.',
  params: PublishedPromptParams,
  body: ReportPublishedPromptBody,
  reply: { 204: NOTHING },
  errors: ['published_prompt_not_found', 'already_reported'],
});

export const publishedPromptEndpoints = [
  listPublishedPromptsEndpoint,
  viewPublishedPromptEndpoint,
  listPublishedCategoriesEndpoint,
  reportPublishedPromptEndpoint,
] as const;
