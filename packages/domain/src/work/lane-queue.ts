import type { Context } from '../context/context.ts';
import type { LaneData } from '../context/queues.ts';
import type { Kind } from './kind.ts';
import type { Lane } from './tables.ts';

/**
 * Never used twice: BullMQ ignores a job silently whose id it has seen. It must hold no colon and not be all
 * digits.
 */
export const laneJobId = ({ token }: Pick<Lane, 'token'>): string => `lane-${token}`;

const LANE_JOB_OPTIONS = {
  // For a database that is away for a moment; whatever lasts longer is the reconciler's.
  attempts: 4,
  backoff: { type: 'exponential', delay: 500 },
  // A lane's next queue job has another id, so that those of a large job would only pile up.
  removeOnComplete: true,
  removeOnFail: { age: 3_600, count: 100 },
};

/** A lane as the queue has it: ids only. */
const toData = (kind: Kind, { jobId, ...rest }: Lane): LaneData => ({ ...rest, [kind.idName]: jobId });

/** A lane from what the queue has of it. */
export const toLane = ({ batchId, jobId = batchId ?? '', ...rest }: LaneData): Lane => ({ ...rest, jobId });

/**
 * Puts a lane at the end of the queue. While Redis is down this fails quietly: the lane stays recorded in
 * Postgres and the reconciler enqueues it.
 */
export async function enqueueLane(
  ctx: Pick<Context, 'logger' | 'queues'>,
  kind: Kind,
  lane: Lane,
  delayMs = 0,
): Promise<void> {
  try {
    const queue = await ctx.queues.work(kind.queue);
    const options = { ...LANE_JOB_OPTIONS, jobId: laneJobId(lane), delay: delayMs };
    await queue.add('lane', toData(kind, lane), options);
  } catch (error) {
    ctx.logger.warn({ err: error, [kind.idName]: lane.jobId, lane: lane.lane }, 'lane not enqueued');
  }
}

/**
 * What the queue says of a lane's current job: `unknown` where it has none; null where it cannot be asked.
 */
export async function laneState(
  ctx: Pick<Context, 'logger' | 'queues'>,
  kind: Kind,
  lane: Lane,
): Promise<string | null> {
  try {
    return await (await ctx.queues.work(kind.queue)).getJobState(laneJobId(lane));
  } catch (error) {
    ctx.logger.warn({ err: error, [kind.idName]: lane.jobId, lane: lane.lane }, 'lane not looked up');
    return null;
  }
}
