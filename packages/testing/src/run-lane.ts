import { batchKind } from '@refinery/domain/batches/batch-kind.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { toLane } from '@refinery/domain/work/lane-queue.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import type { LaneJob } from './batch-ledger.ts';

/** Works one chunk of a batch, as a worker does that takes `job` from the queue. */
export const runLane = (ctx: Context, job: LaneJob, yielding?: AbortSignal): Promise<void> =>
  runTurn(ctx, batchKind, toLane(job), yielding);
