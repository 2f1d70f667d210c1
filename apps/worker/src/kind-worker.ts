import type { Context } from '@refinery/domain/context/context.ts';
import type { LaneData } from '@refinery/domain/context/queues.ts';
import type { Kind } from '@refinery/domain/work/kind.ts';
import { toLane } from '@refinery/domain/work/lane-queue.ts';
import { createOwnerTurns } from '@refinery/domain/work/owner-turns.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { DelayedError, type Job } from 'bullmq';
import type { WorkerEnvironment } from './config.ts';
import type { ProgressWatch } from './progress-watch.ts';

/** So many organizations at least share the slots of a worker. */
const MIN_ORGANIZATIONS = 4;

interface TurnOptions {
  ctx: Context;
  kind: Kind;
  slots: WorkerEnvironment['WORKER_CONCURRENCY'];
  progress: ProgressWatch;
  /** Aborted when the worker stops: no further item is begun then. */
  closing: AbortSignal;
}

/**
 * What a worker does with a queue job of a kind: a turn of its lane, or, while the organization has its share of the
 * slots in use, another look a little later.
 */
export function turnTaker({ ctx, kind, slots, progress, closing }: TurnOptions) {
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
