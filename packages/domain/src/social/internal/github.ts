import { Email } from '@refinery/contracts/credentials.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { SocialClient } from '../../context/context.ts';
import { guardedFetch, type OpenProvider } from '../../oidc/open-provider.ts';
import { readNameText } from '../../users/read-name-text.ts';
import type { SocialContext, SocialProtocol } from './protocol.ts';

const PUBLIC_URL = 'https://github.com';

const User = Type.Object({
  // JSON rounds larger ones, and two people could be one.
  id: Type.Integer({ maximum: Number.MAX_SAFE_INTEGER }),
  login: Type.String(),
  name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const Emails = Type.Array(
  Type.Object({ email: Type.String(), primary: Type.Boolean(), verified: Type.Boolean() }),
);

/**
 * GitHub, which has OAuth 2.0 alone: its API says who somebody is.
 * https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export const github: SocialProtocol = {
  name: 'GitHub',
  // E-mails are in no answer of `/user` that people keep private.
  scope: 'read:user user:email',
  open: openGitHub,
  async readAccount(ctx, client, { access_token: token }) {
    const [user, emails] = await Promise.all([
      ask(ctx, client, { path: '/user', token, schema: User }),
      ask(ctx, client, { path: '/user/emails', token, schema: Emails }),
    ]);
    return toAccount(user, emails);
  },
};

/** GitHub publishes no metadata of its own for this. */
async function openGitHub(
  ctx: SocialContext,
  { url, clientId, clientSecret }: SocialClient,
): Promise<OpenProvider> {
  const oidc = await import('openid-client');
  const configuration = new oidc.Configuration(
    {
      issuer: `${url}/login/oauth`,
      authorization_endpoint: `${url}/login/oauth/authorize`,
      token_endpoint: `${url}/login/oauth/access_token`,
    },
    clientId,
    {},
    oidc.ClientSecretPost(clientSecret),
  );
  // The guard decides about `http:`, address by address.
  oidc.allowInsecureRequests(configuration);
  configuration[oidc.customFetch] = guardedFetch(ctx);
  return { oidc, configuration };
}

interface Question<S extends TSchema> {
  path: string;
  token: string;
  schema: S;
}

async function ask<S extends TSchema>(
  { identityFetch }: SocialContext,
  { url }: SocialClient,
  { path, token, schema }: Question<S>,
): Promise<Static<S>> {
  const response = await identityFetch(`${apiOf(url)}${path}`, {
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'prompt-refinery',
      'x-github-api-version': '2022-11-28',
    },
  });
  if (!response.ok) throw new TypeError(`GitHub answers with the status ${response.status}.`);
  return Value.Parse(schema, await response.json());
}

/**
 * https://docs.github.com/en/enterprise-server/rest/enterprise-admin: one of a company's own has it below.
 */
const apiOf = (url: string): string => (url === PUBLIC_URL ? 'https://api.github.com' : `${url}/api/v3`);

function toAccount({ id, login, name }: Static<typeof User>, emails: Static<typeof Emails>): ProvenAccount {
  const primary = emails.find((one) => one.primary && one.verified && Value.Check(Email, one.email));
  return {
    subject: String(id),
    email: primary?.email ?? null,
    // It was theirs once. Whoever leaves a company may keep its address there.
    isEmailCertain: false,
    fullName: readNameText(name) ?? readNameText(login),
    name: readNameText(login),
  };
}
