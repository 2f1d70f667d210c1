import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { authorizationUrl, type Passage, PERSON_SCOPE, redeemCode } from '../../oidc/authorization.ts';
import type { IdentityContext } from '../../oidc/read-oidc-metadata.ts';
import type { OidcRow } from './kinds.ts';
import { openOidc } from './open-oidc.ts';
import { readIdentity } from './read-identity.ts';
import { redirectUriOf } from './to-connection-reply.ts';

/** The page of an OpenID provider where somebody signs in. Errors: `connection_invalid`. */
export async function oidcPage(
  ctx: IdentityContext,
  row: OidcRow,
  { state, email }: { state: string; email: string | undefined },
): Promise<string> {
  const open = await openOidc(ctx, row);
  return authorizationUrl(open, passageOf(ctx, row, state), email === undefined ? {} : { login_hint: email });
}

/**
 * Who comes back from an OpenID provider with this query. Errors: those of the library, `connection_invalid`.
 */
export async function proveByOidc(
  ctx: IdentityContext,
  row: OidcRow,
  { query, state }: { query: string; state: string },
): Promise<ProvenIdentity> {
  const open = await openOidc(ctx, row);
  return readIdentity(open, await redeemCode(open, passageOf(ctx, row, state), query));
}

const passageOf = ({ settings }: IdentityContext, row: OidcRow, state: string): Passage => ({
  settings,
  state,
  redirectUri: redirectUriOf(settings, row),
  scope: PERSON_SCOPE,
});
