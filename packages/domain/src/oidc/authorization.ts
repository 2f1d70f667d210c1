import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import type { Settings } from '../context/context.ts';
import { flowSecretsOf } from '../sign-in-flows/flow-secrets.ts';
import type { OpenProvider } from './open-provider.ts';

/** Who somebody is, their e-mail and their name. */
export const PERSON_SCOPE = 'openid email profile';

/** A sign-in that goes by the provider, and where it comes back. */
export interface Passage {
  settings: Pick<Settings, 'keyring'>;
  state: string;
  redirectUri: string;
  /** With `openid`, separated by spaces. */
  scope: string;
}

/**
 * The page of the provider where somebody signs in, with PKCE.
 * @param also further parameters of the provider
 */
export async function authorizationUrl(
  { oidc, configuration }: OpenProvider,
  { settings, state, redirectUri, scope }: Passage,
  also: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { nonce, verifier } = flowSecretsOf(settings, state);
  const url = oidc.buildAuthorizationUrl(configuration, {
    ...also,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state,
    ...(isOpenId(scope) ? { nonce } : {}),
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return url.href;
}

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

/**
 * The tokens for whoever comes back with this query; with `openid` in the scope, there is an ID token that is
 * checked. Errors: those of the library.
 */
export function redeemCode(
  { oidc, configuration }: OpenProvider,
  { settings, state, redirectUri, scope }: Passage,
  query: string,
): Promise<Tokens> {
  const { nonce, verifier } = flowSecretsOf(settings, state);
  return oidc.authorizationCodeGrant(configuration, new URL(`${redirectUri}?${query}`), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    ...(isOpenId(scope) ? { expectedNonce: nonce, idTokenExpected: true } : {}),
  });
}

const isOpenId = (scope: string): boolean => scope.split(' ').includes('openid');
