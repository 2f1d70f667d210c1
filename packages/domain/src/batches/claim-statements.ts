import type { LaneJob } from '@refinery/contracts/jobs.ts';
import { type SQL, sql } from 'drizzle-orm';

export interface ClaimParameters {
  job: LaneJob;
  leaseToken: string;
  leaseExpiresAt: string;
  now: string;
  chunkSize: number;
}

/** True while `job` is its lane's current one: an outdated job must not work beside its successor. */
const isCurrent = ({ batchId, organizationId, lane, token }: LaneJob): SQL => sql`exists (
  select 1 from batch_lanes
  where batch_id = ${batchId} and organization_id = ${organizationId} and lane = ${lane} and token = ${token})`;

/**
 * Statements that claim a chunk, to be sent together: a worker that freezes between two of them would keep its items
 * from all others. The first claim of a batch starts it; then come the batch, if the job may work on it, and its items.
 */
export const claimStatements = (given: ClaimParameters): [start: SQL, batch: SQL, items: SQL] => {
  const { batchId, organizationId } = given.job;
  const sameBatch = sql`id = ${batchId} and organization_id = ${organizationId}`;
  return [
    sql`update batch_jobs set status = 'running', started_at = coalesce(started_at, ${given.now}::timestamptz)
      where ${sameBatch} and status = 'queued' and ${isCurrent(given.job)}`,
    sql`select user_id, api_key_id, options, status from batch_jobs where ${sameBatch} and ${isCurrent(given.job)}`,
    // Of `in (select … limit …)` the planner may make a join and run it once for each row; an array is made once.
    sql`update batch_items set
        status = 'processing', attempts = attempts + 1, lease_token = ${given.leaseToken},
        lease_expires_at = ${given.leaseExpiresAt}::timestamptz
      where id = any(array(
        select i.id from batch_items i
        where i.batch_id = ${batchId} and i.organization_id = ${organizationId} and i.status = 'pending'
          and i.error is null and i.available_at <= ${given.now}::timestamptz and ${isCurrent(given.job)}
          and exists (select 1 from batch_jobs where ${sameBatch} and status = 'running')
        order by i.position limit ${given.chunkSize} for update of i skip locked))
      returning id, position, text, metadata, attempts`,
  ];
};
