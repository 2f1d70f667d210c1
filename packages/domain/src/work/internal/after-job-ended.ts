import { withTenant } from '@refinery/db/tenant.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Kind } from '../kind.ts';
import { readJob } from '../read-rows.ts';
import { type JobId, whereJob, whereOfKind } from '../tables.ts';
import type { JobRow } from './lock-job.ts';

/** The job has finished, and what its kind does then was not done. Worded like the partial index on it. */
const whereUnattended = sql`finished_at is not null and ended_at is null`;

/**
 * Does what the kind does when a job has ended, unless that was done. Where it fails, or the process ends
 * before it is noted as done, the reconciler does it again.
 */
export async function runAfterJobEnded(ctx: Context, kind: Kind, id: JobId): Promise<void> {
  if (!kind.afterJobEnded) return;
  try {
    const row = await readUnattended(ctx, kind, id);
    if (!row) return;
    await kind.afterJobEnded(ctx, readJob(kind, id, row));
    // A job that was tried again meanwhile ends once more.
    await withTenant(ctx.db, id.organizationId, (tx) =>
      tx.execute(sql`
        update ${kind.tables.jobs} set ended_at = ${ctx.clock.now().toISOString()}::timestamptz
        where ${whereJob(id)} and finished_at = ${row.finished_at}::timestamptz`),
    );
  } catch (error) {
    ctx.logger.error({ err: error, [kind.idName]: id.jobId }, `end of the ${kind.name} not attended to`);
  }
}

type EndedRow = Pick<JobRow, 'user_id' | 'api_key_id' | 'options'> & { finished_at: string };

async function readUnattended(
  ctx: Pick<Context, 'db'>,
  kind: Kind,
  id: JobId,
): Promise<EndedRow | undefined> {
  const [row] = await withTenant(ctx.db, id.organizationId, (tx) =>
    tx.execute<EndedRow>(sql`
      select user_id, api_key_id, options, finished_at::text as finished_at from ${kind.tables.jobs}
      where ${whereJob(id)} and ${whereUnattended}`),
  );
  return row;
}

/** Repeats {@link runAfterJobEnded} for every ended job for which it was not done. */
export async function runMissedAfterJobEnded(ctx: Context, kind: Kind): Promise<void> {
  if (!kind.afterJobEnded) return;
  const { jobs } = kind.tables;
  const lost = await ctx.systemDb.execute<JobId & Record<string, unknown>>(sql`
    select id as "jobId", organization_id as "organizationId" from ${jobs}
    where ${whereOfKind(kind.tables)} and ${whereUnattended} order by id`);
  for (const id of lost) await runAfterJobEnded(ctx, kind, id);
}
