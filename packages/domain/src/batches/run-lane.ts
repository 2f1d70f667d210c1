import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { newId } from '@refinery/db/ids.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { failureOf } from '../optimizations/failure.ts';
import { type ResolvedOptions, resolveOptions } from '../optimizations/resolve-request.ts';
import { type Claim, claimItems, type ItemRow, renewLease } from './claim-items.ts';
import { continueLane, endLane, isCurrentLane, nextAvailableAt } from './lanes.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { type ItemOutcome, refineItem, rememberItem } from './refine-item.ts';
import { settleItems } from './settle-items.ts';

/** A worker that sees its lease this many times before it ends renews it in time even when one renewal fails. */
const RENEWALS_PER_LEASE = 3;
const MIN_DELAY_MS = 100;

/**
 * Works one chunk of a batch: claims items, refines them without an open transaction, stores the results and puts the
 * lane's next job at the end of the queue, so that batches take turns whatever their size.
 */
export async function runLane(ctx: Context, job: LaneJob): Promise<void> {
  if (!(await isCurrentLane(ctx, job))) return;
  const leaseToken = randomUUID();
  const claim = await claimItems(ctx, job, leaseToken);
  if (!claim?.items.length) return restLane(ctx, job);
  const renewal = keepLease(ctx, job, leaseToken);
  try {
    await workChunk(ctx, job, claim, leaseToken);
  } finally {
    clearInterval(renewal);
  }
  await continueLane(ctx, job);
}

/** Nothing to claim: waits where items wait for their time, ends where none are left. */
async function restLane(ctx: Context, job: LaneJob): Promise<void> {
  const at = await nextAvailableAt(ctx, job);
  if (!at) return endLane(ctx, job);
  await continueLane(ctx, job, Math.max(MIN_DELAY_MS, at.getTime() - ctx.clock.now().getTime()));
}

async function workChunk(ctx: Context, job: LaneJob, claim: Claim, leaseToken: string): Promise<void> {
  const resolved = await resolveForBatch(ctx, claim);
  if (resolved instanceof DomainError) {
    const failure = failureOf(resolved);
    const outcomes = claim.items.map((item) => failed(item, failure));
    return settleItems(ctx, job, leaseToken, outcomes);
  }
  const work = { organizationId: job.organizationId, resolved, newId };
  const outcomes = await mapConcurrently(claim.items, ctx.settings.batches.chunkConcurrency, (item) =>
    refineItem(ctx, item, work),
  );
  await settleItems(ctx, job, leaseToken, outcomes);
  await Promise.all(outcomes.map((outcome) => rememberItem(ctx, work, outcome)));
}

/** The batch's options, resolved anew for each chunk; a provider that was taken away meanwhile fails the items. */
async function resolveForBatch(ctx: Context, { batch }: Claim): Promise<ResolvedOptions | DomainError> {
  try {
    const [organization] = await withTenant(ctx.db, batch.organizationId, (tx) =>
      tx
        .select({ provider: organizations.defaultProvider })
        .from(organizations)
        .where(eq(organizations.id, batch.organizationId)),
    );
    const caller = {
      organizationId: batch.organizationId,
      defaultProvider: organization?.provider ?? 'local',
    };
    return await resolveOptions(ctx, caller, batch.options);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const failed = (item: ItemRow, failure: { code: string; message: string }): ItemOutcome => ({
  kind: 'failed',
  item,
  failure,
  optimizationId: newId(),
});

function keepLease(ctx: Context, job: LaneJob, leaseToken: string): NodeJS.Timeout {
  const every = Math.max(50, ctx.settings.batches.leaseMs / RENEWALS_PER_LEASE);
  return setInterval(() => {
    renewLease(ctx, job, leaseToken).catch((error: unknown) =>
      ctx.logger.warn({ err: error, batchId: job.batchId }, 'lease not renewed'),
    );
  }, every);
}
