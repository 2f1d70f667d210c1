import { SessionSchema } from '../auth.ts';
import { endpoint } from '../endpoint.ts';
import {
  ExchangeSsoBody,
  SignInMethodsQuery,
  SignInMethodsSchema,
  SsoStartedSchema,
  StartSsoBody,
} from '../sso-sign-in.ts';

const tag = {
  name: 'Single sign-on',
  description: 'Signing in through the identity provider of an organization',
};
const limits = { bodyBytes: 16 * 1024 };

export const listSignInMethodsEndpoint = endpoint({
  operationId: 'listSignInMethods',
  method: 'GET',
  path: '/api/v1/auth/methods',
  access: 'public',
  tag,
  summary: 'How somebody may sign in',
  description:
    'Only the domain of the e-mail matters: the answer does not tell whether there is an account with this e-mail.',
  query: SignInMethodsQuery,
  reply: { 200: SignInMethodsSchema },
  errors: [],
});

export const startSsoEndpoint = endpoint({
  operationId: 'startSso',
  method: 'POST',
  path: '/api/v1/auth/sso/start',
  access: 'public',
  action: null,
  tag,
  summary: 'Begin to sign in through an identity provider',
  description:
    'Open `url` in a browser. Within 10 minutes, the person signs in there. Then the browser goes to `returnTo`, with `#code=…`, or with `#error=…` if that failed. Keep your verifier: without it, nobody can use the code.',
  body: StartSsoBody,
  reply: { 200: SsoStartedSchema },
  errors: ['connection_not_found', 'connection_invalid', 'plan_required'],
  limits,
});

export const exchangeSsoEndpoint = endpoint({
  operationId: 'exchangeSso',
  method: 'POST',
  path: '/api/v1/auth/sso/exchange',
  access: 'public',
  action: 'session.create',
  tag,
  summary: 'Exchange a code for a session',
  description:
    'Within 60 seconds, once. The first time, the e-mail must be in a domain that the organization has proved; then a new account is made, or the account with this e-mail is connected. Such a session is good in this organization only.',
  body: ExchangeSsoBody,
  reply: { 200: SessionSchema },
  errors: [
    'member_deactivated',
    'sso_code_invalid',
    'email_domain_not_allowed',
    'no_role',
    'sso_account_taken',
    'account_disabled',
    'cross_site',
  ],
  limits,
});

export const ssoSignInEndpoints = [listSignInMethodsEndpoint, startSsoEndpoint, exchangeSsoEndpoint] as const;
