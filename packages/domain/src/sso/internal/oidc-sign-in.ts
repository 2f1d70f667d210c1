import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { authorizationUrl, redeemCode } from '../../oidc/authorization.ts';
import type { IdentityContext } from '../../oidc/read-oidc-metadata.ts';
import type { OidcRow } from './kinds.ts';
import { openOidc } from './open-oidc.ts';
import { readIdentity } from './read-identity.ts';
import { redirectUriOf } from './to-connection-reply.ts';

const SCOPE = 'openid email profile';

/** The page of an OpenID provider where somebody signs in. Errors: `connection_invalid`. */
export async function oidcPage(
  ctx: IdentityContext,
  row: OidcRow,
  { state, email }: { state: string; email: string | undefined },
): Promise<string> {
  return authorizationUrl(await openOidc(ctx, row), {
    settings: ctx.settings,
    state,
    redirectUri: redirectUriOf(ctx.settings, row),
    scope: SCOPE,
    ...(email === undefined ? {} : { also: { login_hint: email } }),
  });
}

/** Who comes back from an OpenID provider with this query. Errors: those of the library, `connection_invalid`. */
export async function proveByOidc(
  ctx: IdentityContext,
  row: OidcRow,
  { query, state }: { query: string; state: string },
): Promise<ProvenIdentity> {
  const open = await openOidc(ctx, row);
  const passage = {
    settings: ctx.settings,
    state,
    redirectUri: redirectUriOf(ctx.settings, row),
    scope: SCOPE,
  };
  return readIdentity(open, await redeemCode(open, passage, query));
}
