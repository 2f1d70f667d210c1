import { SessionSchema } from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import { OrganizationIdParams } from '../organizations.ts';
import { CurrentSessionSchema, SignUpBody } from '../other-names.ts';
import { NOTHING } from '../schema-helpers.ts';
import { deleteApiKeyEndpoint } from './api-keys.ts';
import { registerEndpoint } from './auth.ts';

const tag = {
  name: 'Other names',
  description:
    'Names that clients of other products use. New clients should use the names in the other sections',
};

export const signUpEndpoint = endpoint({
  ...registerEndpoint,
  operationId: 'signUp',
  path: '/api/v1/auth/signup',
  tag,
  summary: 'Make an account (other name)',
  description: 'Like `POST /auth/register`, which can also set the name of the organization.',
  body: SignUpBody,
  reply: { 201: SessionSchema },
});

export const signOutEndpoint = endpoint({
  operationId: 'signOut',
  suspended: true,
  method: 'GET',
  path: '/api/v1/auth/logout',
  access: 'person',
  anySignIn: true,
  tag,
  summary: 'End the session with a GET',
  description: 'Like `POST /auth/logout`. `/auth/signout` does the same. People only.',
  reply: { 204: NOTHING },
  errors: [],
});

export const getSessionEndpoint = endpoint({
  operationId: 'getSession',
  suspended: true,
  method: 'GET',
  path: '/api/v1/auth/session',
  access: 'signed-in',
  tag,
  summary: 'Who is calling, and the session',
  description: 'Like `GET /auth/me`, with the session. API keys have no session.',
  reply: { 200: CurrentSessionSchema },
  errors: [],
});

export const deleteOrganizationApiKeyEndpoint = endpoint({
  ...deleteApiKeyEndpoint,
  operationId: 'deleteOrganizationApiKey',
  path: '/api/v1/organizations/:organizationId/api-keys/:id',
  tag,
  summary: 'Delete an API key of an organization',
  description: 'Like `DELETE /api-keys/{id}` with the header `X-Organization`.',
  params: OrganizationIdParams,
});

export const otherNameEndpoints = [
  signUpEndpoint,
  signOutEndpoint,
  getSessionEndpoint,
  deleteOrganizationApiKeyEndpoint,
] as const;
