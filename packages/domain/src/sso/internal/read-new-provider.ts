import type { CreateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { type IdentityContext, readOidcMetadata } from '../../oidc/read-oidc-metadata.ts';
import { sealClientSecret } from './connection-secret.ts';
import { readIssuer } from './read-issuer.ts';
import { readSamlMetadata, type SamlMetadataContext, sourceIn } from './read-saml-metadata.ts';
import { refuseOthersFields, required } from './require-fields-of.ts';
import type { ConnectionRow } from './to-connection-reply.ts';

type Provider = Pick<
  ConnectionRow,
  'issuer' | 'clientId' | 'sealedSecret' | 'saml' | 'metadataUrl' | 'checkedAt'
>;

/**
 * What is stored of an identity provider that is connected, whose metadata is read. Errors:
 * `validation_failed`, `connection_invalid`.
 */
export function readNewProvider(
  ctx: SamlMetadataContext,
  organizationId: string,
  input: CreateConnectionBody,
): Promise<Provider> {
  refuseOthersFields(input.kind, input);
  return input.kind === 'oidc' ? readOidc(ctx, organizationId, input) : readSaml(ctx, organizationId, input);
}

async function readOidc(
  ctx: IdentityContext,
  organizationId: string,
  input: CreateConnectionBody,
): Promise<Provider> {
  const given = readIssuer(required('issuer', input.issuer));
  const clientId = required('clientId', input.clientId);
  const clientSecret = required('clientSecret', input.clientSecret);
  const { configuration } = await readOidcMetadata(ctx, { issuer: given, clientId, clientSecret });
  return {
    issuer: configuration.serverMetadata().issuer,
    clientId,
    sealedSecret: sealClientSecret(ctx.settings.keyring, organizationId, clientSecret),
    saml: null,
    metadataUrl: null,
    checkedAt: null,
  };
}

async function readSaml(
  ctx: SamlMetadataContext,
  organizationId: string,
  input: CreateConnectionBody,
): Promise<Provider> {
  const source = sourceIn(input);
  if (!source) throw invalidField('metadataUrl', 'is required, or metadata is');
  const { entityId, kept } = await readSamlMetadata(ctx, organizationId, source);
  return {
    issuer: entityId,
    clientId: null,
    sealedSecret: null,
    ...kept,
  };
}
