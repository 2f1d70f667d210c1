import { sendAsTenant } from '@refinery/db/send-as-tenant.ts';
import { sql } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { Kind, WorkItem, WorkJob } from '../kind.ts';
import { readItem, readJob } from '../read-rows.ts';
import { isSuspended, type Lane } from '../tables.ts';
import { claimStatements } from './claim-statements.ts';
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
