import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';
import {
  CreatedScimTokenSchema,
  CreateScimTokenBody,
  DirectoryUserSchema,
  DirectoryUsersQuery,
  ScimTokenSchema,
} from '../scim-tokens.ts';

const tag = {
  name: 'Directory',
  description: 'Tokens with which the directory of an identity provider keeps members up to date by SCIM 2.0',
};
const PATH = '/api/v1/scim/tokens';

export const listScimTokensEndpoint = endpoint({
  operationId: 'listScimTokens',
  method: 'GET',
  path: PATH,
  access: 'sso:read',
  tag,
  summary: 'List the tokens of directories',
  description: 'Newest first. The list shows only the prefix of each token.',
  query: PageQuery,
  reply: { 200: Type.Array(ScimTokenSchema) },
  errors: [],
  page: true,
});

export const createScimTokenEndpoint = endpoint({
  operationId: 'createScimToken',
  method: 'POST',
  path: PATH,
  access: 'sso:write',
  feature: 'scim',
  action: 'scim-token.create',
  tag,
  summary: 'Make a token for a directory',
  description:
    'Only this answer contains the token. It works at `/scim/v2` alone. A connection has at most 5 tokens.',
  body: CreateScimTokenBody,
  reply: { 201: CreatedScimTokenSchema },
  errors: ['connection_not_found', 'limit_reached', 'scim_token_not_found'],
  idempotent: true,
});

export const deleteScimTokenEndpoint = endpoint({
  operationId: 'deleteScimToken',
  method: 'DELETE',
  path: `${PATH}/:id`,
  access: 'sso:write',
  action: 'scim-token.delete',
  tag,
  summary: 'Delete the token of a directory, which stops working at once',
  description: 'People and groups stay as they are.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['scim_token_not_found'],
});

export const listDirectoryUsersEndpoint = endpoint({
  operationId: 'listDirectoryUsers',
  method: 'GET',
  path: '/api/v1/scim/users',
  access: 'sso:read',
  tag,
  summary: 'List the people of directories',
  description: 'Newest first, also those who were deactivated, and are in no list of members.',
  query: DirectoryUsersQuery,
  reply: { 200: Type.Array(DirectoryUserSchema) },
  errors: [],
  page: true,
});

export const scimTokenEndpoints = [
  listScimTokensEndpoint,
  createScimTokenEndpoint,
  deleteScimTokenEndpoint,
  listDirectoryUsersEndpoint,
] as const;
