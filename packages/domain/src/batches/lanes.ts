import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { batchItems, batchJobs, batchLanes } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, count, eq, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { type BatchId, isOpen, itemsOf, lockBatch } from './find-batch.ts';

/** Never used twice: BullMQ ignores a job silently whose id it has seen. It must hold no colon and not be all digits. */
const laneJobId = (job: LaneJob): string => `lane-${job.token}`;

const FINISHED_JOBS_KEPT = { age: 3_600, count: 1_000 };

/**
 * Puts a lane at the end of the queue. While Redis is down this fails quietly: the lane stays recorded in Postgres and
 * the reconciler enqueues it.
 */
export async function enqueueLane(ctx: Context, job: LaneJob, delayMs = 0): Promise<void> {
  try {
    const queue = await ctx.queues.lanes();
    await queue.add('lane', job, {
      jobId: laneJobId(job),
      delay: delayMs,
      removeOnComplete: FINISHED_JOBS_KEPT,
      removeOnFail: FINISHED_JOBS_KEPT,
    });
  } catch (error) {
    ctx.logger.warn({ err: error, batchId: job.batchId, lane: job.lane }, 'lane not enqueued');
  }
}

/**
 * Brings a batch to the lanes its pending items need and enqueues every lane whose job is not in the queue: new ones,
 * and those whose job vanished with Redis or with a worker.
 */
export async function ensureLanes(ctx: Context, id: BatchId): Promise<void> {
  const jobs = await withTenant(ctx.db, id.organizationId, async (tx) => {
    const batch = await lockBatch(tx, id);
    const [waiting] = await tx
      .select({ items: count() })
      .from(batchItems)
      .where(and(itemsOf(id), eq(batchItems.status, 'pending')));
    const { maxLanes, chunkSize } = ctx.settings.batches;
    const wanted = isOpen(batch.status)
      ? Math.min(maxLanes, Math.ceil((waiting?.items ?? 0) / chunkSize))
      : 0;
    const lanes = await tx
      .select()
      .from(batchLanes)
      .where(and(eq(batchLanes.batchId, id.batchId), eq(batchLanes.organizationId, id.organizationId)));
    const missing = freeLanes(lanes, wanted).map((lane) => ({ ...id, lane, token: randomUUID() }));
    if (missing.length) await tx.insert(batchLanes).values(missing);
    const requestId = batch.requestId ? { requestId: batch.requestId } : {};
    return [...lanes, ...missing].map(({ lane, token }) => ({ ...id, lane, token, ...requestId }));
  });
  for (const job of jobs) await ensureLane(ctx, job);
}

function freeLanes(lanes: readonly { lane: number }[], wanted: number): number[] {
  const taken = new Set(lanes.map(({ lane }) => lane));
  const free = Array.from({ length: wanted }, (_, lane) => lane).filter((lane) => !taken.has(lane));
  return free.slice(0, Math.max(0, wanted - lanes.length));
}

/** Enqueues a lane unless its job waits or runs. A job that ended without a successor gets one under a new id. */
async function ensureLane(ctx: Context, job: LaneJob): Promise<void> {
  const state = await jobState(ctx, job);
  if (state === 'unknown') return enqueueLane(ctx, job);
  if (state === 'completed' || state === 'failed') return continueLane(ctx, job);
}

async function jobState(ctx: Context, job: LaneJob): Promise<string | null> {
  try {
    return await (await ctx.queues.lanes()).getJobState(laneJobId(job));
  } catch (error) {
    ctx.logger.warn({ err: error, batchId: job.batchId, lane: job.lane }, 'lane not looked up');
    return null;
  }
}

/**
 * Gives a lane its next job and puts it at the end of the queue, behind the lanes of every other batch.
 * Does nothing where somebody else continued the lane meanwhile.
 */
export async function continueLane(ctx: Context, job: LaneJob, delayMs = 0): Promise<void> {
  const token = randomUUID();
  const moved = await withTenant(ctx.db, job.organizationId, (tx) =>
    tx
      .update(batchLanes)
      .set({ token, updatedAt: ctx.clock.now() })
      .where(sameLane(job))
      .returning({ token: batchLanes.token }),
  );
  if (moved.length) await enqueueLane(ctx, { ...job, token }, delayMs);
}

/** Whether this job is the lane's current one: an outdated one must not work beside its successor. */
export async function isCurrentLane(ctx: Context, job: LaneJob): Promise<boolean> {
  const found = await withTenant(ctx.db, job.organizationId, (tx) =>
    tx.select({ token: batchLanes.token }).from(batchLanes).where(sameLane(job)),
  );
  return found.length > 0;
}

/** Ends a lane that has nothing left to do. */
export async function endLane(ctx: Context, job: LaneJob): Promise<void> {
  await withTenant(ctx.db, job.organizationId, (tx) => tx.delete(batchLanes).where(sameLane(job)));
}

const sameLane = (job: LaneJob) =>
  and(
    eq(batchLanes.batchId, job.batchId),
    eq(batchLanes.organizationId, job.organizationId),
    eq(batchLanes.lane, job.lane),
    eq(batchLanes.token, job.token),
  );

/** When the next item that waits for its time may be tried; null where none waits. */
export async function nextAvailableAt(ctx: Context, id: BatchId): Promise<Date | null> {
  const [row] = await withTenant(ctx.db, id.organizationId, (tx) =>
    tx
      .select({ at: sql<string | null>`min(${batchItems.availableAt})` })
      .from(batchItems)
      .innerJoin(batchJobs, eq(batchJobs.id, batchItems.batchId))
      .where(and(itemsOf(id), eq(batchItems.status, 'pending'))),
  );
  return row?.at ? new Date(row.at) : null;
}
