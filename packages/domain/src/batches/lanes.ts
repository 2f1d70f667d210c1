import { randomUUID } from 'node:crypto';
import type { LaneJob } from '@refinery/contracts/jobs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, batchLanes } from '@refinery/db/schema/batches.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and, count, eq } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { type BatchId, isOpen, itemsOf, lanesOf, lockBatch } from './find-batch.ts';

/** Never used twice: BullMQ ignores a job silently whose id it has seen. It must hold no colon and not be all digits. */
export const laneJobId = (job: LaneJob): string => `lane-${job.token}`;

const LANE_JOB_OPTIONS = {
  // For a database that is away for a moment; whatever lasts longer is the reconciler's.
  attempts: 4,
  backoff: { type: 'exponential', delay: 500 },
  // A lane's next job has another id, so that the jobs of a large batch would only pile up.
  removeOnComplete: true,
  removeOnFail: { age: 3_600, count: 100 },
};

/**
 * Puts a lane at the end of the queue. While Redis is down this fails quietly: the lane stays recorded in Postgres and
 * the reconciler enqueues it.
 */
export async function enqueueLane(ctx: Context, job: LaneJob, delayMs = 0): Promise<void> {
  try {
    const queue = await ctx.queues.lanes();
    await queue.add('lane', job, { ...LANE_JOB_OPTIONS, jobId: laneJobId(job), delay: delayMs });
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
    const wanted = isOpen(batch.status) ? await wantedLanes(ctx, tx, id) : 0;
    const lanes = await tx.select().from(batchLanes).where(lanesOf(id));
    const missing = freeLanes(lanes, wanted).map((lane) => ({
      organizationId: id.organizationId,
      batchId: id.batchId,
      lane,
      token: randomUUID(),
    }));
    if (missing.length) await tx.insert(batchLanes).values(missing);
    const requestId = batch.requestId ? { requestId: batch.requestId } : {};
    return [...lanes, ...missing].map(({ organizationId, batchId, lane, token }) => ({
      organizationId,
      batchId,
      lane,
      token,
      ...requestId,
    }));
  });
  for (const job of jobs) await ensureLane(ctx, job);
}

/** Starts the lanes of a batch that is stored already: what goes wrong here is the reconciler's to mend. */
export async function startLanes(ctx: Context, id: BatchId): Promise<void> {
  await ensureLanes(ctx, id).catch((error: unknown) =>
    ctx.logger.warn({ err: error, batchId: id.batchId }, 'lanes not started'),
  );
}

/** As many lanes as there are chunks, up to the most; counts no further than that needs. */
async function wantedLanes(ctx: Context, tx: Transaction, id: BatchId): Promise<number> {
  const { maxLanes, chunkSize } = ctx.settings.batches;
  const some = tx
    .select({ id: batchItems.id })
    .from(batchItems)
    .where(and(itemsOf(id), eq(batchItems.status, 'pending')))
    .limit(maxLanes * chunkSize)
    .as('some');
  const [waiting] = await tx.select({ items: count() }).from(some);
  return Math.ceil((waiting?.items ?? 0) / chunkSize);
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
  const next = await withTenant(ctx.db, job.organizationId, (tx) => moveLane(ctx, tx, job));
  if (next) await enqueueLane(ctx, next, delayMs);
}

/** Names a lane's next job; null where this job is not its current one any more. To be enqueued after the commit. */
export async function moveLane(ctx: Context, tx: Transaction, job: LaneJob): Promise<LaneJob | null> {
  const token = randomUUID();
  const moved = await tx
    .update(batchLanes)
    .set({ token, updatedAt: ctx.clock.now() })
    .where(sameLane(job))
    .returning({ token: batchLanes.token });
  return moved.length ? { ...job, token } : null;
}

/** Ends a lane that has nothing left to do. */
export async function endLane(ctx: Context, job: LaneJob): Promise<void> {
  await withTenant(ctx.db, job.organizationId, (tx) => tx.delete(batchLanes).where(sameLane(job)));
}

/** The row of a lane while `job` is its current job. */
export const sameLane = (job: LaneJob) =>
  and(
    eq(batchLanes.batchId, job.batchId),
    eq(batchLanes.organizationId, job.organizationId),
    eq(batchLanes.lane, job.lane),
    eq(batchLanes.token, job.token),
  );
