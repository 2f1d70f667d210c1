import { Email } from '@refinery/contracts/credentials.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import { Value } from 'typebox/value';
import { PERSON_SCOPE } from '../../oidc/authorization.ts';
import { readOidcMetadata } from '../../oidc/read-oidc-metadata.ts';
import { domainOf } from '../../users/domain-of.ts';
import { readNameText } from '../../users/read-name-text.ts';
import type { SocialProtocol } from './protocol.ts';

/** Google's own mailboxes. */
const OWN_DOMAIN = 'gmail.com';

/** Google, by OpenID Connect. https://developers.google.com/identity/openid-connect/openid-connect */
export const google: SocialProtocol = {
  name: 'Google',
  scope: PERSON_SCOPE,
  open: (ctx, { url: issuer, clientId, clientSecret }) =>
    readOidcMetadata(ctx, { issuer, clientId, clientSecret }),
  readAccount: async (_ctx, _client, tokens) => toAccount(tokens.claims() ?? {}),
};

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
