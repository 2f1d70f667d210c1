import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, asc, eq, isNotNull, lte, min, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import type { ClaimedItem } from './claimed.ts';
import { type BatchId, itemsOf, lockBatch } from './find-batch.ts';

interface Lease {
  leaseToken: string;
  leaseExpiresAt: Date;
}

/**
 * For a lane that found nothing else to do: leases an item whose worker died in the middle, which it may have killed.
 * Such items are tried after all others and one at a time, so that they do not use up the tries of those beside them.
 * Where there is none: says when the next waiting item may be tried.
 */
export async function claimSuspect(
  ctx: Context,
  id: BatchId,
  lease: Lease,
): Promise<{ items: ClaimedItem[]; nextAt: Date | null }> {
  return withTenant(ctx.db, id.organizationId, async (tx) => {
    const items = (await hasSuspect(tx, id, 'pending')) ? await leaseOne(ctx, tx, id, lease) : [];
    return { items, nextAt: items.length ? null : await nextAvailableAt(tx, id) };
  });
}

async function hasSuspect(tx: Transaction, id: BatchId, status: 'pending' | 'processing'): Promise<boolean> {
  const found = await tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(and(itemsOf(id), isNotNull(batchItems.error), eq(batchItems.status, status)))
    .limit(1);
  return found.length > 0;
}

async function leaseOne(ctx: Context, tx: Transaction, id: BatchId, lease: Lease): Promise<ClaimedItem[]> {
  // Without the lock two lanes could each take one.
  const batch = await lockBatch(tx, id);
  if (batch.status !== 'running' || (await hasSuspect(tx, id, 'processing'))) return [];
  const due = lte(batchItems.availableAt, ctx.clock.now());
  const next = tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(and(itemsOf(id), isNotNull(batchItems.error), eq(batchItems.status, 'pending'), due))
    .orderBy(asc(batchItems.position))
    .limit(1)
    .for('update', { skipLocked: true });
  return tx
    .update(batchItems)
    .set({ ...lease, status: 'processing', attempts: sql`${batchItems.attempts} + 1` })
    .where(sql`${batchItems.id} = any(array(${next}))`)
    .returning();
}

async function nextAvailableAt(tx: Transaction, id: BatchId): Promise<Date | null> {
  const [row] = await tx
    .select({ at: min(batchItems.availableAt) })
    .from(batchItems)
    .where(and(itemsOf(id), eq(batchItems.status, 'pending')));
  return row?.at ?? null;
}
