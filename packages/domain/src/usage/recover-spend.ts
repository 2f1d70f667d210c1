import { spendReservations } from '@refinery/db/schema/spend-reservations.ts';
import { lte } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { recoverEach } from './recover-each.ts';
import { recoverSpendOf } from './spend.ts';

/**
 * Gives back what was set aside for calls to vendors whose process died before they ended. What such a call
 * came to nobody knows; it counts as one that failed. Returns how many there were.
 */
export async function recoverSpend(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>,
): Promise<number> {
  const now = ctx.clock.now();
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: spendReservations.organizationId })
    .from(spendReservations)
    .where(lte(spendReservations.expiresAt, now));
  const recovered = await recoverEach(ctx, found, 'spend', (tenant) => recoverSpendOf(tenant, now));
  if (recovered)
    ctx.logger.warn({ recovered }, 'calls to providers were abandoned: their reservations were given back');
  return recovered;
}
