import { type SQL, sql } from 'drizzle-orm';
import { refundStatement } from '../usage/charge.ts';
import { OPTIMIZATIONS } from '../usage/meters.ts';
import { endStatus } from './finish-batch.ts';

/** One ended or released item, in the columns of its row and with what it adds to its batch. */
export interface SettledItem {
  id: string;
  status: 'pending' | 'completed' | 'failed';
  keep_text: boolean;
  optimization_id: string | null;
  error: { code: string; message: string } | null;
  attempts: number;
  available_at: string;
  original_tokens: number;
  refined_tokens: number;
  /** Null where the price is not known. */
  savings_usd: number | null;
}

export interface SettleParameters {
  batchId: string;
  organizationId: string;
  leaseToken: string;
  items: readonly SettledItem[];
  /** JSON array of the optimizations' rows. */
  optimizations: string;
  lane: { lane: number; token: string; nextToken: string } | null;
  now: string;
}

/**
 * Settles a chunk in one statement, so that its locks last no longer than the server needs: a worker that freezes while
 * it holds a batch would stop all others. Locks the batch, then its items, then the counter of its meter, as everybody does.
 * What the statement decides by is read after the lock was granted: Postgres looks at a changed row again.
 */
export const settleStatement = (given: SettleParameters): SQL => sql`
  with batch as (
    select id, status from batch_jobs
    where id = ${given.batchId} and organization_id = ${given.organizationId}
    for no key update
  ), outcome as (
    select * from jsonb_to_recordset(${JSON.stringify(given.items)}::text::jsonb) as v(
      id uuid, status text, keep_text boolean, optimization_id uuid, error jsonb, attempts integer,
      available_at timestamptz, original_tokens integer, refined_tokens integer, savings_usd double precision
    )
  ), held as (
    update batch_items i set
      -- What comes back to a batch that is being cancelled does not begin again.
      status = case when o.status = 'pending' and batch.status = 'cancelling' then 'cancelled' else o.status end,
      text = case when o.keep_text then i.text end,
      optimization_id = o.optimization_id,
      error = o.error,
      attempts = o.attempts,
      available_at = o.available_at,
      lease_token = null,
      lease_expires_at = null
    from batch, outcome o
    where i.id = o.id and i.batch_id = batch.id and i.lease_token = ${given.leaseToken} and i.status = 'processing'
    returning i.status, o.optimization_id, o.original_tokens, o.refined_tokens, o.savings_usd
  ), stored as (
    insert into optimizations
    select o.* from json_populate_recordset(null::optimizations, ${given.optimizations}::text::json) o
    join held on held.optimization_id = o.id
  ), counted as (
    select
      count(*) filter (where status = 'completed') as completed,
      count(*) filter (where status = 'failed') as failed,
      count(*) filter (where status = 'cancelled') as cancelled,
      count(*) filter (where status <> 'pending') as ended,
      coalesce(sum(original_tokens), 0) as original_tokens,
      coalesce(sum(refined_tokens), 0) as refined_tokens,
      case when count(*) filter (where status = 'completed' and savings_usd is null) = 0
        then coalesce(sum(savings_usd), 0) end as savings_usd
    from held
  ), totals as (
    update batch_jobs b set
      completed = b.completed + c.completed,
      failed = b.failed + c.failed,
      cancelled = b.cancelled + c.cancelled,
      original_tokens = b.original_tokens + c.original_tokens,
      refined_tokens = b.refined_tokens + c.refined_tokens,
      estimated_savings_usd = b.estimated_savings_usd + c.savings_usd,
      status = case
        when b.completed + b.failed + b.cancelled + c.ended < b.total then b.status
        else ${endStatus(sql`b.status`, sql`b.completed + c.completed`)} end,
      finished_at = case
        when b.completed + b.failed + b.cancelled + c.ended < b.total then b.finished_at
        else ${given.now}::timestamptz end
    from counted c
    where b.id = ${given.batchId} and c.ended > 0
    returning b.id, b.finished_at is not null as finished
  ), rested as (
    delete from batch_lanes l using totals t where l.batch_id = t.id and t.finished
  ), refunded as (
    ${refundStatement(given.organizationId, OPTIMIZATIONS, sql`(select c.failed + c.cancelled from counted c)`)}
      and exists (select 1 from counted c where c.failed + c.cancelled > 0)
  )
  update batch_lanes l set token = ${given.lane?.nextToken ?? null}::uuid, updated_at = ${given.now}::timestamptz
  from batch
  where l.batch_id = batch.id and l.lane = ${given.lane?.lane ?? null}::integer
    and l.token = ${given.lane?.token ?? null}::uuid and not exists (select 1 from totals where finished)
  returning true as moved`;
