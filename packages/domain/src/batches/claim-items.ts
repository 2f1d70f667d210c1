import type { LaneJob } from '@refinery/contracts/jobs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchJobs, batchLanes } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, asc, eq, isNotNull, isNull, lte, min, type SQLWrapper, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import type { BatchRow } from './describe-batch.ts';
import { type BatchId, itemsOf, lockBatch, sameBatch } from './find-batch.ts';
import { sameLane } from './lanes.ts';

export type ItemRow = typeof batchItems.$inferSelect;

export interface Claim {
  batch: BatchRow;
  items: ItemRow[];
  /** Where nothing could be claimed: when the next waiting item may be tried; null where none waits. */
  nextAt: Date | null;
}

/**
 * Leases the next pending items of a batch under `leaseToken`. Items that another lane is claiming at this moment are
 * passed over. The first claim of a batch starts it. Null where the job is not its lane's current one, or the batch is
 * gone: an outdated job must not work beside its successor.
 */
export async function claimItems(ctx: Context, job: LaneJob, leaseToken: string): Promise<Claim | null> {
  return withTenant(ctx.db, job.organizationId, async (tx) => {
    const [row] = await tx
      .select({ batch: batchJobs })
      .from(batchJobs)
      .innerJoin(batchLanes, sameLane(job))
      .where(sameBatch(job));
    if (!row) return null;
    const { batch } = row;
    if (batch.status === 'queued') await startBatch(ctx, tx, job);
    else if (batch.status !== 'running') return { batch, items: [], nextAt: null };
    const items = await leaseHealthyItems(ctx, tx, job, leaseToken);
    if (!items.length) items.push(...(await leaseSuspect(ctx, tx, job, leaseToken)));
    const nextAt = items.length ? null : await nextAvailableAt(tx, job);
    return { batch, items: items.sort((a, b) => a.position - b.position), nextAt };
  });
}

async function startBatch(ctx: Context, tx: Transaction, id: BatchId): Promise<void> {
  const now = ctx.clock.now().toISOString();
  await tx
    .update(batchJobs)
    .set({ status: 'running', startedAt: sql`coalesce(${batchJobs.startedAt}, ${now}::timestamptz)` })
    .where(and(sameBatch(id), eq(batchJobs.status, 'queued')));
}

const due = (ctx: Context, id: BatchId) =>
  and(itemsOf(id), eq(batchItems.status, 'pending'), lte(batchItems.availableAt, ctx.clock.now()));

/** An array is made once. Of `in (select … limit …)` the planner may make a join and run it once for each row. */
const isOneOf = (ids: SQLWrapper) => sql`${batchItems.id} = any(array(${ids}))`;

async function leaseHealthyItems(ctx: Context, tx: Transaction, id: BatchId, leaseToken: string) {
  const next = tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(and(due(ctx, id), isNull(batchItems.error)))
    .orderBy(asc(batchItems.position))
    .limit(ctx.settings.batches.chunkSize)
    .for('update', { skipLocked: true });
  return tx.update(batchItems).set(lease(ctx, leaseToken)).where(isOneOf(next)).returning();
}

/**
 * An item whose worker died in the middle may have killed it. Such items are tried after all others and one at a time,
 * so that they do not use up the tries of those beside them.
 */
async function leaseSuspect(
  ctx: Context,
  tx: Transaction,
  id: BatchId,
  leaseToken: string,
): Promise<ItemRow[]> {
  const suspects = and(itemsOf(id), isNotNull(batchItems.error));
  const one = (status: 'pending' | 'processing') =>
    tx
      .select({ id: batchItems.id })
      .from(batchItems)
      .where(and(suspects, eq(batchItems.status, status)))
      .limit(1);
  if (!(await one('pending')).length) return [];
  // Without the lock two lanes could each take one.
  await lockBatch(tx, id);
  if ((await one('processing')).length) return [];
  const next = tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(and(due(ctx, id), isNotNull(batchItems.error)))
    .orderBy(asc(batchItems.position))
    .limit(1)
    .for('update', { skipLocked: true });
  return tx.update(batchItems).set(lease(ctx, leaseToken)).where(isOneOf(next)).returning();
}

const leaseEnd = (ctx: Context): Date => new Date(ctx.clock.now().getTime() + ctx.settings.batches.leaseMs);

const lease = (ctx: Context, leaseToken: string) => ({
  status: 'processing' as const,
  attempts: sql`${batchItems.attempts} + 1`,
  leaseToken,
  leaseExpiresAt: leaseEnd(ctx),
});

async function nextAvailableAt(tx: Transaction, id: BatchId): Promise<Date | null> {
  const [row] = await tx
    .select({ at: min(batchItems.availableAt) })
    .from(batchItems)
    .where(and(itemsOf(id), eq(batchItems.status, 'pending')));
  return row?.at ?? null;
}

/**
 * Pushes the end of a lease out. Rows that somebody else is writing are left to them: waiting for one while holding
 * another could end in a deadlock.
 */
export async function renewLease(ctx: Context, id: BatchId, leaseToken: string): Promise<void> {
  await withTenant(ctx.db, id.organizationId, async (tx) => {
    const held = tx
      .select({ id: batchItems.id })
      .from(batchItems)
      .where(and(itemsOf(id), eq(batchItems.leaseToken, leaseToken), eq(batchItems.status, 'processing')))
      .for('update', { skipLocked: true });
    await tx
      .update(batchItems)
      .set({ leaseExpiresAt: leaseEnd(ctx) })
      .where(isOneOf(held));
  });
}
