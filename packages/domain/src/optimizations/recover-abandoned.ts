import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { and, eq, lt, type SQL, sql } from 'drizzle-orm';
import { tenantOf } from '../context/as-caller.ts';
import type { Context } from '../context/context.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { keyRefundStatement } from '../usage/key-charge.ts';
import { refundQuota } from '../usage/quota.ts';

/** Longer than any request can take with its retries. */
const ABANDONED_AFTER_MS = 15 * 60_000;
const MOST_AT_ONCE = 500;

/**
 * Fails optimizations whose process died before they ended and gives their quota back.
 * Returns how many there were.
 */
export async function recoverAbandoned(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>,
): Promise<number> {
  const before = new Date(ctx.clock.now().getTime() - ABANDONED_AFTER_MS);
  // As the index says it: this statement is prepared.
  const stale = and(sql`${optimizations.status} = 'processing'`, lt(optimizations.createdAt, before));
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: optimizations.organizationId })
    .from(optimizations)
    .where(stale)
    .limit(MOST_AT_ONCE);
  let recovered = 0;
  for (const { organizationId } of found) {
    try {
      recovered += await recoverIn(ctx, organizationId, stale);
    } catch (error) {
      // One organization that cannot be mended must not keep the others from it.
      ctx.logger.error({ err: error, organizationId }, 'abandoned optimizations not recovered');
    }
  }
  return recovered;
}

const recoverIn = (
  ctx: Pick<Context, 'db'>,
  organizationId: string,
  stale: SQL | undefined,
): Promise<number> =>
  tenantOf(ctx, organizationId).run(async (tx) => {
    const failed = await tx
      .update(optimizations)
      .set({
        status: 'failed',
        error: {
          code: 'interrupted',
          message: 'The server stopped before this request ended. Send it again.',
        },
      })
      .where(and(eq(optimizations.organizationId, organizationId), stale))
      .returning({ apiKeyId: optimizations.apiKeyId });
    const byKey = Map.groupBy(failed, ({ apiKeyId }) => apiKeyId ?? '');
    // In one order, so that no two wait for each other; the counter of the organization comes after all keys.
    for (const apiKeyId of [...byKey.keys()].filter(Boolean).toSorted()) {
      const amount = byKey.get(apiKeyId)?.length ?? 0;
      await tx.execute(keyRefundStatement({ organizationId, apiKeyId, amount }));
    }
    await refundQuota(tx, { organizationId, meter: OPTIMIZATIONS, amount: failed.length });
    return failed.length;
  });
