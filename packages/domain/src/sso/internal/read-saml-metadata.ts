import type { UpdateConnectionBody } from '@refinery/contracts/sso-connections.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Context } from '../../context/context.ts';
import { connectionInvalid } from '../../errors/connection-invalid.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { requireAllowedAddress } from '../../security/require-allowed-address.ts';
import type { SamlRow } from './kinds.ts';

export type SamlMetadataContext = Pick<Context, 'clock' | 'identityFetch' | 'saml' | 'settings'>;

export type MetadataSource = { metadata: string } | { metadataUrl: string };

/** What a connection keeps of metadata. */
export type KeptMetadata = Pick<SamlRow, 'saml' | 'metadataUrl' | 'checkedAt'>;

/** Where a request has metadata; null where it has none. */
export function sourceIn({
  metadata,
  metadataUrl,
}: Pick<UpdateConnectionBody, 'metadata' | 'metadataUrl'>): MetadataSource | null {
  if (metadata !== undefined) return { metadata };
  return metadataUrl === undefined ? null : { metadataUrl };
}

/** Reads the metadata of a SAML identity provider. Errors: `connection_invalid`. */
export async function readSamlMetadata(
  ctx: SamlMetadataContext,
  organizationId: string,
  source: MetadataSource,
): Promise<{ entityId: string; kept: KeptMetadata }> {
  const text = 'metadata' in source ? source.metadata : await fetchMetadata(ctx, source.metadataUrl);
  const { entityId, signInUrl, certificates } = await ctx.saml.readMetadata(organizationId, text);
  requireAllowedAddress(ctx, 'SingleSignOnService', signInUrl);
  const kept = {
    saml: { signInUrl, certificates },
    metadataUrl: 'metadataUrl' in source ? source.metadataUrl : null,
    checkedAt: ctx.clock.now(),
  };
  return { entityId, kept };
}

/** The same for a connection, whose identity provider it must be. Errors: `connection_invalid`. */
export async function readSamlMetadataOf(
  ctx: SamlMetadataContext,
  row: SamlRow,
  source: MetadataSource,
): Promise<KeptMetadata> {
  const { entityId, kept } = await readSamlMetadata(ctx, row.organizationId, source);
  if (entityId === row.issuer) return kept;
  throw connectionInvalid(
    `The metadata is of another identity provider: ${entityId.slice(0, 200)}. Make a new connection for it.`,
  );
}

async function fetchMetadata(
  { identityFetch }: Pick<Context, 'identityFetch'>,
  url: string,
): Promise<string> {
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
