import type { LaneJob } from '@refinery/testing/batch-ledger.ts';
import type { Context } from '../../context/context.ts';
import * as claim from '../../work/internal/claim.ts';
import * as lease from '../../work/internal/lease.ts';
import type { Settled, Settlement } from '../../work/internal/settle.ts';
import * as settle from '../../work/internal/settle.ts';
import * as chunk from '../../work/internal/settle-chunk.ts';
import { toLane } from '../../work/lane-queue.ts';
import * as lanes from '../../work/lanes.ts';
import { batchKind, jobOf } from '../batch-kind.ts';
import type { BatchOptions, BatchPayload, ClaimedBatch, ClaimedItem } from '../internal/claimed.ts';
import type { BatchId } from '../internal/find-batch.ts';
import type { ItemResult } from '../internal/refine-item.ts';

/**
 * The steps of a lane, for workers that a test plays itself, with batches and queue jobs as tests have them.
 */

export interface Claim extends Omit<claim.Claim<BatchOptions, BatchPayload>, 'job'> {
  batch: ClaimedBatch;
}

export async function claimItems(ctx: Context, job: LaneJob, leaseToken: string): Promise<Claim | null> {
  const claimed = await claim.claimItems(ctx, batchKind, toLane(job), leaseToken);
  return claimed && { batch: claimed.job, items: claimed.items, nextAt: claimed.nextAt };
}

type BatchSettlement = Omit<Settlement<ClaimedItem, ItemResult>, 'lane'> & { lane?: LaneJob };

const toSettlement = ({ lane, ...rest }: BatchSettlement): Settlement<ClaimedItem, ItemResult> => ({
  ...rest,
  ...(lane ? { lane: toLane(lane) } : {}),
});

/** The lane's next job as the queue has it. */
const nextJob = ({ next }: Settled): LaneJob | null => {
  if (!next) return null;
  const { jobId, ...rest } = next;
  return { ...rest, batchId: jobId };
};

export const settleItems = async (
  ctx: Context,
  batch: ClaimedBatch,
  settlement: BatchSettlement,
): Promise<LaneJob | null> =>
  nextJob(await settle.settleItems(ctx, batchKind, batch, toSettlement(settlement)));

export const settleChunk = async (
  ctx: Context,
  batch: ClaimedBatch,
  settlement: BatchSettlement,
): Promise<LaneJob | null> =>
  nextJob(await chunk.settleChunk(ctx, batchKind, batch, toSettlement(settlement)));

export const renewLease = (ctx: Context, id: BatchId, leaseToken: string): Promise<void> =>
  lease.renewLease(ctx, batchKind, jobOf(id), leaseToken);

export const keepLease = (ctx: Context, id: BatchId, leaseToken: string): (() => void) =>
  lease.keepLease(ctx, batchKind, jobOf(id), leaseToken);

export const ensureLanes = (ctx: Context, id: BatchId): Promise<void> =>
  lanes.ensureLanes(ctx, batchKind, jobOf(id));

export const continueLane = (ctx: Context, job: LaneJob): Promise<void> =>
  lanes.continueLane(ctx, batchKind, toLane(job));

export const endLane = (ctx: Context, job: LaneJob): Promise<void> =>
  lanes.endLane(ctx, batchKind, toLane(job));
