import { Email } from '@refinery/contracts/credentials.ts';
import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { Value } from 'typebox/value';
import type { Claims } from '../../directory/role-of.ts';
import type { Tokens } from '../../oidc/authorization.ts';
import { domainOf } from '../../users/domain-of.ts';
import { readNameText } from '../../users/read-name-text.ts';
import type { OpenConnection } from './open-oidc.ts';
import { readRole } from './read-role.ts';

/** OpenID Connect Core 1.0, 2: at most 255 characters. */
const SUBJECT = /^[^\0]{1,255}$/u;
/** One issuer for everybody, who may have any e-mail there. `hd`: the company that manages the account. */
const GOOGLE = 'https://accounts.google.com';

/**
 * Who the tokens of an identity provider are of. What they do not say is asked for at its userinfo endpoint.
 * Errors: those of the library where it says something of somebody else.
 */
export async function readIdentity(open: OpenConnection, tokens: Tokens): Promise<ProvenIdentity> {
  const own: Claims = tokens.claims() ?? {};
  const subject = textOf(own.sub);
  if (subject === null || !SUBJECT.test(subject)) throw new TypeError('The identity provider names nobody.');
  const claims = {
    ...(await furtherClaims(open, { own, subject, accessToken: tokens.access_token })),
    ...own,
  };
  return {
    subject,
    email: isTrusted(open.row.issuer, claims) ? emailIn(claims) : null,
    fullName: readNameText(claims.name),
    ...readRole(claims, open.row),
  };
}

async function furtherClaims(
  { oidc, configuration, row }: OpenConnection,
  { own, subject, accessToken }: { own: Claims; subject: string; accessToken: string },
): Promise<Claims> {
  const wanted = ['email', ...row.roleMapping.map(({ claim }) => claim)];
  const isComplete = wanted.every((claim) => Object.hasOwn(own, claim));
  if (isComplete || !configuration.serverMetadata().userinfo_endpoint) return {};
  return oidc.fetchUserInfo(configuration, accessToken, subject);
}

/** Whether an e-mail is the company's to give: nobody has chosen it who could not read its mails. */
const isTrusted = (issuer: string, { email_verified: verified, hd, email }: Claims): boolean =>
  verified !== false && (issuer !== GOOGLE || (typeof email === 'string' && hd === domainOf(email)));

/** Entra ID has an e-mail only of people with a mailbox, and what they sign in with of all. */
const emailIn = ({ email, preferred_username: signInName }: Claims): string | null =>
  [email, signInName].map(textOf).find((text) => text !== null && Value.Check(Email, text)) ?? null;

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null);
