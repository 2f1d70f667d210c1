import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { NOTHING } from '../schema-helpers.ts';
import {
  LinkSocialBody,
  SocialAccountParams,
  SocialAccountSchema,
  StartLinkingBody,
} from '../social-accounts.ts';
import { SsoStartedSchema } from '../sso-sign-in.ts';

const tag = {
  name: 'Linked accounts',
  description:
    'Signing in with an account at Google or GitHub, if whoever operates this service has set it up',
};
const common = { access: 'person', tag } as const;
const limits = { bodyBytes: 16 * 1024 };

export const listSocialAccountsEndpoint = endpoint({
  ...common,
  operationId: 'listSocialAccounts',
  unverified: true,
  method: 'GET',
  path: '/api/v1/auth/social',
  summary: 'Your linked accounts',
  description: 'With each of them, you can sign in. At most one of each provider. People only.',
  reply: { 200: Type.Array(SocialAccountSchema) },
  errors: [],
});

export const startLinkingEndpoint = endpoint({
  ...common,
  operationId: 'startLinking',
  method: 'POST',
  path: '/api/v1/auth/social/start',
  action: null,
  summary: 'Begin to link an account',
  description:
    'Open `url` in a browser. Within 10 minutes, sign in there. Then the browser goes to `returnTo`, as for a sign-in. Wrong passwords count as failed sign-ins. People only.',
  body: StartLinkingBody,
  reply: { 200: SsoStartedSchema },
  errors: ['wrong_password', 'social_disabled', 'connection_invalid'],
  limits,
});

export const linkSocialEndpoint = endpoint({
  ...common,
  operationId: 'linkSocial',
  method: 'POST',
  path: '/api/v1/auth/social',
  action: 'social-account.link',
  summary: 'Link an account',
  description:
    'Send the code of the address where the browser went, within 60 seconds. You get a mail about it. Only whoever began can do this. People only.',
  body: LinkSocialBody,
  reply: { 200: SocialAccountSchema },
  errors: ['social_code_invalid', 'social_account_taken'],
  limits,
});

export const unlinkSocialEndpoint = endpoint({
  ...common,
  operationId: 'unlinkSocial',
  method: 'DELETE',
  path: '/api/v1/auth/social/:provider',
  action: 'social-account.unlink',
  summary: 'Unlink an account',
  description:
    'You cannot sign in with it any more. Your sessions go on. Without a password, ask for one by mail first: see `POST /api/auth/forgot-password`. People only.',
  params: SocialAccountParams,
  reply: { 204: NOTHING },
  errors: ['social_account_not_found'],
});

export const socialAccountEndpoints = [
  listSocialAccountsEndpoint,
  startLinkingEndpoint,
  linkSocialEndpoint,
  unlinkSocialEndpoint,
] as const;
