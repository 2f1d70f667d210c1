import { SessionSchema } from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import { CurrentSessionSchema, SignUpBody } from '../other-names.ts';
import { NOTHING } from '../schema-helpers.ts';
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

export const otherNameEndpoints = [signUpEndpoint, signOutEndpoint, getSessionEndpoint] as const;
