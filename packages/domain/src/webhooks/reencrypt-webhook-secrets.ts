import { organizations } from '@refinery/db/schema/organizations.ts';
import { webhooks } from '@refinery/db/schema/webhooks.ts';
import { and, eq } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { isSealedWithCurrentKey } from '../security/credential-vault.ts';
import { openWebhookSecret, sealWebhookSecret } from './internal/secrets.ts';

/**
 * Seals every secret of a webhook anew that an older key of the keyring sealed, so that the older key can be retired.
 * Returns of how many webhooks. Does nothing where the keyring has one key.
 */
export async function reencryptWebhookSecrets(
  ctx: Pick<Context, 'db' | 'settings' | 'systemDb'>,
): Promise<number> {
  if (ctx.settings.keyring.keys.size < 2) return 0;
  const all = await ctx.systemDb.select({ id: organizations.id }).from(organizations);
  let count = 0;
  for (const { id } of all) count += await reencryptFor(ctx, id);
  return count;
}

async function reencryptFor(ctx: Pick<Context, 'db' | 'settings'>, organizationId: string): Promise<number> {
  const { keyring } = ctx.settings;
  const anew = (sealed: string): string =>
    sealWebhookSecret(keyring, organizationId, openWebhookSecret(keyring, organizationId, sealed));
  return tenantOf(ctx, organizationId).run(async (tx) => {
    const own = eq(webhooks.organizationId, organizationId);
    const rows = await tx.select().from(webhooks).where(own).for('update');
    const outdated = rows.filter(({ sealedSecret, previousSealedSecret }) =>
      [sealedSecret, previousSealedSecret].some(
        (sealed) => sealed && !isSealedWithCurrentKey(keyring, sealed),
      ),
    );
    for (const { id, sealedSecret, previousSealedSecret } of outdated) {
      const columns = {
        sealedSecret: anew(sealedSecret),
        previousSealedSecret: previousSealedSecret && anew(previousSealedSecret),
      };
      await tx
        .update(webhooks)
        .set(columns)
        .where(and(own, eq(webhooks.id, id)));
    }
    return outdated.length;
  });
}
