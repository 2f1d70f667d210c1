import type { SamlMetadata } from '@refinery/db/schema/sso-connections.ts';
import { assertAllowedUrl } from '@refinery/providers/ssrf-guard/allowed-url.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { SamlRow } from './kinds.ts';

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
  requireAllowed(ctx, signInUrl);
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
  throw invalid(
    `The metadata is of another identity provider: ${entityId.slice(0, 200)}. Make a new connection for it.`,
  );
}

async function fetchMetadata({ identityFetch }: SamlMetadataContext, url: string): Promise<string> {
  try {
    const response = await identityFetch(url, { headers: { accept: 'application/samlmetadata+xml, */*' } });
    if (response.ok) return await response.text();
    throw invalid(`The metadata cannot be read: the answer has the status ${response.status}.`);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (error instanceof BlockedAddressError) throw invalid(error.message, error);
    throw invalid('The metadata cannot be read: the address does not answer, or too much.', error);
  }
}

/** People's browsers are sent there: it may be no script, and lie nowhere where others may not. */
function requireAllowed({ settings }: SamlMetadataContext, signInUrl: string): void {
  try {
    assertAllowedUrl(signInUrl, settings.upstreamAllowlist);
  } catch (error) {
    if (!(error instanceof BlockedAddressError)) throw error;
    throw invalid(`Its SingleSignOnService cannot be used. ${error.message}`, error);
  }
}

const invalid = (detail: string, cause?: unknown): DomainError =>
  new DomainError('connection_invalid', detail, { cause });
