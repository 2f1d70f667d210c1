import type { BroadcastAudience, BroadcastReply } from '@refinery/contracts/operators.ts';
import type { Db, Transaction } from '@refinery/db/create-db.ts';
import { broadcasts } from '@refinery/db/schema/broadcasts.ts';
import { workJobs } from '@refinery/db/schema/work.ts';
import { eq, type SQL, sql } from 'drizzle-orm';

/**
 * Who gets a broadcast: everybody who was there when it was accepted, has confirmed their e-mail, may sign
 * in, and belongs to an organization. On rows `u` of people.
 */
export const whereRecipient = (audience: BroadcastAudience, acceptedAt: string): SQL => sql`
  u.email_verified_at is not null and u.disabled_at is null and u.created_at <= ${acceptedAt}::timestamptz
  and exists (
    select 1 from memberships m
    where m.user_id = u.id ${audience === 'admins' ? sql`and m.role = 'admin'` : sql.empty()})`;

/** A broadcast, with how many of its mails have ended; undefined where there is none. */
export async function readBroadcast(db: Db | Transaction, id: string): Promise<BroadcastReply | undefined> {
  const [row] = await db.select().from(broadcasts).where(eq(broadcasts.id, id));
  if (!row) return undefined;
  const counts = await db
    .select({ status: workJobs.status, count: sql<number>`count(*)::int` })
    .from(workJobs)
    .where(eq(workJobs.broadcastId, id))
    .groupBy(workJobs.status);
  const of = (status: string) => counts.find((each) => each.status === status)?.count ?? 0;
  const [sent, failed] = [of('completed'), of('failed')];
  // Mails of people who were erased meanwhile went with them.
  const made = counts.reduce((sum, { count }) => sum + count, 0);
  const recipients = Math.max(row.recipients, made);
  const open = row.spreadAt ? made - sent - failed : recipients - sent - failed;
  return {
    id,
    subject: row.subject,
    audience: row.audience,
    recipients,
    sent,
    failed,
    pending: Math.max(0, open),
    createdAt: row.createdAt.toISOString(),
  };
}
