import { runLane } from '@refinery/domain/batches/run-lane.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import type { BatchLedger } from './batch-ledger.ts';

const MOST_TURNS = 200;

/** Runs the current job of every lane of a batch once, one after the other. Returns how many there were. */
export async function takeTurn(ctx: Context, ledger: BatchLedger, batchId: string): Promise<number> {
  const lanes = await ledger.lanes(batchId);
  for (const lane of lanes) await runLane(ctx, lane);
  return lanes.length;
}

/** Does a worker's work for one batch: lets its lanes take turns until none is left. */
export async function drainLanes(ctx: Context, ledger: BatchLedger, batchId: string): Promise<void> {
  for (let turns = 0; await takeTurn(ctx, ledger, batchId); turns++) {
    if (turns > MOST_TURNS) throw new Error('The lanes come to no end.');
  }
}
