import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import type { ProviderReply, SaveProviderBody } from '@refinery/contracts/providers.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { isReservedHeader } from '@refinery/providers/reserved-headers.ts';
import { assertAllowedUrl } from '@refinery/providers/ssrf-guard/allowed-url.ts';
import { BlockedAddressError } from '@refinery/providers/ssrf-guard/blocked-address-error.ts';
import { and, eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError, type FieldError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { sealSecret } from '../security/credential-vault.ts';
import { auditedChange, auditedConfig } from './audited-config.ts';
import { toProviderReply } from './list-providers.ts';
import { resolveProviders } from './resolve-providers.ts';

const CUSTOM_ONLY = ['baseUrl', 'authHeader', 'authValue', 'requestFormat'] as const;

/**
 * Sets up a provider for the organization. Fields that are left out keep their value; credentials are
 * encrypted for this organization and provider. Errors: `forbidden`, `validation_failed`, `blocked_address`.
 */
export async function saveProvider(
  ctx: CallerContext<'clock' | 'db' | 'settings' | 'vendors'>,
  { provider, ...input }: { provider: RemoteProvider } & SaveProviderBody,
): Promise<ProviderReply> {
  requirePermission(ctx, 'providers:write');
  assertFieldsFit(provider, input);
  assertAddressAllowed(ctx, input.baseUrl);
  const { organizationId } = ctx.actor;
  const values = configValues(ctx, provider, input);
  await mutate(ctx, 'provider.save', async (tx) => {
    await assertSecretStays(tx, organizationId, input);
    const [current] = await tx
      .select({ provider: organizations.defaultProvider })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    const wasDefault = current?.provider === provider;
    const [was] = await tx
      .select()
      .from(providerConfigs)
      .where(and(eq(providerConfigs.organizationId, organizationId), eq(providerConfigs.provider, provider)))
      .for('update');
    const changed = {
      target: provider,
      ...(was ? { before: auditedConfig(was, wasDefault) } : {}),
      after: auditedChange(input),
      result: undefined,
    };
    await tx
      .insert(providerConfigs)
      .values({ organizationId, provider, ...values })
      .onConflictDoUpdate({
        target: [providerConfigs.organizationId, providerConfigs.provider],
        set: { ...values, updatedAt: ctx.clock.now() },
      });
    if (input.isDefault === undefined) return changed;
    if (input.isDefault || wasDefault) {
      await tx
        .update(organizations)
        .set({ defaultProvider: input.isDefault ? provider : null })
        .where(eq(organizations.id, organizationId));
    }
    return changed;
  });
  const resolved = await resolveProviders(ctx, organizationId);
  const entry = resolved.providers.find((candidate) => candidate.provider === provider);
  if (!entry) throw new DomainError('internal_error');
  return toProviderReply(ctx, entry, resolved.defaultProvider === provider);
}

function assertFieldsFit(provider: RemoteProvider, input: SaveProviderBody): void {
  const misplaced: FieldError[] =
    provider === 'custom'
      ? input.apiKey === undefined
        ? []
        : [
            {
              path: 'apiKey',
              message: 'cannot be used with `custom`: set authValue to the whole header value instead',
            },
          ]
      : CUSTOM_ONLY.filter((field) => input[field] !== undefined).map((field) => ({
          path: field,
          message: 'can be used with `custom` only',
        }));
  if (input.authHeader !== undefined && isReservedHeader(input.authHeader)) {
    misplaced.push({
      path: 'authHeader',
      message: 'must not be a header that controls how a request is sent, such as Host or Content-Length',
    });
  }
  if (!misplaced.length) return;
  const detail = misplaced.map((error) => `${error.path} ${error.message}`).join('; ');
  throw new DomainError('validation_failed', `${detail}.`, { errors: misplaced });
}

function assertAddressAllowed(ctx: CallerContext<'settings'>, baseUrl: string | undefined): void {
  if (!baseUrl) return;
  try {
    assertAllowedUrl(baseUrl, ctx.settings.upstreamAllowlist);
  } catch (error) {
    if (error instanceof BlockedAddressError) throw new DomainError('blocked_address', error.message);
    throw error;
  }
}

/**
 * A stored credential goes to the host it was stored for and no other: who may change the address may not
 * thereby read a credential that somebody else stored.
 */
async function assertSecretStays(
  tx: Transaction,
  organizationId: string,
  input: SaveProviderBody,
): Promise<void> {
  if (input.baseUrl === undefined || input.authValue !== undefined) return;
  const [stored] = await tx
    .select({ baseUrl: providerConfigs.baseUrl, secret: providerConfigs.encryptedCredential })
    .from(providerConfigs)
    .where(and(eq(providerConfigs.organizationId, organizationId), eq(providerConfigs.provider, 'custom')))
    .for('update');
  if (!stored?.secret || originOf(stored.baseUrl) === originOf(input.baseUrl)) return;
  throw invalidField('authValue', 'must be sent again when baseUrl changes to another host');
}

const originOf = (address: string | null): string | undefined => URL.parse(address ?? '')?.origin;

/** The columns the input names; a new secret is sealed, and only its last four characters stay readable. */
function configValues(ctx: CallerContext<'settings'>, provider: RemoteProvider, input: SaveProviderBody) {
  const { apiKey, authValue, isDefault: _isDefault, ...plain } = input;
  const secret = apiKey ?? authValue;
  if (secret === undefined) return plain;
  const owner = { organizationId: ctx.actor.organizationId, purpose: provider };
  return {
    ...plain,
    encryptedCredential: sealSecret(ctx.settings.keyring, owner, secret),
    // A short secret would be given away whole by its last four characters.
    lastFour: secret.length >= 12 ? secret.slice(-4) : null,
  };
}
