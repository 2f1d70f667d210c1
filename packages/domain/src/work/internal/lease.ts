import { withTenant } from '@refinery/db/tenant.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Kind } from '../kind.ts';
import { type JobId, whereOf } from '../tables.ts';

/** A worker that renews this often before the lease ends renews it in time even when one renewal fails. */
const RENEWALS_PER_LEASE = 3;

/** When a lease ends that is taken or renewed now. */
export const leaseEnd = (ctx: Pick<Context, 'clock' | 'settings'>, kind: Kind): Date =>
  new Date(ctx.clock.now().getTime() + kind.limits(ctx.settings).leaseMs);

/** Renews a lease for as long as its worker lives. Returns how to stop. */
export function keepLease(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'settings'>,
  kind: Kind,
  id: JobId,
  leaseToken: string,
): () => void {
  const timer = setInterval(() => {
    renewLease(ctx, kind, id, leaseToken).catch((error: unknown) =>
      ctx.logger.warn({ err: error, [kind.idName]: id.jobId }, 'lease not renewed'),
    );
  }, kind.limits(ctx.settings).leaseMs / RENEWALS_PER_LEASE);
  return () => clearInterval(timer);
}

/**
 * Pushes the end of a lease out. Rows that somebody else is writing are left to them: waiting for one while
 * holding another could end in a deadlock.
 */
export async function renewLease(
  ctx: Pick<Context, 'clock' | 'db' | 'settings'>,
  kind: Kind,
  id: JobId,
  leaseToken: string,
): Promise<void> {
  const { items } = kind.tables;
  await withTenant(ctx.db, id.organizationId, (tx) =>
    tx.execute(sql`
      update ${items} set lease_expires_at = ${leaseEnd(ctx, kind).toISOString()}::timestamptz
      where id = any(array(
        select id from ${items}
        where ${whereOf(kind.tables, id)} and lease_token = ${leaseToken} and status = 'processing'
        for update skip locked))`),
  );
}
