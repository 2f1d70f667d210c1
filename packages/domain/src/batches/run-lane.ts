import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { newId } from '@refinery/db/ids.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { type Failure, failureOf } from '../optimizations/failure.ts';
import { type ResolvedOptions, resolveOptions } from '../optimizations/resolve-request.ts';
import { type Claim, claimItems } from './claim-items.ts';
import type { ClaimedBatch } from './claimed.ts';
import { keepLease } from './keep-lease.ts';
import { continueLane, endLane, enqueueLane } from './lanes.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { type ItemOutcome, refineItem, rememberItem } from './refine-item.ts';
import { settleChunk } from './settle-chunk.ts';

/** Between two looks at items that wait, so that a lane does not spin. */
const MIN_DELAY_MS = 250;
/** A chunk that takes longer gives back what it has not begun: other batches wait for their turn. */
const TURN_MS = 5_000;

/**
 * Works one chunk of a batch: claims items, refines them without an open transaction, stores the results and puts the
 * lane's next job at the end of the queue, so that batches take turns whatever their size. Once `yielding` is aborted
 * it begins no further item and gives the rest back.
 */
export async function runLane(ctx: Context, job: LaneJob, yielding?: AbortSignal): Promise<void> {
  const leaseToken = randomUUID();
  const claim = await claimItems(ctx, job, leaseToken);
  if (!claim) return;
  if (!claim.items.length) return restLane(ctx, job, claim.nextAt);
  const stopRenewing = keepLease(ctx, job, leaseToken);
  try {
    const resolved = await resolveForBatch(ctx, claim.batch);
    const outcomes =
      'failure' in resolved
        ? failAll(claim, resolved.failure)
        : await refineAll(ctx, claim, resolved, yielding);
    const next = await settleChunk(ctx, claim.batch, { leaseToken, outcomes, lane: job });
    if (next) await enqueueLane(ctx, next);
    await Promise.all(outcomes.map((outcome) => rememberItem(ctx, outcome)));
  } finally {
    stopRenewing();
  }
}

/** Nothing to claim: waits where items wait for their time, ends where none are left. */
async function restLane(ctx: Context, job: LaneJob, nextAt: Date | null): Promise<void> {
  if (!nextAt) return endLane(ctx, job);
  await continueLane(ctx, job, Math.max(MIN_DELAY_MS, nextAt.getTime() - ctx.clock.now().getTime()));
}

async function refineAll(
  ctx: Context,
  { batch, items }: Claim,
  resolved: ResolvedOptions,
  yielding: AbortSignal | undefined,
): Promise<ItemOutcome[]> {
  const turnEnds = performance.now() + TURN_MS;
  const { organizationId } = batch;
  return mapConcurrently(items, ctx.settings.batches.chunkConcurrency, async (item) => {
    if (yielding?.aborted || performance.now() > turnEnds) {
      return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    }
    return refineItem(ctx, item, { organizationId, resolved });
  });
}

/** The batch's options, resolved anew for each chunk: a provider that was taken away meanwhile fails the items. */
async function resolveForBatch(
  ctx: Context,
  batch: ClaimedBatch,
): Promise<ResolvedOptions | { failure: Failure }> {
  try {
    // The options name the provider: it was written into them when the batch was made.
    const caller = { organizationId: batch.organizationId, defaultProvider: 'local' as const };
    return await resolveOptions(ctx, caller, batch.options);
  } catch (error) {
    if (error instanceof DomainError) return { failure: failureOf(error) };
    throw error;
  }
}

const failAll = ({ items }: Claim, failure: Failure): ItemOutcome[] =>
  items.map((item) => ({ kind: 'failed', item, failure, optimizationId: newId() }));
