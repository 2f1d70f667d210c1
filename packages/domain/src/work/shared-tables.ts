import type { Transaction } from '@refinery/db/create-db.ts';
import { newId, newIdPerRow, newIdTime } from '@refinery/db/ids.ts';
import { workItems, workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { reserveQuota } from '../usage/quota.ts';
import type { Kind } from './kind.ts';
import type { JobId, WorkTables } from './tables.ts';

/** The tables of a kind that has none of its own: each item has its `payload`, a JSON value. */
export const sharedTables = (kindName: string): WorkTables => ({
  jobs: workJobs,
  items: workItems,
  lanes: workLanes,
  jobId: sql.identifier('job_id'),
  ofKind: sql`kind = ${kindName}`,
  payload: sql`payload`,
});

export interface NewJob<Options, Payloads> {
  /** Default: a new one. */
  id?: string;
  organizationId: string;
  /** Who asked for it, where somebody did. */
  userId?: string;
  apiKeyId?: string;
  requestId?: string;
  options: Options;
  payloads: Payloads;
}

type AcceptContext = Pick<Context, 'clock' | 'quotas'>;

/**
 * Accepts a job of a kind with {@link sharedTables}, in the transaction of what asks for it: all or nothing,
 * its quota included. Call `startLanes` after the commit; where that is not done, the reconciler does it.
 * @param job its payloads: one for each item, what `readPayload` of the kind takes
 * Errors: `quota_exceeded`; `RangeError` without items.
 */
export async function acceptJob<O>(
  ctx: AcceptContext,
  tx: Transaction,
  kind: Kind<O>,
  job: NewJob<O, readonly unknown[]>,
): Promise<JobId> {
  const { length } = job.payloads;
  const accepted =
    length > 0 && (await accept(ctx, tx, kind, { ...job, payloads: listed(job.payloads), length }));
  if (!accepted) throw new RangeError('A job needs an item.');
  return accepted;
}

/**
 * The same of many items that never leave the database. Null where there are none.
 * @param job its payloads: SQL that gives `position`, from 1 on, and `payload` of each item
 * Errors: `quota_exceeded`.
 */
export const acceptSelected = <O>(
  ctx: AcceptContext,
  tx: Transaction,
  kind: Kind<O>,
  job: NewJob<O, SQL>,
): Promise<JobId | null> => accept(ctx, tx, kind, job);

async function accept<O>(
  ctx: AcceptContext,
  tx: Transaction,
  kind: Kind<O>,
  job: NewJob<O, SQL> & { length?: number },
): Promise<JobId | null> {
  const { organizationId, payloads } = job;
  const id = job.id ?? newId();
  const now = ctx.clock.now().toISOString();
  // A job with a meter has the total 0 until it is charged: a charge may open a new period, which counts it.
  const known = kind.meter ? 0 : (job.length ?? 0);
  await tx.execute(sql`
    insert into ${workJobs} (id, organization_id, kind, user_id, api_key_id, request_id, options, total, created_at)
    values (${id}, ${organizationId}, ${kind.name}, ${job.userId ?? null}, ${job.apiKeyId ?? null},
      ${job.requestId ?? null}, ${JSON.stringify(job.options)}::text::jsonb, ${known}, ${now}::timestamptz)`);
  const { count } = await tx.execute(sql`
    insert into ${workItems} (id, organization_id, job_id, position, payload, available_at)
    select ${newIdPerRow(newIdTime())}, ${organizationId}, ${id}, position, payload, ${now}::timestamptz
    from (${payloads}) as given`);
  if (count === 0) {
    await tx.execute(sql`delete from ${workJobs} where id = ${id} and organization_id = ${organizationId}`);
    return null;
  }
  // Late, because it locks the counter of the meter; and before the total is known, since a new period begins
  // with what open jobs have left.
  if (kind.meter) {
    const owner = { organizationId, apiKeyId: job.apiKeyId ?? null };
    await reserveQuota(ctx, tx, { ...owner, meter: kind.meter, amount: count });
  }
  if (count !== known) await tx.execute(sql`update ${workJobs} set total = ${count} where id = ${id}`);
  return { organizationId, jobId: id };
}

/** A list of payloads as SQL. */
const listed = (payloads: readonly unknown[]): SQL => sql`
  select place::integer as position, payload
  from jsonb_array_elements(${JSON.stringify(payloads)}::text::jsonb) with ordinality as v(payload, place)`;
