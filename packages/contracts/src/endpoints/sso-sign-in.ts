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
  description:
    'Signing in through the identity provider of an organization, or with an account at Google or GitHub',
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
    'Only the domain of the e-mail matters: the answer does not tell whether there is an account with this e-mail. Without an e-mail, it is what holds for people of no organization with an identity provider.',
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
    'Open `url` in a browser. Within 10 minutes, the person signs in there. Then the browser goes to `returnTo`, with `#code=…`, or with `#error=…` if that failed. Keep your verifier: without it, nobody can use the code. Send one of `email`, `connectionId` and `provider`.',
  body: StartSsoBody,
  reply: { 200: SsoStartedSchema },
  errors: ['connection_not_found', 'connection_invalid', 'plan_required', 'social_disabled'],
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
    'Within 60 seconds, once. After an identity provider of an organization: the first time, the e-mail must be in a domain that the organization has proved; then a new account is made, or the account with this e-mail is connected. Such a session is good in this organization only. After `provider`: the session is that of the account to which the person has linked theirs. Without one, a new account is made with the e-mail that they have confirmed there; if there is an account with this e-mail, sign in to it and link it (`POST /api/auth/social/start`). If the account has two-factor sign-in, the answer is 401 `two_factor_required`: send the same again with `twoFactorCode`.',
  body: ExchangeSsoBody,
  reply: { 200: SessionSchema },
  errors: [
    'member_deactivated',
    'sso_code_invalid',
    'email_domain_not_allowed',
    'no_role',
    'sso_account_taken',
    'account_disabled',
    'email_taken',
    'email_not_verified',
    'sso_required',
    'two_factor_required',
    'two_factor_code_invalid',
    'cross_site',
  ],
  limits,
});

export const ssoSignInEndpoints = [listSignInMethodsEndpoint, startSsoEndpoint, exchangeSsoEndpoint] as const;
