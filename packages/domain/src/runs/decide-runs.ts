import type { Transaction } from '@refinery/db/create-db.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { cancelJob } from '../work/cancel.ts';
import { compareArms } from './internal/compare-arms.ts';
import { countFailedItems } from './internal/finish-run.ts';
import { lockRunOf, type RunRow } from './internal/run-rows.ts';
import { cellKind } from './run-kind.ts';

/** Comparing takes seconds for many cells: a run is looked at when it has a twentieth more of them. */
const GROWTH = 1.05;

type RunKey = Pick<RunRow, 'id' | 'organizationId'>;

/**
 * Ends the runs that are to stop once there is a verdict on every arm, where there is: what has not begun is
 * cancelled, and what is running finishes. Its verdicts hold however often this looks. Returns how many it
 * ended.
 */
export async function decideRuns(ctx: Context): Promise<number> {
  const undecided = await ctx.systemDb
    .select({ id: runs.id, organizationId: runs.organizationId })
    .from(runs)
    // As the index says it: this statement is prepared.
    .where(sql`${runs.stopWhenDecided} and ${runs.endStatus} is null and ${runs.stopReason} is null`);
  let ended = 0;
  for (const key of undecided) {
    try {
      if (await decideRun(ctx, key)) ended += 1;
    } catch (error) {
      // One run that cannot be compared must not keep the others from it.
      ctx.logger.error({ err: error, runId: key.id }, 'run not decided');
    }
  }
  return ended;
}

async function decideRun(ctx: Context, key: RunKey): Promise<boolean> {
  const tenant = openTenant(ctx.db, key.organizationId);
  const run = await tenant.run((tx) => readGrown(tx, key));
  if (!run) return false;
  const arms = await compareArms({ ...ctx, tenant }, run, { isEarly: true });
  if (arms.length === 0 || !arms.every(({ verdict }) => verdict !== null && verdict !== 'inconclusive'))
    return false;
  let isOver = false;
  await cancelJob(ctx, cellKind, { organizationId: key.organizationId, jobId: key.id }, async (tx) => {
    const noted = await tx
      .update(runs)
      .set({ stopReason: 'decided' })
      .where(and(eq(runs.id, key.id), eq(runs.organizationId, key.organizationId), isNull(runs.endStatus)))
      .returning({ id: runs.id });
    isOver = noted.length > 0;
  });
  return isOver;
}

/**
 * A run that has so many more cells than at the last look that it may be decided now; undefined: it has not.
 */
async function readGrown(tx: Transaction, key: RunKey): Promise<RunRow | undefined> {
  const run = await lockRunOf(tx, key);
  const where = and(eq(workJobs.id, key.id), eq(workJobs.organizationId, key.organizationId));
  const [job] = await tx
    .select({ ended: sql<number>`completed + failed`.mapWith(Number) })
    .from(workJobs)
    .where(where);
  if (!run || !job || run.endStatus !== null || job.ended < GROWTH * run.lookedAtCells || job.ended === 0)
    return undefined;
  await tx
    .update(runs)
    .set({ lookedAtCells: job.ended })
    .where(and(eq(runs.id, key.id), eq(runs.organizationId, key.organizationId)));
  return { ...run, failedItems: await countFailedItems(tx, run) };
}
