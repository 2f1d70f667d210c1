import { Type } from 'typebox';
import { CallQuery, CallSchema, CallsQuery, OneCallSchema } from '../calls.ts';
import { endpoint } from '../endpoint.ts';
import { IdParams } from '../schema-helpers.ts';

const tag = { name: 'Calls', description: 'Every call to a model: what it was for, its tokens and its cost' };
const PATH = '/api/v1/calls';

export const listCallsEndpoint = endpoint({
  operationId: 'listCalls',
  method: 'GET',
  path: PATH,
  access: 'usage:read',
  tag,
  summary: 'List calls to models, newest first',
  description:
    'A call must match all filters. A call is written when it ends, and is in the list a moment later. It has no texts. Work of the built-in refiner calls no model.',
  query: CallsQuery,
  reply: { 200: Type.Array(CallSchema) },
  errors: [],
  page: true,
});

export const getCallEndpoint = endpoint({
  operationId: 'getCall',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'usage:read',
  tag,
  summary: 'Get a call',
  description:
    'The same as in the list. Where the organization keeps texts of calls through the gateway (`callTexts` is `full`), admins get them with `include=texts`.',
  params: IdParams,
  query: CallQuery,
  reply: { 200: OneCallSchema },
  errors: ['call_not_found'],
});

export const callEndpoints = [listCallsEndpoint, getCallEndpoint] as const;
