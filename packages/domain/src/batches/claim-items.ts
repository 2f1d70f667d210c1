import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { MetadataSchema, RefineOptionsSchema } from '@refinery/contracts/optimizations.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, eq, sql } from 'drizzle-orm';
import { Compile } from 'typebox/compile';
import type { Context } from '../context/context.ts';
import { claimStatements } from './claim-statements.ts';
import { claimSuspect } from './claim-suspect.ts';
import type { ClaimedBatch, ClaimedItem } from './claimed.ts';
import { type BatchId, itemsOf } from './find-batch.ts';

export interface Claim {
  batch: ClaimedBatch;
  items: ClaimedItem[];
  /** Where nothing could be claimed: when the next waiting item may be tried; null where none waits. */
  nextAt: Date | null;
}

const storedOptions = Compile(RefineOptionsSchema);
const storedMetadata = Compile(MetadataSchema);

/**
 * Leases the next pending items of a batch under `leaseToken`. Items that another lane is claiming at this moment are
 * passed over. The first claim of a batch starts it. Null where the job is not its lane's current one, or the batch is
 * gone: an outdated job must not work beside its successor.
 */
export async function claimItems(ctx: Context, job: LaneJob, leaseToken: string): Promise<Claim | null> {
  const now = ctx.clock.now().toISOString();
  const { chunkSize } = ctx.settings.batches;
  const leaseExpiresAt = leaseEnd(ctx).toISOString();
  const statements = claimStatements({ job, leaseToken, leaseExpiresAt, now, chunkSize });
  // A claim that a power cut undoes has done nothing yet.
  const [, batches, claimed] = await sendAsTenant(ctx.db, job.organizationId, statements, { durable: false });
  const row = batches?.[0];
  if (!row) return null;
  const batch = {
    id: job.batchId,
    organizationId: job.organizationId,
    userId: textOrNull(row.user_id),
    apiKeyId: textOrNull(row.api_key_id),
    options: storedOptions.Parse(row.options),
  };
  const items = (claimed ?? []).map(toClaimedItem).sort((a, b) => a.position - b.position);
  if (items.length || row.status !== 'running') return { batch, items, nextAt: null };
  return { batch, ...(await claimSuspect(ctx, job, { leaseToken, leaseExpiresAt: leaseEnd(ctx) })) };
}

const toClaimedItem = (row: Record<string, unknown>): ClaimedItem => ({
  id: String(row.id),
  position: Number(row.position),
  text: textOrNull(row.text),
  metadata: storedMetadata.Parse(row.metadata),
  attempts: Number(row.attempts),
});

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const leaseEnd = (ctx: Context): Date => new Date(ctx.clock.now().getTime() + ctx.settings.batches.leaseMs);

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
      .where(sql`${batchItems.id} = any(array(${held}))`);
  });
}
