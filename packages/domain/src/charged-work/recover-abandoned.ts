import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, lt, type SQL } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { keyRefundStatement } from '../usage/key-charge.ts';
import { refundQuota } from '../usage/quota.ts';
import { recoverEach } from '../usage/recover-each.ts';
import { type ChargedRows, isProcessing } from './charged-kind.ts';

/** Longer than any request can take with its retries and its reader. */
const ABANDONED_AFTER_MS = 15 * 60_000;
/** Organizations at one call: the next call finds the others. */
const MOST_AT_ONCE = 500;
const INTERRUPTED = {
  code: 'interrupted',
  message: 'The server stopped before this request ended. Send it again.',
};

/**
 * Fails requests whose process died before they ended, and gives back what they were charged. Returns how
 * many there were.
 */
export async function recoverAbandoned(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'systemDb'>,
  rows: ChargedRows,
): Promise<number> {
  const { table, meter } = rows;
  const before = new Date(ctx.clock.now().getTime() - ABANDONED_AFTER_MS);
  const stale = and(isProcessing(table), lt(table.createdAt, before));
  const found = await ctx.systemDb
    .selectDistinct({ organizationId: table.organizationId })
    .from(table)
    .where(stale)
    .limit(MOST_AT_ONCE);
  const abandoned = await recoverEach(ctx, found, meter.name, (tenant) => recoverIn(tenant, rows, stale));
  if (abandoned) ctx.logger.warn({ abandoned }, `abandoned ${meter.name} failed and given back`);
  return abandoned;
}

const recoverIn = (
  { organizationId, run }: Tenant,
  { table, meter }: ChargedRows,
  stale: SQL | undefined,
): Promise<number> =>
  run(async (tx) => {
    const failed = await tx
      .update(table)
      .set({ status: 'failed', error: INTERRUPTED })
      .where(and(eq(table.organizationId, organizationId), stale))
      .returning({ apiKeyId: table.apiKeyId });
    const keys = meter.ofKeys ? failed.flatMap(({ apiKeyId }) => apiKeyId ?? []) : [];
    // In one order, so that no two wait for each other; the counter of the organization comes after all keys.
    for (const [apiKeyId, { length }] of [...Map.groupBy(keys.toSorted(), (key) => key)])
      await tx.execute(keyRefundStatement({ organizationId, apiKeyId, amount: length }));
    await refundQuota(tx, { organizationId, meter, amount: failed.length });
    return failed.length;
  });
