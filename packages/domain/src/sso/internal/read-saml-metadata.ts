import type { SamlMetadata } from '@refinery/db/schema/sso-connections.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Context } from '../../context/context.ts';
import { connectionInvalid } from '../../errors/connection-invalid.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { SamlRow } from './kinds.ts';
import { requireAllowedAddress } from './require-allowed-address.ts';

export type SamlMetadataContext = Pick<Context, 'identityFetch' | 'saml' | 'settings'>;

/** Exactly one of both. */
export interface MetadataSource {
  metadata?: string | undefined;
  metadataUrl?: string | null | undefined;
}

export interface ReadMetadata {
  entityId: string;
  saml: SamlMetadata;
}

/** Reads the metadata of a SAML identity provider. Errors: `connection_invalid`. */
export async function readSamlMetadata(
  ctx: SamlMetadataContext,
  organizationId: string,
  { metadata, metadataUrl }: MetadataSource,
): Promise<ReadMetadata> {
  const text = metadata ?? (await fetchMetadata(ctx, metadataUrl ?? ''));
  const { entityId, signInUrl, certificates } = await ctx.saml.readMetadata(organizationId, text);
  requireAllowedAddress(ctx, 'SingleSignOnService', signInUrl);
  return { entityId, saml: { signInUrl, certificates } };
}

/** The same for a connection, whose identity provider it must be. Errors: `connection_invalid`. */
export async function readSamlMetadataOf(
  ctx: SamlMetadataContext,
  row: SamlRow,
  source: MetadataSource,
): Promise<SamlMetadata> {
  const { entityId, saml } = await readSamlMetadata(ctx, row.organizationId, source);
  if (entityId === row.issuer) return saml;
  throw connectionInvalid(
    `The metadata is of another identity provider: ${entityId.slice(0, 200)}. Make a new connection for it.`,
  );
}

async function fetchMetadata({ identityFetch }: SamlMetadataContext, url: string): Promise<string> {
  try {
    const response = await identityFetch(url, { headers: { accept: 'application/samlmetadata+xml, */*' } });
    if (response.ok) return await response.text();
    throw connectionInvalid(`The metadata cannot be read: the answer has the status ${response.status}.`);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof BlockedAddressError) throw connectionInvalid(error.message, error);
    throw connectionInvalid('The metadata cannot be read: the address does not answer, or too much.', error);
  }
}
