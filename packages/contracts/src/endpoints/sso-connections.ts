import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';
import {
  ConnectionSchema,
  ConnectionTestSchema,
  CreateConnectionBody,
  UpdateConnectionBody,
} from '../sso-connections.ts';

const tag = {
  name: 'Connections',
  description: 'The identity providers of an organization, such as Entra ID, Okta or Keycloak',
};
const PATH = '/api/v1/sso/connections';
/** Metadata and a mapping of a hundred long rules fit. */
const limits = { bodyBytes: 512 * 1024 };

export const listConnectionsEndpoint = endpoint({
  operationId: 'listConnections',
  method: 'GET',
  path: PATH,
  access: 'sso:read',
  tag,
  summary: 'List connections',
  description: 'Newest first, without their secrets.',
  query: PageQuery,
  reply: { 200: Type.Array(ConnectionSchema) },
  errors: [],
  page: true,
});

export const createConnectionEndpoint = endpoint({
  operationId: 'createConnection',
  method: 'POST',
  path: PATH,
  access: 'sso:write',
  feature: 'sso',
  action: 'connection.create',
  tag,
  summary: 'Connect an identity provider',
  description:
    'By OpenID Connect or SAML 2.0. Its metadata is read at once. An organization has at most 10 connections.',
  body: CreateConnectionBody,
  reply: { 201: ConnectionSchema },
  errors: ['connection_invalid', 'limit_reached', 'connection_not_found'],
  idempotent: true,
  limits,
});

export const getConnectionEndpoint = endpoint({
  operationId: 'getConnection',
  method: 'GET',
  path: `${PATH}/:id`,
  access: 'sso:read',
  tag,
  summary: 'One connection',
  description: 'Without its secret.',
  params: IdParams,
  reply: { 200: ConnectionSchema },
  errors: ['connection_not_found'],
});

export const updateConnectionEndpoint = endpoint({
  operationId: 'updateConnection',
  method: 'PUT',
  path: `${PATH}/:id`,
  access: 'sso:write',
  feature: 'sso',
  action: 'connection.update',
  tag,
  summary: 'Change a connection',
  description:
    'Fields that you leave out do not change. The issuer never changes: people are known by what it calls them. Metadata of SAML is read at once.',
  params: IdParams,
  body: UpdateConnectionBody,
  reply: { 200: ConnectionSchema },
  errors: ['connection_not_found', 'connection_invalid'],
  limits,
});

export const deleteConnectionEndpoint = endpoint({
  operationId: 'deleteConnection',
  method: 'DELETE',
  path: `${PATH}/:id`,
  access: 'sso:write',
  action: 'connection.delete',
  tag,
  summary: 'Remove a connection',
  description:
    'Nobody can sign in through it after that. While single sign-on is required, one stays through which an admin has signed in.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['connection_not_found', 'sso_in_use'],
});

export const testConnectionEndpoint = endpoint({
  operationId: 'testConnection',
  method: 'POST',
  path: `${PATH}/:id/test`,
  access: 'sso:write',
  feature: 'sso',
  action: null,
  tag,
  summary: 'Test a connection',
  description:
    'Reads the metadata and the keys of the identity provider again; where SAML metadata was sent, what was sent. Nothing changes. Whether both sides know each other shows only when somebody signs in.',
  params: IdParams,
  reply: { 200: ConnectionTestSchema },
  errors: ['connection_not_found', 'connection_invalid'],
});

export const connectionEndpoints = [
  listConnectionsEndpoint,
  createConnectionEndpoint,
  getConnectionEndpoint,
  updateConnectionEndpoint,
  deleteConnectionEndpoint,
  testConnectionEndpoint,
] as const;
