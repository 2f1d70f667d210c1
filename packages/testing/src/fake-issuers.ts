import type { Context } from '@refinery/domain/context/context.ts';

const METADATA = '/.well-known/openid-configuration';

/** The metadata of an identity provider. */
export const metadataOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
});

/** Answers as the identity provider at whatever address is asked: with its metadata, or with one key. */
export const fakeIssuers: Context['identityFetch'] = async (input) => {
  const address = String(input instanceof Request ? input.url : input);
  return address.endsWith(METADATA)
    ? Response.json(metadataOf(address.slice(0, -METADATA.length)))
    : Response.json({ keys: [{ kty: 'EC', use: 'sig' }] });
};
