import type { BatchStatus } from '@refinery/contracts/enums.ts';
import type { OperatedJobReply } from '@refinery/contracts/operators.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { type PageInput, rowsFor } from '../../context/pages.ts';
import { workKinds } from '../../registries/work-kinds.ts';
import { dateOrNull, textOrNull } from '../../work/read-rows.ts';
import { whereJob, whereOf } from '../../work/tables.ts';

/** Batches have tables of their own. */
const BATCH = 'batch';
const COUNTS = sql`status, total, completed, failed, cancelled, created_at, started_at, finished_at`;

export interface JobFilter extends PageInput {
  kind?: string;
  statuses?: readonly BatchStatus[];
}

export interface JobRow extends Record<string, unknown> {
  id: string;
  organization_id: string;
  kind: string;
  status: BatchStatus;
  total: number;
  completed: number;
  failed: number;
  cancelled: number;
}

const newest = (from: SQL, { limit, cursor, statuses }: JobFilter, more = sql`true`): SQL => sql`(
  select ${from} where ${more}
    and ${cursor === undefined ? sql`true` : sql`id < ${cursor}::uuid`}
    and ${
      statuses
        ? sql`status in (${sql.join(
            statuses.map((one) => sql`${one}`),
            sql`, `,
          )})`
        : sql`true`
    }
  order by id desc limit ${rowsFor(limit)})`;

const ofBatches = sql`id, organization_id, ${BATCH}::text as kind, ${COUNTS} from batch_jobs`;
const ofOthers = sql`id, organization_id, kind, ${COUNTS} from work_jobs`;

/** Jobs of all kinds and organizations, newest first, and one more than a page where there is one. */
export async function findJobs(ctx: CallerContext<'platformDb'>, filter: JobFilter): Promise<JobRow[]> {
  const { kind, limit } = filter;
  const parts = [
    ...(kind === undefined || kind === BATCH ? [newest(ofBatches, filter)] : []),
    ...(kind === undefined ? [newest(ofOthers, filter)] : []),
    ...(kind !== undefined && kind !== BATCH ? [newest(ofOthers, filter, sql`kind = ${kind}`)] : []),
  ];
  return ctx.platformDb.execute<JobRow>(
    sql`select * from (${sql.join(parts, sql` union all `)}) as jobs order by id desc limit ${rowsFor(limit)}`,
  );
}

/** The job with this id, of whatever kind. */
export async function findJobOfAnyKind(
  ctx: CallerContext<'platformDb'>,
  id: string,
): Promise<JobRow | undefined> {
  const [row] = await ctx.platformDb.execute<JobRow>(sql`
    select ${ofBatches} where id = ${id} union all select ${ofOthers} where id = ${id}`);
  return row;
}

/**
 * A job as operators see it. What its last failure says may quote a prompt: they see its code only, which is
 * read as its organization.
 */
export async function toJobReply(ctx: CallerContext<'db'>, row: JobRow): Promise<OperatedJobReply> {
  const started = dateOrNull(row.started_at);
  const finished = dateOrNull(row.finished_at);
  const { id, kind, status, total, completed, failed, cancelled } = row;
  return {
    id,
    organizationId: row.organization_id,
    kind,
    status,
    counts: { total, completed, failed, cancelled },
    createdAt: (dateOrNull(row.created_at) ?? new Date(0)).toISOString(),
    startedAt: started?.toISOString() ?? null,
    finishedAt: finished?.toISOString() ?? null,
    durationMs: started && finished ? Math.max(0, finished.getTime() - started.getTime()) : null,
    lastFailure: failed ? await lastFailure(ctx, row) : null,
  };
}

async function lastFailure(ctx: CallerContext<'db'>, row: JobRow): Promise<string | null> {
  const tables = kindOf(row)?.tables;
  if (!tables) return null;
  const id = { organizationId: row.organization_id, jobId: row.id };
  const [found] = await withTenant(ctx.db, id.organizationId, (tx) =>
    tx.execute(sql`
      select error ->> 'code' as code from ${tables.items}
      where ${whereOf(tables, id)} and status = 'failed' and exists (
        select 1 from ${tables.jobs} where ${whereJob(id)})
      order by position desc limit 1`),
  );
  return textOrNull(found?.code);
}

/** What a job is worked on by; undefined: a kind of another release. */
export const kindOf = ({ kind }: JobRow) => workKinds.find(({ name }) => name === kind);
