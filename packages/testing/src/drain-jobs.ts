import { workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import type { Kind } from '@refinery/domain/work/kind.ts';
import { startLanes } from '@refinery/domain/work/lanes.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { and, eq, inArray } from 'drizzle-orm';

const MOST_TURNS = 200;

/** Does a worker's work for every open job of a kind: one try of each item that waits, until none is left. */
export async function drainJobs(ctx: Context, kind: Kind): Promise<void> {
  for (let turns = 0; await takeTurns(ctx, kind); turns++) {
    if (turns > MOST_TURNS) throw new Error(`The jobs of ${kind.name} come to no end.`);
  }
}

/** One turn of each lane of each open job. Returns how many jobs there were. */
export async function takeTurns(ctx: Context, kind: Kind): Promise<number> {
  const waiting = await ctx.systemDb
    .select({ jobId: workJobs.id, organizationId: workJobs.organizationId })
    .from(workJobs)
    .where(and(eq(workJobs.kind, kind.name), inArray(workJobs.status, ['queued', 'running', 'cancelling'])));
  for (const id of waiting) {
    await startLanes(ctx, kind, id);
    const lanes = await withTenant(ctx.db, id.organizationId, (tx) =>
      tx.select().from(workLanes).where(eq(workLanes.jobId, id.jobId)),
    );
    for (const { lane, token } of lanes) await runTurn(ctx, kind, { ...id, lane, token });
  }
  return waiting.length;
}
