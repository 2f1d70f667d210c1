import { batchItems, batchJobs } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import type { BatchRow } from './describe-batch.ts';
import { type BatchId, itemsOf, sameBatch } from './find-batch.ts';

export type ItemRow = typeof batchItems.$inferSelect;

export interface Claim {
  batch: BatchRow;
  items: ItemRow[];
}

/**
 * Leases the next pending items of a batch under `leaseToken`. Items that another lane is claiming at this moment are
 * passed over. The first claim of a batch starts it. Null where the batch is gone.
 */
export async function claimItems(ctx: Context, id: BatchId, leaseToken: string): Promise<Claim | null> {
  const now = ctx.clock.now();
  const { chunkSize, leaseMs } = ctx.settings.batches;
  return withTenant(ctx.db, id.organizationId, async (tx) => {
    await tx
      .update(batchJobs)
      .set({
        status: 'running',
        startedAt: sql`coalesce(${batchJobs.startedAt}, ${now.toISOString()}::timestamptz)`,
      })
      .where(and(sameBatch(id), eq(batchJobs.status, 'queued')));
    const [batch] = await tx.select().from(batchJobs).where(sameBatch(id));
    if (!batch) return null;
    if (batch.status !== 'running') return { batch, items: [] };
    const next = tx
      .select({ id: batchItems.id })
      .from(batchItems)
      .where(and(itemsOf(id), eq(batchItems.status, 'pending'), lte(batchItems.availableAt, now)))
      .orderBy(asc(batchItems.position))
      .limit(chunkSize)
      .for('update', { skipLocked: true });
    const items = await tx
      .update(batchItems)
      .set({
        status: 'processing',
        attempts: sql`${batchItems.attempts} + 1`,
        leaseToken,
        leaseExpiresAt: new Date(now.getTime() + leaseMs),
      })
      .where(inArray(batchItems.id, next))
      .returning();
    return { batch, items: items.sort((a, b) => a.position - b.position) };
  });
}

/** Pushes the end of a lease out, for as long as its worker lives. */
export async function renewLease(ctx: Context, id: BatchId, leaseToken: string): Promise<void> {
  const leaseExpiresAt = new Date(ctx.clock.now().getTime() + ctx.settings.batches.leaseMs);
  await withTenant(ctx.db, id.organizationId, (tx) =>
    tx
      .update(batchItems)
      .set({ leaseExpiresAt })
      .where(and(itemsOf(id), eq(batchItems.leaseToken, leaseToken), eq(batchItems.status, 'processing'))),
  );
}
