import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { ClientAuth, Configuration } from 'openid-client';
import type { Context } from '../context/context.ts';
import { connectionInvalid } from '../errors/connection-invalid.ts';
import { requireAllowedAddress } from '../security/require-allowed-address.ts';
import { guardedFetch, type OpenProvider } from './open-provider.ts';

export type IdentityContext = Pick<Context, 'identityFetch' | 'settings'>;

/** What an identity provider is asked with. */
export interface OidcClient {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/**
 * Reads the metadata of an identity provider, and makes what asks it for tokens. Errors: `connection_invalid`
 * where it cannot be read or is not that of this issuer.
 */
export async function readOidcMetadata(ctx: IdentityContext, client: OidcClient): Promise<OpenProvider> {
  // At first use: whoever connects no identity provider has no memory of it.
  const oidc = await import('openid-client');
  const issuer = new URL(client.issuer);
  const address = new URL(`${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`);
  let configuration: Configuration;
  try {
    configuration = await oidc.discovery(
      address,
      client.clientId,
      client.clientSecret,
      authenticationOf(oidc, client),
      {
        // The guard decides about `http:`, address by address; signatures are checked by the keys, also of
        // tokens that came straight from the identity provider.
        execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
        [oidc.customFetch]: guardedFetch(ctx),
      },
    );
  } catch (error) {
    throw connectionInvalid(reasonOf(error), error);
  }
  const metadata = configuration.serverMetadata();
  // Ours, as the library's own check lets Microsoft's issuers for all tenants pass: anybody's people would be
  // these.
  if (URL.parse(metadata.issuer)?.href !== issuer.href)
    throw connectionInvalid(
      `The metadata is of another issuer: ${metadata.issuer.slice(0, 200)}. Enter exactly that one.`,
    );
  if (issuer.pathname.includes(PRIVATE_PEOPLE))
    throw connectionInvalid('This issuer is for private people, and not for those of an organization.');
  requireEndpoints(ctx, metadata);
  return { oidc, configuration };
}

/** Some take the client's secret in the body, some in a header; those that do not say take it in a header. */
function authenticationOf(
  oidc: Pick<typeof import('openid-client'), 'ClientSecretBasic' | 'ClientSecretPost'>,
  { clientSecret }: OidcClient,
): ClientAuth {
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic')
      ? oidc.ClientSecretBasic(clientSecret)
      : oidc.ClientSecretPost(clientSecret);
    authenticate(server, client, body, headers);
  };
}

/** The tenant of Microsoft accounts that belong to no company. */
const PRIVATE_PEOPLE = '9188040d-6c67-4b5b-b112-36a304b66dad';

const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

function requireEndpoints(
  ctx: IdentityContext,
  metadata: Readonly<ReturnType<Configuration['serverMetadata']>>,
): void {
  for (const name of ENDPOINTS) {
    const address = metadata[name];
    if (typeof address !== 'string') throw connectionInvalid(`The metadata has no ${name}.`);
    requireAllowedAddress(ctx, name, address);
  }
}

/** Why nothing could be read, for whoever chose the address. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof BlockedAddressError) return cause.message;
    if (cause.cause instanceof Response)
      return `Its metadata cannot be read: the answer has the status ${cause.cause.status}, or is not JSON.`;
  }
  return 'Its metadata cannot be read: the address does not answer, or not with the metadata of an identity provider.';
}
