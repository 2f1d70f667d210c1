import type { ProvenIdentity } from '@refinery/db/schema/sso-flows.ts';
import { flowSecretsOf } from './flow-secrets.ts';
import type { OidcRow } from './kinds.ts';
import { openOidc } from './open-oidc.ts';
import { readIdentity } from './read-identity.ts';
import type { IdentityContext } from './read-oidc-metadata.ts';
import { redirectUriOf } from './to-connection-reply.ts';

/** The page of an OpenID provider where somebody signs in. Errors: `connection_invalid`. */
export async function oidcPage(
  ctx: IdentityContext,
  row: OidcRow,
  { state, email }: { state: string; email: string | undefined },
): Promise<string> {
  const { oidc, configuration } = await openOidc(ctx, row);
  const { nonce, verifier } = flowSecretsOf(ctx.settings, state);
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUriOf(ctx.settings, 'oidc'),
    response_type: 'code',
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  if (email !== undefined) url.searchParams.set('login_hint', email);
  return url.href;
}

/** Who comes back from an OpenID provider with this query. Errors: those of the library, `connection_invalid`. */
export async function proveByOidc(
  ctx: IdentityContext,
  row: OidcRow,
  { query, state }: { query: string; state: string },
): Promise<ProvenIdentity> {
  const open = await openOidc(ctx, row);
  const { nonce, verifier } = flowSecretsOf(ctx.settings, state);
  const tokens = await open.oidc.authorizationCodeGrant(
    open.configuration,
    new URL(`${redirectUriOf(ctx.settings, 'oidc')}?${query}`),
    { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
  );
  return readIdentity(open, tokens);
}
