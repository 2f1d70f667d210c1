import { Email } from '@refinery/contracts/credentials.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import { Value } from 'typebox/value';
import { authorizationUrl, type OpenProvider, redeemCode } from '../../oidc/authorization.ts';
import { readOidcMetadata } from '../../oidc/read-oidc-metadata.ts';
import { domainOf } from '../../users/domain-of.ts';
import { readNameText } from '../../users/read-name-text.ts';
import type { SocialContext, SocialPassage, SocialProtocol } from './protocol.ts';

const SCOPE = 'openid email profile';
/** Google's own mailboxes. */
const OWN_DOMAIN = 'gmail.com';

/** Google, by OpenID Connect. https://developers.google.com/identity/openid-connect/openid-connect */
export const google: SocialProtocol = {
  name: 'Google',
  async page(ctx, passage) {
    const open = await openGoogle(ctx, passage);
    // People with several accounts choose one.
    const also = { prompt: 'select_account' };
    return authorizationUrl(open, { ...passage, settings: ctx.settings, scope: SCOPE, also });
  },
  async prove(ctx, passage, query) {
    const open = await openGoogle(ctx, passage);
    const tokens = await redeemCode(open, { ...passage, settings: ctx.settings, scope: SCOPE }, query);
    return toAccount(tokens.claims() ?? {});
  },
};

async function openGoogle(ctx: SocialContext, { client }: SocialPassage): Promise<OpenProvider> {
  const { url: issuer, clientId, clientSecret } = client;
  const configuration = await readOidcMetadata(ctx, { issuer, clientId, clientSecret });
  return { oidc: await import('openid-client'), configuration };
}

function toAccount({
  sub,
  email,
  email_verified: isConfirmed,
  hd,
  name,
}: Readonly<Record<string, unknown>>): ProvenAccount {
  if (typeof sub !== 'string' || sub === '') throw new TypeError('Google names nobody.');
  const confirmed = isConfirmed === true && Value.Check(Email, email) ? email : null;
  return {
    subject: sub,
    email: confirmed,
    isEmailCertain: confirmed !== null && [OWN_DOMAIN, hd].includes(domainOf(confirmed)),
    fullName: readNameText(name),
    name: confirmed,
  };
}
