import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { type SQL, sql } from 'drizzle-orm';
import { refundStatement } from '../../usage/charge.ts';
import type { Kind, ResultWrites } from '../kind.ts';
import { andAlso, type JobId, type Lane, whereJob, whereOf } from '../tables.ts';
import { endStatus } from './finish.ts';

/** One ended or released item, in the columns of its row. */
export interface SettledItem {
  id: string;
  status: 'pending' | 'completed' | 'failed';
  error: { code: string; message: string } | null;
  attempts: number;
  available_at: string;
  /** What the kind adds; null for what was released. */
  result: unknown;
}

export interface SettleParameters {
  id: JobId;
  leaseToken: string;
  items: readonly SettledItem[];
  writes: ResultWrites;
  /** The lane that is to go on and the token of its next job. */
  next: { lane: Lane; token: string } | null;
  now: string;
}

/**
 * Settles a chunk in one statement, so that its locks last no longer than the server needs: a worker that
 * freezes while it holds a job would stop all others. Locks the job, then its items, then the API key that
 * made it, then the counter of its meter, as everybody does. What the statement decides by is read after the
 * lock was granted: Postgres looks at a changed row again. Returns one row: whether the lane goes on, and
 * whether the job has ended with it.
 */
export function settleStatement({ meter, tables }: Kind, given: SettleParameters): SQL {
  const { id, writes, next, now } = given;
  return sql`
  with job as (
    select id, status, api_key_id from ${tables.jobs} where ${whereJob(id)} for no key update
  ), outcome as (
    select * from jsonb_to_recordset(${JSON.stringify(given.items)}::text::jsonb) as v(
      id uuid, status text, error jsonb, attempts integer, available_at timestamptz, result jsonb
    )
  ), settled as (
    update ${tables.items} i set
      -- What comes back to a job that is being cancelled does not begin again.
      status = case when o.status = 'pending' and job.status = 'cancelling' then 'cancelled' else o.status end,
      error = o.error,
      attempts = o.attempts,
      available_at = o.available_at,
      lease_token = null,
      lease_expires_at = null${andAlso(writes.item)}
    from job, outcome o
    where i.id = o.id and i.${tables.jobId} = job.id and i.lease_token = ${given.leaseToken} and i.status = 'processing'
    returning i.id, i.status, o.result
  )${andAlso(writes.statements)}, counted as (
    select
      count(*) filter (where status = 'completed') as completed,
      count(*) filter (where status = 'failed') as failed,
      count(*) filter (where status = 'cancelled') as cancelled,
      count(*) filter (where status <> 'pending') as ended
    from settled
  ), totals as (
    update ${tables.jobs} j set
      completed = j.completed + c.completed,
      failed = j.failed + c.failed,
      cancelled = j.cancelled + c.cancelled,
      status = case
        when j.completed + j.failed + j.cancelled + c.ended < j.total then j.status
        else ${endStatus(sql`j.status`, sql`j.completed + c.completed`)} end,
      finished_at = case
        when j.completed + j.failed + j.cancelled + c.ended < j.total then j.finished_at
        else ${now}::timestamptz end${andAlso(writes.job)}
    from counted c
    where j.id = ${id.jobId} and c.ended > 0
    returning j.id, j.finished_at is not null as finished
  ), rested as (
    delete from ${tables.lanes} l using totals t where l.${tables.jobId} = t.id and t.finished
  )${andAlso(meter ? refund(id, meter) : undefined)}, moved as (
    update ${tables.lanes} l set token = ${next?.token ?? null}::uuid, updated_at = ${now}::timestamptz
    from job
    where ${whereOf(tables, id)} and l.lane = ${next?.lane.lane ?? null}::integer
      and l.token = ${next?.lane.token ?? null}::uuid and not exists (select 1 from totals where finished)
    returning l.lane
  )
  select exists(select 1 from moved) as moved, exists(select 1 from totals where finished) as finished`;
}

/** Gives back what did not end well: to the key, where one is charged, and then to the organization. */
const refund = ({ organizationId }: JobId, meter: NonNullable<Kind['meter']>): SQL => sql`key_refunded as (
    update ${apiKeys} k set used = greatest(0, k.used - c.failed - c.cancelled)
    from job, counted c
    where ${meter.ofKeys ?? false} and k.id = job.api_key_id and k.organization_id = ${organizationId}
      and c.failed + c.cancelled > 0
    returning k.id
  ), refunded as (
    ${refundStatement(organizationId, meter, sql`(select c.failed + c.cancelled from counted c)`)}
      and exists (select 1 from counted c where c.failed + c.cancelled > 0)
      -- Always true. It makes Postgres lock the key (in key_refunded) before the counter.
      and (select count(*) from key_refunded) >= 0
  )`;
