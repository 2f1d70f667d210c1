import type { Context } from '../context/context.ts';
import { renewLease } from './claim-items.ts';
import type { BatchId } from './find-batch.ts';

/** A worker that renews this often before the lease ends renews it in time even when one renewal fails. */
const RENEWALS_PER_LEASE = 3;

/** Renews a lease for as long as its worker lives. Returns how to stop. */
export function keepLease(ctx: Context, id: BatchId, leaseToken: string): () => void {
  const timer = setInterval(() => {
    renewLease(ctx, id, leaseToken).catch((error: unknown) =>
      ctx.logger.warn({ err: error, batchId: id.batchId }, 'lease not renewed'),
    );
  }, ctx.settings.batches.leaseMs / RENEWALS_PER_LEASE);
  return () => clearInterval(timer);
}
