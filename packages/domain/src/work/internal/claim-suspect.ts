import type { Transaction } from '@refinery/db/create-db.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Kind, WorkItem } from '../kind.ts';
import { dateOrNull, readItem } from '../read-rows.ts';
import { type JobId, whereOf } from '../tables.ts';
import { leaseEnd } from './lease.ts';
import { lockJob } from './lock-job.ts';

interface Claimed<P> {
  items: (WorkItem & P)[];
  nextAt: Date | null;
}

/**
 * For a lane that found nothing else to do: leases an item whose worker died in the middle, which it may have
 * killed. Such items are tried after all others and one at a time, so that they do not use up the tries of
 * those beside them. Where there is none: says when the next waiting item may be tried.
 */
export async function claimSuspect<O, P>(
  ctx: Pick<Context, 'clock' | 'db' | 'settings'>,
  kind: Kind<O, P>,
  id: JobId,
  leaseToken: string,
): Promise<Claimed<P>> {
  return withTenant(ctx.db, id.organizationId, async (tx) => {
    const items = (await hasSuspect(tx, kind, id, 'pending'))
      ? await leaseOne(ctx, tx, kind, id, leaseToken)
      : [];
    return { items, nextAt: items.length ? null : await nextAvailableAt(tx, kind, id) };
  });
}

/** Items that carry an error although they have not ended. */
const whereSuspect = (kind: Kind, id: JobId): SQL => sql`${whereOf(kind.tables, id)} and error is not null`;

async function hasSuspect(
  tx: Transaction,
  kind: Kind,
  id: JobId,
  status: 'pending' | 'processing',
): Promise<boolean> {
  const found = await tx.execute(sql`
    select 1 from ${kind.tables.items} where ${whereSuspect(kind, id)} and status = ${status} limit 1`);
  return found.length > 0;
}

async function leaseOne<O, P>(
  ctx: Pick<Context, 'clock' | 'settings'>,
  tx: Transaction,
  kind: Kind<O, P>,
  id: JobId,
  leaseToken: string,
): Promise<(WorkItem & P)[]> {
  // Without the lock two lanes could each take one.
  const job = await lockJob(tx, kind, id);
  if (job?.status !== 'running' || (await hasSuspect(tx, kind, id, 'processing'))) return [];
  const { items, payload } = kind.tables;
  const rows = await tx.execute(sql`
    update ${items} set status = 'processing', attempts = attempts + 1, lease_token = ${leaseToken},
      lease_expires_at = ${leaseEnd(ctx, kind).toISOString()}::timestamptz
    where id = any(array(
      select id from ${items}
      where ${whereSuspect(kind, id)} and status = 'pending'
        and available_at <= ${ctx.clock.now().toISOString()}::timestamptz
      order by position limit 1 for update skip locked))
    returning id, position, attempts, ${payload}`);
  return rows.map((row) => readItem(kind, row));
}

async function nextAvailableAt(tx: Transaction, kind: Kind, id: JobId): Promise<Date | null> {
  const [row] = await tx.execute(sql`
    select min(available_at) as at from ${kind.tables.items}
    where ${whereOf(kind.tables, id)} and status = 'pending'`);
  return dateOrNull(row?.at);
}
