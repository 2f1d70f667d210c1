import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { and, eq } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { auditedConfig } from './audited-config.ts';

/**
 * Forgets the organization's configuration and credentials of a provider; the operator's are used again, if
 * any. It is neither the default provider nor the second reader any more.
 * Errors: `forbidden`, `provider_not_configured`.
 */
export async function deleteProvider(
  ctx: CallerContext<'clock'>,
  { provider }: { provider: RemoteProvider },
): Promise<void> {
  requirePermission(ctx, 'providers:write');
  const { organizationId } = ctx.actor;
  await mutate(ctx, 'provider.delete', async (tx) => {
    const [deleted] = await tx
      .delete(providerConfigs)
      .where(and(eq(providerConfigs.organizationId, organizationId), eq(providerConfigs.provider, provider)))
      .returning();
    if (!deleted) throw new DomainError('provider_not_configured', `${provider} is not configured.`);
    const wasDefault = await tx
      .update(organizations)
      .set({ defaultProvider: null })
      .where(and(eq(organizations.id, organizationId), eq(organizations.defaultProvider, provider)))
      .returning({ id: organizations.id });
    await tx
      .update(organizations)
      .set({ verifierProvider: null, verifierModel: null })
      .where(and(eq(organizations.id, organizationId), eq(organizations.verifierProvider, provider)));
    const before = auditedConfig(deleted, wasDefault.length > 0);
    return { target: provider, before, result: undefined };
  });
}
