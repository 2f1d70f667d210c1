import { reconcileBatches } from '../batches/reconcile-batches.ts';
import type { Context } from '../context/context.ts';
import { recoverAbandoned } from '../optimizations/recover-abandoned.ts';
import { purgeExpired } from './purge-expired.ts';

/**
 * One tick of the reconciler: brings queues, leases, quotas and old rows back to what Postgres says. Safe to run at any
 * time, also twice at once.
 */
export async function reconcile(ctx: Context): Promise<void> {
  const openBatches = await reconcileBatches(ctx);
  const abandoned = await recoverAbandoned(ctx);
  await purgeExpired(ctx);
  ctx.logger.debug({ openBatches, abandoned }, 'reconciled');
  if (abandoned) ctx.logger.warn({ abandoned }, 'abandoned optimizations failed and given back');
}
