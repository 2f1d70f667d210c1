import type { Context } from '../context/context.ts';
import type { LaneJob } from '../context/jobs.ts';
import { toLane } from '../work/lane-queue.ts';
import { runTurn } from '../work/run-turn.ts';
import { batchKind } from './batch-kind.ts';

/** Works one chunk of a batch, as a worker does that takes `job` from the queue. */
export const runLane = (ctx: Context, job: LaneJob, yielding?: AbortSignal): Promise<void> =>
  runTurn(ctx, batchKind, toLane(job), yielding);
