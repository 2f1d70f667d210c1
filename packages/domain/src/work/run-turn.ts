import { randomUUID } from 'node:crypto';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { failureOf } from '../usage/failure.ts';
import { runAfterJobEnded } from './internal/after-job-ended.ts';
import { type Claim, claimItems } from './internal/claim.ts';
import { keepLease } from './internal/lease.ts';
import { settleChunk } from './internal/settle-chunk.ts';
import type { Kind, Outcome, WorkItem } from './kind.ts';
import { enqueueLane } from './lane-queue.ts';
import { continueLane, endLane } from './lanes.ts';
import { mapConcurrently } from './map-concurrently.ts';
import type { Lane } from './tables.ts';

/** Between two looks at items that wait, so that a lane does not spin. */
const MIN_DELAY_MS = 250;
/** A chunk that takes longer gives back what it has not begun: other jobs wait for their turn. */
const TURN_MS = 5_000;

/**
 * Works one chunk of a job: claims items, runs them without an open transaction, stores the results and puts
 * the lane's next queue job at the end of the queue, so that jobs take turns whatever their size. Once
 * `yielding` is aborted it begins no further item and gives the rest back.
 */
export async function runTurn<O, P, S, R>(
  ctx: Context,
  kind: Kind<O, P, S, R>,
  lane: Lane,
  yielding?: AbortSignal,
): Promise<void> {
  const leaseToken = randomUUID();
  const claim = await claimItems(ctx, kind, lane, leaseToken);
  if (!claim) return;
  if (!claim.items.length) return restLane(ctx, kind, lane, claim.nextAt);
  const stopRenewing = keepLease(ctx, kind, lane, leaseToken);
  const settled = Promise.withResolvers<void>();
  try {
    const outcomes = await runChunk(ctx, kind, { ...claim, settled: settled.promise }, yielding);
    const { next, finished } = await settleChunk(ctx, kind, claim.job, { leaseToken, outcomes, lane });
    if (next) await enqueueLane(ctx, kind, next);
    await kind.afterChunkSettled?.(ctx, outcomes);
    if (finished) await runAfterJobEnded(ctx, kind, lane);
  } finally {
    settled.resolve();
    stopRenewing();
  }
}

/**
 * Nothing to claim: waits where items wait for their time, ends where none are left, or the organization is
 * suspended.
 */
async function restLane(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues'>,
  kind: Kind,
  lane: Lane,
  nextAt: Date | null,
): Promise<void> {
  if (!nextAt) return endLane(ctx, kind, lane);
  const delayMs = Math.max(MIN_DELAY_MS, nextAt.getTime() - ctx.clock.now().getTime());
  await continueLane(ctx, kind, lane, delayMs);
}

async function runChunk<O, P, S, R>(
  ctx: Context,
  kind: Kind<O, P, S, R>,
  { job, items, settled }: Claim<O, P> & { settled: Promise<void> },
  yielding: AbortSignal | undefined,
): Promise<Outcome<WorkItem & P, R>[]> {
  const turnEnds = performance.now() + TURN_MS;
  let prepared: S;
  try {
    prepared = await kind.prepare(ctx, job);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return items.map((item) => ({ kind: 'failed', item, failure: failureOf(error) }));
  }
  return mapConcurrently(items, kind.limits(ctx.settings).chunkConcurrency, async (item) => {
    if (yielding?.aborted || performance.now() > turnEnds) {
      return { kind: 'released', item, delayMs: 0, countsAsAttempt: false };
    }
    return kind.run(ctx, item, { job, prepared, settled });
  });
}
