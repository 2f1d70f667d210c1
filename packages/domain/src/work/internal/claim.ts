import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Kind, WorkItem, WorkJob } from '../kind.ts';
import { readItem, readJob } from '../read-rows.ts';
import { isSuspended, type Lane, type WorkTables, whereJob, whereLane, whereOf } from '../tables.ts';
import { claimSuspect } from './claim-suspect.ts';
import { leaseEnd } from './lease.ts';

export interface Claim<Options, Payload> {
  job: WorkJob<Options>;
  items: (WorkItem & Payload)[];
  /**
   * Where nothing could be claimed: when the next waiting item may be tried; null where none waits, or the
   * organization is suspended.
   */
  nextAt: Date | null;
}

/**
 * Leases the next pending items of a job under `leaseToken`. Items that another lane is claiming at this
 * moment are passed over. The first claim of a job starts it. Null where the lane has gone on to another
 * queue job, or the job is gone: an outdated queue job must not work beside its successor.
 */
export async function claimItems<O, P>(
  ctx: Pick<Context, 'clock' | 'db' | 'settings'>,
  kind: Kind<O, P>,
  lane: Lane,
  leaseToken: string,
): Promise<Claim<O, P> | null> {
  const now = ctx.clock.now().toISOString();
  const { chunkSize } = kind.limits(ctx.settings);
  const leaseExpiresAt = leaseEnd(ctx, kind).toISOString();
  const paused = kind.goesOnWhileSuspended ? sql`false` : isSuspended(lane.organizationId);
  const statements = claimStatements(kind.tables, {
    lane,
    leaseToken,
    leaseExpiresAt,
    now,
    chunkSize,
    paused,
  });
  // A claim that a power cut undoes has done nothing yet.
  const [, jobs, claimed] = await sendAsTenant(ctx.db, lane.organizationId, statements, { durable: false });
  const row = jobs?.[0];
  if (!row) return null;
  const job = readJob(kind, lane, row);
  const items = (claimed ?? []).map((each) => readItem(kind, each)).sort((a, b) => a.position - b.position);
  if (items.length || row.status !== 'running' || row.paused === true) return { job, items, nextAt: null };
  return { job, ...(await claimSuspect(ctx, kind, lane, leaseToken)) };
}

interface ClaimParameters {
  lane: Lane;
  leaseToken: string;
  leaseExpiresAt: string;
  now: string;
  chunkSize: number;
  /** True while nothing of the job may be claimed. */
  paused: SQL;
}

/** Of a chunk's items, which are read, refined and stored together: an item more may make it larger. */
const MAX_CHUNK_BYTES = 1024 * 1024;

/** True while `lane` is its lane's current job: an outdated one must not work beside its successor. */
const isCurrent = (tables: WorkTables, lane: Lane): SQL =>
  sql`exists (select 1 from ${tables.lanes} where ${whereLane(tables, lane)})`;

/**
 * Statements that claim a chunk, to be sent together: a worker that freezes between two of them would keep
 * its items from all others. The first claim of a job starts it; then come the job, if the lane may work on
 * it, and its items.
 */
const claimStatements = (tables: WorkTables, given: ClaimParameters): [start: SQL, job: SQL, items: SQL] => {
  const { lane, paused } = given;
  return [
    sql`update ${tables.jobs} set status = 'running', started_at = coalesce(started_at, ${given.now}::timestamptz)
      where ${whereJob(lane)} and status = 'queued' and ${isCurrent(tables, lane)} and not ${paused}`,
    sql`select user_id, api_key_id, options, status, ${paused} as paused from ${tables.jobs}
      where ${whereJob(lane)} and ${isCurrent(tables, lane)}`,
    // Of `in (select … limit …)` the planner may make a join and run it once for each row; an array is made
    // once.
    sql`update ${tables.items} set
        status = 'processing', attempts = attempts + 1, lease_token = ${given.leaseToken},
        lease_expires_at = ${given.leaseExpiresAt}::timestamptz
      where id = any(array(${firstBytes(sql`
        select i.id, i.position, ${tables.bytes ?? sql`0`} as bytes from ${tables.items} i
        where ${whereOf(tables, lane)} and i.status = 'pending'
          and i.error is null and i.available_at <= ${given.now}::timestamptz and ${isCurrent(tables, lane)}
          and exists (select 1 from ${tables.jobs} where ${whereJob(lane)} and status = 'running')
          and not ${paused}
        order by i.position limit ${given.chunkSize} for update of i skip locked`)}))
      returning id, position, attempts, ${tables.payload}`,
  ];
};

/** Of these items the first, and those behind it that begin within the first megabyte. */
const firstBytes = (items: SQL): SQL => sql`
  select id from (select id, sum(bytes) over (order by position) - bytes as before from (${items}) as waiting) as counted
  where before < ${MAX_CHUNK_BYTES}`;
