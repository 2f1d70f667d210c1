import type { Context } from '@refinery/domain/context/context.ts';
import type { LaneData } from '@refinery/domain/context/queues.ts';
import type { Kind } from '@refinery/domain/work/kind.ts';
import { toLane } from '@refinery/domain/work/lane-queue.ts';
import { createOwnerTurns } from '@refinery/domain/work/owner-turns.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { DelayedError, type Job, Worker, type WorkerOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { endUnderLock } from './end-under-lock.ts';
import { type ProgressWatch, watchProgress } from './progress-watch.ts';

/** So many organizations at least share the slots of a worker. */
const MIN_ORGANIZATIONS = 4;

interface KindWorkerOptions {
  ctx: Context;
  kind: Kind;
  /** Queue jobs of the kind at the same time. */
  slots: number;
  /** Aborted when the worker stops: no further item is begun then. */
  closing: AbortSignal;
  /** Does a queue job's work, counted by whoever waits for its end. */
  count<T>(work: () => Promise<T>): Promise<T>;
  queue: Pick<WorkerOptions, 'prefix'> & { connection: Redis };
}

export interface KindWorker {
  worker: Worker<LaneData>;
  progress: ProgressWatch;
}

/** Starts taking the lanes of one kind of work from its queue. */
export function startKindWorker(options: KindWorkerOptions): KindWorker {
  const { ctx, kind, slots, count, queue } = options;
  const progress = watchProgress({
    slots,
    // One that is told to stop takes no jobs, while those of another kind may still end.
    isRunning: () => options.closing.aborted || worker.isRunning(),
    waiting: () =>
      ctx.queues
        .work(kind.queue)
        .then((queue) => queue.getWaitingCount())
        .catch(() => null),
    now: () => performance.now(),
  });
  const takeTurn = turnTaker(options, progress);
  const locks = locksFor(kind.limits(ctx.settings).leaseMs);
  const work = endUnderLock<LaneData>(queue.connection, locks, (job, token) =>
    count(() => takeTurn(job, token)),
  );
  const worker = new Worker<LaneData>(kind.queue, work, { ...queue, ...locks, concurrency: slots });
  return { worker, progress };
}

/** A queue job is free again as soon as the items its worker held. */
export const locksFor = (leaseMs: number) => ({
  lockDuration: leaseMs,
  stalledInterval: Math.ceil(leaseMs / 2),
});

/**
 * What a worker does with a queue job of a kind: a turn of its lane, or, while the organization has its share
 * of the slots in use, another look a little later.
 */
function turnTaker({ ctx, kind, slots, closing }: KindWorkerOptions, progress: ProgressWatch) {
  const share = Math.max(
    1,
    Math.min(kind.limits(ctx.settings).maxLanes, Math.floor(slots / MIN_ORGANIZATIONS)),
  );
  const turns = createOwnerTurns({ share, now: () => performance.now() });
  return async (job: Job<LaneData>, token: string | undefined): Promise<void> => {
    const lane = toLane(job.data);
    const leave = turns.enter(lane.organizationId);
    if (!leave) {
      progress.taken();
      await job.moveToDelayed(Date.now() + turns.waitMs(lane.organizationId), token);
      throw new DelayedError();
    }
    const fields = { [kind.idName]: lane.jobId, lane: lane.lane, requestId: lane.requestId };
    try {
      await progress.run(() => runTurn({ ...ctx, logger: ctx.logger.child(fields) }, kind, lane, closing));
    } finally {
      leave();
    }
  };
}
