import { organizations } from '@refinery/db/schema/organizations.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { isSealedWithCurrentKey, openSecret, sealSecret } from '../security/credential-vault.ts';

/**
 * Seals every credential anew that an older key of the keyring sealed, so that the older key can be retired.
 * Returns how many. Does nothing where the keyring has one key.
 */
export async function reencryptCredentials(
  ctx: Pick<Context, 'clock' | 'db' | 'settings' | 'systemDb'>,
): Promise<number> {
  const { keyring } = ctx.settings;
  if (keyring.keys.size < 2) return 0;
  const all = await ctx.systemDb.select({ id: organizations.id }).from(organizations);
  let count = 0;
  for (const { id } of all) count += await reencryptFor(ctx, id);
  return count;
}

async function reencryptFor(
  ctx: Pick<Context, 'clock' | 'db' | 'settings'>,
  organizationId: string,
): Promise<number> {
  const { keyring } = ctx.settings;
  return tenantOf(ctx, organizationId).run(async (tx) => {
    const rows = await tx
      .select({
        provider: providerConfigs.provider,
        sealed: sql<string>`${providerConfigs.encryptedCredential}`,
      })
      .from(providerConfigs)
      .where(
        and(
          eq(providerConfigs.organizationId, organizationId),
          isNotNull(providerConfigs.encryptedCredential),
        ),
      )
      .for('update');
    const outdated = rows.filter((row) => !isSealedWithCurrentKey(keyring, row.sealed));
    for (const { provider, sealed } of outdated) {
      const owner = { organizationId, purpose: provider };
      await tx
        .update(providerConfigs)
        .set({ encryptedCredential: sealSecret(keyring, owner, openSecret(keyring, owner, sealed)) })
        .where(
          and(eq(providerConfigs.organizationId, organizationId), eq(providerConfigs.provider, provider)),
        );
      const author = { clock: ctx.clock, actor: { kind: 'system', name: 'key-rotation' } } as const;
      await recordChange(author, tx, organizationId, { action: 'provider.reencrypt', target: provider });
    }
    return outdated.length;
  });
}
