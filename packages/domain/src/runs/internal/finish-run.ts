import type { RunCounts, RunStatus } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { runHolds, runs } from '@refinery/db/schema/runs.ts';
import { workItems, workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { type DeliveryId, recordEvent } from '../../events/record-event.ts';
import { countsOf, type RunRow } from './run-rows.ts';

type RunKey = Pick<RunRow, 'id' | 'organizationId'>;

/**
 * How the cells of a run have ended; undefined while they have not. One that lacks cells because somebody
 * cancelled them is cancelled, whatever was tried again since; what nobody needs any more is cancelled once
 * it is decided. Of a job that was deleted, what was noted says so.
 */
export async function endOfCells(tx: Transaction, run: RunRow): Promise<RunStatus | undefined> {
  const [job] = await tx
    .select()
    .from(workJobs)
    .where(and(eq(workJobs.id, run.id), eq(workJobs.organizationId, run.organizationId)));
  if (job && !['completed', 'cancelled', 'failed'].includes(job.status)) return undefined;
  const { completed, cancelled } = countsOf(job, run.cells);
  if (cancelled > 0 && run.stopReason !== 'decided') return 'cancelled';
  return completed > 0 ? 'completed' : 'failed';
}

/**
 * How a run ends whose judgements have: as its cells did, unless it was cancelled since. Judges that fail do
 * not undo it: its outputs are there.
 */
export async function endOfJudging(tx: Transaction, run: RunRow): Promise<RunStatus> {
  const [job] = await tx
    .select({ status: workJobs.status })
    .from(workJobs)
    .where(
      and(eq(workJobs.id, run.judgementJobId ?? run.id), eq(workJobs.organizationId, run.organizationId)),
    );
  if (job?.status === 'cancelled') return 'cancelled';
  return (await endOfCells(tx, run)) ?? 'completed';
}

/**
 * Notes how a run has ended, and tells webhooks. Its row must be locked. Returns the deliveries, for after
 * the commit.
 */
export async function finishRun(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  run: RunRow,
  endStatus: RunStatus,
): Promise<DeliveryId[]> {
  const key = and(eq(runs.id, run.id), eq(runs.organizationId, run.organizationId));
  const stopReason = (await isOutOfBudget(tx, run)) ? 'budget_reached' : run.stopReason;
  const finishedAt = ctx.clock.now();
  const { hasCells, ...counts } = await countsOfJobs(tx, run);
  const failing = await countFailedItems(tx, run);
  // Where the job of the cells was deleted, only what was noted of them is known.
  const failedItems = hasCells
    ? failing
    : failing.map((count, arm) => Math.max(count, run.failedItems[arm] ?? 0));
  // No call is made any more: what a process that died had set aside is free.
  await tx
    .delete(runHolds)
    .where(and(eq(runHolds.runId, run.id), eq(runHolds.organizationId, run.organizationId)));
  await tx
    .update(runs)
    .set({ endStatus, stopReason, finishedAt, failedItems, heldMicros: 0, ...counts })
    .where(key);
  if (endStatus === 'cancelled') return [];
  return recordEvent(ctx, tx, {
    organizationId: run.organizationId,
    type: endStatus === 'failed' ? 'run.failed' : 'run.completed',
    data: {
      runId: run.id,
      status: endStatus,
      stopReason,
      cells: counts.cells,
      costUsd: toUsd(run.spentMicros),
      createdAt: run.createdAt,
      finishedAt,
    },
  });
}

async function countsOfJobs(
  tx: Transaction,
  { id, organizationId, judgementJobId, ...run }: RunRow,
): Promise<{ hasCells: boolean; cells: RunCounts; judgements: RunCounts }> {
  const jobs = await tx
    .select()
    .from(workJobs)
    .where(
      and(eq(workJobs.organizationId, organizationId), inArray(workJobs.id, [id, judgementJobId ?? id])),
    );
  const of = (jobId: string | null) => jobs.find((job) => job.id === jobId);
  return {
    hasCells: of(id) !== undefined,
    cells: countsOf(of(id), run.cells),
    judgements: countsOf(of(judgementJobId), run.judgements),
  };
}

/**
 * The items of its jobs that failed for good: the last of its cells, and of the judgements that were made
 * since.
 */
const failures = ({ id, organizationId }: RunKey) => sql`
  select i.payload, i.error ->> 'code' as code from ${workItems} i join ${workJobs} j on j.id = i.job_id
  where j.organization_id = ${organizationId} and i.organization_id = ${organizationId} and i.status = 'failed'
    and (j.id = ${id} or j.id = (select judgement_job_id from ${runs} r where r.id = ${id}))`;

async function isOutOfBudget(tx: Transaction, run: RunKey): Promise<boolean> {
  const rows = await tx.execute(sql`select from (${failures(run)}) f where code = 'budget_reached' limit 1`);
  return rows.length > 0;
}

/**
 * For each arm: how many items have a failure in it, or in the baseline. Cells that were not paid are missing
 * at random, as their order is; judgements are not, since a long output costs more.
 */
export async function countFailedItems(tx: Transaction, run: RunRow): Promise<number[]> {
  const rows = await tx.execute<{ arm: number; count: number }>(sql`
    with failed as (
      select distinct coalesce(f.payload ->> 'itemId', e.dataset_item_id::text) as item,
        coalesce((f.payload ->> 'arm')::integer, e.arm) as arm
      from (${failures(run)}) f left join ${executions} e on e.id = (f.payload ->> 'executionId')::uuid
      where coalesce(code, '') not in ('budget_reached', 'budget_exceeded') or f.payload ? 'executionId'
    )
    select a.arm::integer as arm, count(distinct item)::integer as count
    from generate_series(0, ${run.arms.length - 1}::integer) as a(arm) join failed on failed.arm in (0, a.arm) group by a.arm`);
  const counts = new Map(rows.map(({ arm, count }) => [arm, count]));
  return run.arms.map((_, arm) => counts.get(arm) ?? 0);
}
