import { withTenant } from '@refinery/db/tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { cancelPending } from './cancel.ts';
import { runAfterJobEnded, runMissedAfterJobEnded } from './internal/after-job-ended.ts';
import { finishIfDone } from './internal/finish.ts';
import { lockJob } from './internal/lock-job.ts';
import { settleItems } from './internal/settle.ts';
import type { Kind } from './kind.ts';
import { ensureLanes } from './lanes.ts';
import { readItem, readJob, textOrNull } from './read-rows.ts';
import { isSuspended, type JobId, whereJob, whereOf, whereOfKind, whereOpen } from './tables.ts';

const LOST = {
  code: 'worker_lost',
  message: 'The workers stopped several times while they worked on this item.',
};

/**
 * Makes every open job of a kind whole again from what Postgres says: frees the items of workers that died,
 * enqueues lanes that vanished, ends jobs that are done. Those of suspended organizations rest until they
 * work again. Returns how many open jobs it looked at.
 */
export async function reconcileWork(ctx: Context, kind: Kind): Promise<number> {
  const open = await ctx.systemDb.execute<JobId & Record<string, unknown>>(sql`
    select id as "jobId", organization_id as "organizationId" from ${kind.tables.jobs}
    where ${whereOfKind(kind.tables)} and ${whereOpen} and ${whereNotPaused(kind)} order by id`);
  for (const id of open) {
    try {
      await reconcileJob(ctx, kind, id);
    } catch (error) {
      // One job that cannot be mended must not keep the others from it.
      ctx.logger.error({ err: error, [kind.idName]: id.jobId }, `${kind.name} not reconciled`);
    }
  }
  await runMissedAfterJobEnded(ctx, kind);
  return open.length;
}

const whereNotPaused = (kind: Kind): SQL =>
  kind.goesOnWhileSuspended ? sql`true` : sql`not ${isSuspended(sql`${kind.tables.jobs}.organization_id`)}`;

async function reconcileJob(ctx: Context, kind: Kind, id: JobId): Promise<void> {
  await failExhaustedItems(ctx, kind, id);
  const finished = await withTenant(ctx.db, id.organizationId, async (tx) => {
    const job = await lockJob(tx, kind, id);
    if (!job) return false;
    // The error marks it as a suspect, which is tried on its own.
    await tx.execute(sql`
      update ${kind.tables.items} set status = 'pending', lease_token = null, lease_expires_at = null,
        error = ${JSON.stringify(LOST)}::text::jsonb
      where ${whereLeaseIsOver(ctx, kind, id)}`);
    if (job.status === 'cancelling') await cancelPending(tx, kind, id, job);
    return finishIfDone(tx, kind, id, ctx.clock.now());
  });
  if (finished) await runAfterJobEnded(ctx, kind, id);
  await ensureLanes(ctx, kind, id);
}

const whereLeaseIsOver = (
  ctx: Pick<Context, 'clock'>,
  kind: Kind,
  id: JobId,
): SQL => sql`${whereOf(kind.tables, id)}
  and status = 'processing' and lease_expires_at < ${ctx.clock.now().toISOString()}::timestamptz`;

/** Bounds items that take their worker down with them: after the last allowed try they fail. */
async function failExhaustedItems(ctx: Context, kind: Kind, id: JobId): Promise<void> {
  const { jobs, items, payload } = kind.tables;
  const { maxAttempts } = kind.limits(ctx.settings);
  const { row, exhausted } = await withTenant(ctx.db, id.organizationId, async (tx) => ({
    row: (await tx.execute(sql`select user_id, api_key_id, options from ${jobs} where ${whereJob(id)}`))[0],
    exhausted: await tx.execute(sql`
      select id, position, attempts, lease_token, ${payload} from ${items}
      where ${whereLeaseIsOver(ctx, kind, id)} and attempts >= ${maxAttempts} limit 1000`),
  }));
  if (!row) return;
  const job = readJob(kind, id, row);
  const byLease = Map.groupBy(exhausted, ({ lease_token }) => textOrNull(lease_token) ?? '');
  for (const [leaseToken, lost] of byLease) {
    const outcomes = lost.map((each) => ({
      kind: 'failed' as const,
      item: readItem(kind, each),
      failure: LOST,
    }));
    const { finished } = await settleItems(ctx, kind, job, { leaseToken, outcomes });
    if (finished) await runAfterJobEnded(ctx, kind, id);
  }
}
