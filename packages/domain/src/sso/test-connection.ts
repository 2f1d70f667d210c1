import type { ConnectionTestReply } from '@refinery/contracts/sso-connections.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { connectionInvalid } from '../errors/connection-invalid.ts';
import { validCertificates } from '../saml/certificate.ts';
import { countSigningKeys } from './internal/count-signing-keys.ts';
import { findConnection } from './internal/find-connection.ts';
import { byKind, type OidcRow, type SamlRow } from './internal/kinds.ts';
import { openOidc } from './internal/open-oidc.ts';
import { readSamlMetadataOf } from './internal/read-saml-metadata.ts';

type TestContext = CallerContext<'clock' | 'identityFetch' | 'saml' | 'settings'>;

/**
 * Reads metadata and keys of an identity provider again. Errors: `forbidden`, `connection_not_found`,
 * `connection_invalid`.
 */
export async function testConnection(ctx: TestContext, { id }: { id: string }): Promise<ConnectionTestReply> {
  requirePermission(ctx, 'sso:write');
  const row = await ctx.tenant.run((tx) => findConnection(ctx, tx, id));
  return byKind(row, { oidc: (oidc) => testOidc(ctx, oidc), saml: (saml) => testSaml(ctx, saml) });
}

async function testOidc(ctx: TestContext, row: OidcRow): Promise<ConnectionTestReply> {
  const { configuration } = await openOidc(ctx, row);
  const metadata = configuration.serverMetadata();
  return {
    issuer: row.issuer,
    authorizationEndpoint: metadata.authorization_endpoint ?? '',
    tokenEndpoint: metadata.token_endpoint ?? '',
    signingKeys: await countSigningKeys(ctx, metadata.jwks_uri ?? ''),
  };
}

async function testSaml(ctx: TestContext, row: SamlRow): Promise<ConnectionTestReply> {
  const { metadataUrl } = row;
  const { certificates, signInUrl } =
    metadataUrl === null ? row.saml : (await readSamlMetadataOf(ctx, row, { metadataUrl })).saml;
  const signingKeys = validCertificates(certificates, ctx.clock.now()).length;
  if (signingKeys === 0) throw connectionInvalid('All certificates of the identity provider have expired.');
  return { issuer: row.issuer, authorizationEndpoint: signInUrl, tokenEndpoint: null, signingKeys };
}
