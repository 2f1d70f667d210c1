import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { and, eq, notLike } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { openTotpSecret, sealTotpSecret } from './internal/second-factor.ts';

/**
 * Seals the secrets of second factors anew that an older key of the keyring sealed, so that the older key can be retired. Returns how
 * many. Whatever a person changes meanwhile stays as they made it.
 */
export async function reencryptSecondFactors(ctx: Pick<Context, 'settings' | 'systemDb'>): Promise<number> {
  const { currentKeyId } = ctx.settings.keyring;
  const escaped = currentKeyId.replace(/[\\%_]/g, '\\$&');
  const outdated = await ctx.systemDb
    .select()
    .from(secondFactors)
    .where(notLike(secondFactors.sealedSecret, `${escaped}.%`));
  for (const row of outdated) {
    const same = and(eq(secondFactors.userId, row.userId), eq(secondFactors.sealedSecret, row.sealedSecret));
    const sealedSecret = sealTotpSecret(ctx, row.userId, openTotpSecret(ctx, row));
    await ctx.systemDb.update(secondFactors).set({ sealedSecret }).where(same);
  }
  return outdated.length;
}
