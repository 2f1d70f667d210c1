import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  DecideTextBody,
  RefinedTextEntrySchema,
  RefinedTextSchema,
  RefinedTextsQuery,
} from '../refined-texts.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = {
  name: 'System texts',
  description: 'The system texts that calls to models bring, and what was decided of each',
};
const PATH = '/api/v1/refined-texts';

export const listRefinedTextsEndpoint = endpoint({
  operationId: 'listRefinedTexts',
  method: 'GET',
  path: PATH,
  access: 'organization:write',
  tag,
  summary: 'List system texts, newest first',
  description:
    'Texts of system and developer messages and `instructions`, from their second call on. Texts of less than 200 or more than 200,000 characters are not there. Of those about which nothing is decided, an organization has the 1,000 that were used last. Admins only.',
  query: RefinedTextsQuery,
  reply: { 200: Type.Array(RefinedTextEntrySchema) },
  errors: [],
  page: true,
});

export const getRefinedTextEndpoint = endpoint({
  operationId: 'getRefinedText',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'organization:write',
  tag,
  summary: 'Get a system text with its refined text, checks and edits',
  description: 'Admins only.',
  params: IdParams,
  reply: { 200: RefinedTextSchema },
  errors: ['refined_text_not_found', 'refining_limit_exceeded'],
});

export const decideRefinedTextEndpoint = endpoint({
  operationId: 'decideRefinedText',
  method: 'PUT',
  path: `${PATH}/:id`,
  access: 'organization:write',
  action: 'refined-text.decide',
  tag,
  summary: 'Decide whether calls use the refined text',
  description:
    'It takes effect 5 seconds later, in all processes at the same time, and costs each open conversation one miss in the cache of the provider. `active` needs a refined text, else the reply is 409 `text_not_ready`. The refined texts in use must not exceed 4 MB in an organization (409 `limit_reached`).',
  params: IdParams,
  body: DecideTextBody,
  reply: { 200: RefinedTextEntrySchema },
  errors: ['refined_text_not_found', 'text_not_ready', 'limit_reached'],
});

export const deleteRefinedTextEndpoint = endpoint({
  operationId: 'deleteRefinedText',
  method: 'DELETE',
  path: `${PATH}/:id`,
  access: 'organization:write',
  action: 'refined-text.delete',
  tag,
  summary: 'Delete a system text and what was decided of it',
  description:
    'From then on calls send the text as it is. If it is used again, it begins anew. Use `verbatim` to keep it as it is.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['refined_text_not_found'],
});

export const refinedTextEndpoints = [
  listRefinedTextsEndpoint,
  getRefinedTextEndpoint,
  decideRefinedTextEndpoint,
  deleteRefinedTextEndpoint,
] as const;
