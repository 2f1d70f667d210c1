import { SessionSchema } from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import { CurrentSessionSchema, SignUpBody } from '../other-names.ts';
import { NOTHING } from '../schema-helpers.ts';
import { registerEndpoint } from './auth.ts';

const tag = {
  name: 'Other names',
  description: 'What clients of other products call. New ones use the names of the chapters above',
};

export const signUpEndpoint = endpoint({
  ...registerEndpoint,
  operationId: 'signUp',
  path: '/api/v1/auth/signup',
  tag,
  summary: 'Make an account, as other products call it',
  description: 'Like `POST /auth/register`, which also names the organization.',
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
  summary: 'End the session by a GET',
  description: 'Like `POST /auth/logout`. Also as `/auth/signout`. People only.',
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
  description: 'Like `GET /auth/me`, with the session; API keys have none.',
  reply: { 200: CurrentSessionSchema },
  errors: [],
});

export const otherNameEndpoints = [signUpEndpoint, signOutEndpoint, getSessionEndpoint] as const;
