import { batchLanes } from '@refinery/db/schema/batches.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import type { BatchLedger } from './batch-ledger.ts';
import { runLane } from './run-lane.ts';

const MOST_TURNS = 200;

/** Runs the current job of every lane of a batch once, one after the other. Returns how many there were. */
export async function takeTurn(ctx: Context, ledger: BatchLedger, batchId: string): Promise<number> {
  const lanes = await ledger.lanes(batchId);
  for (const lane of lanes) await runLane(ctx, lane);
  return lanes.length;
}

/** Does a worker's work for one batch: lets its lanes take turns until none is left. */
export const drainLanes = (ctx: Context, ledger: BatchLedger, batchId: string): Promise<void> =>
  untilNoneIsLeft(() => takeTurn(ctx, ledger, batchId));

/** Does a worker's work for every batch of every organization. */
export async function drainAllLanes(ctx: Context): Promise<void> {
  const organizations = await ctx.systemDb.select().from(memberships);
  for (const { organizationId } of organizations)
    await untilNoneIsLeft(async () => {
      const lanes = await withTenant(ctx.db, organizationId, (tx) => tx.select().from(batchLanes));
      for (const { batchId, lane, token } of lanes)
        await runLane(ctx, { organizationId, batchId, lane, token });
      return lanes.length;
    });
}

async function untilNoneIsLeft(turn: () => Promise<number>): Promise<void> {
  for (let turns = 0; await turn(); turns++) {
    if (turns > MOST_TURNS) throw new Error('The lanes come to no end.');
  }
}
