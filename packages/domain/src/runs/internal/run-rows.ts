import type { RunCounts, RunReply, RunStatus } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';

export type RunRow = typeof runs.$inferSelect;
type JobRow = Pick<typeof workJobs.$inferSelect, 'status' | 'total' | 'completed' | 'failed' | 'cancelled'>;

/** A run of the organization. Errors: `run_not_found`. */
export async function findRun(ctx: CallerContext, tx: Transaction, id: string): Promise<RunRow> {
  const [row] = await tx
    .select()
    .from(runs)
    .where(whereOwn(ctx, runs, id));
  if (!row) throw new DomainError('run_not_found');
  return row;
}

/** The same, locked to the end of the transaction. */
export async function lockRun(ctx: CallerContext, tx: Transaction, id: string): Promise<RunRow> {
  const [row] = await tx
    .select()
    .from(runs)
    .where(whereOwn(ctx, runs, id))
    .for('no key update');
  if (!row) throw new DomainError('run_not_found');
  return row;
}

/** The same for whoever acts without a caller; undefined where it is gone. */
export async function lockRunOf(
  tx: Transaction,
  { id, organizationId }: Pick<RunRow, 'id' | 'organizationId'>,
): Promise<RunRow | undefined> {
  const [row] = await tx
    .select()
    .from(runs)
    .where(and(eq(runs.id, id), eq(runs.organizationId, organizationId)))
    .for('no key update');
  return row;
}

/** Runs as they are shown. */
export async function toRunReplies(
  ctx: CallerContext,
  tx: Transaction,
  rows: readonly RunRow[],
): Promise<RunReply[]> {
  const ids = rows.flatMap(({ id, judgementJobId }) => [
    id,
    ...(judgementJobId === null ? [] : [judgementJobId]),
  ]);
  const jobs = await tx
    .select()
    .from(workJobs)
    .where(and(eq(workJobs.organizationId, ctx.actor.organizationId), inArray(workJobs.id, ids)));
  const jobOf = new Map(jobs.map((job) => [job.id, job]));
  return rows.map((row) => toRunReply(row, jobOf.get(row.id), jobOf.get(row.judgementJobId ?? '')));
}

const NONE = { total: 0, completed: 0, failed: 0, cancelled: 0 };

/** Of a job; of one that was deleted, what was noted. */
export const countsOf = (job: JobRow | undefined, noted: RunCounts | null): RunCounts =>
  job
    ? { total: job.total, completed: job.completed, failed: job.failed, cancelled: job.cancelled }
    : (noted ?? NONE);

function toRunReply(row: RunRow, job: JobRow | undefined, judging: JobRow | undefined): RunReply {
  return {
    id: row.id,
    name: row.name,
    status: statusOf(row, job),
    stopReason: row.stopReason,
    datasetId: row.datasetId,
    revision: row.revision,
    arms: row.arms,
    evaluators: row.evaluatorIds,
    repeats: row.repeats,
    margin: row.margin,
    clusterBy: row.clusterBy,
    stopWhenDecided: row.stopWhenDecided,
    cells: countsOf(job, row.cells),
    judgements: countsOf(judging, row.judgements),
    maxCostUsd: row.maxCostMicros === null ? null : toUsd(row.maxCostMicros),
    costUsd: toUsd(row.spentMicros),
    move: moveOf(row),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

const moveOf = ({ move, moveStatus, moveDetail }: RunRow): RunReply['move'] =>
  move && moveStatus
    ? { label: move.label, version: move.version, status: moveStatus, detail: moveDetail }
    : null;

function statusOf({ endStatus }: RunRow, job: JobRow | undefined): RunStatus {
  if (endStatus) return endStatus;
  return job?.status === 'queued' ? 'queued' : 'running';
}
