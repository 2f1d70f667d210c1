import type { Transaction } from '@refinery/db/create-db.ts';
import { broadcasts } from '@refinery/db/schema/broadcasts.ts';
import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { sendMails } from '../mail/send-mails.ts';
import { whereRecipient } from './internal/broadcasts.ts';

/** People whose mails are made in one short transaction. */
const CHUNK = 100;
/**
 * Mails of a broadcast that wait at a time. More are made when these are sent: each mail that waits costs the
 * reconciler a look.
 */
const MOST_WAITING = 1_000;

type SpreadContext = Pick<Context, 'clock' | 'logger' | 'settings' | 'stopping' | 'systemDb'>;

/**
 * Makes the mails of broadcasts, person by person in the order of their ids. How far it has come is stored
 * with the mails, in one transaction: killed at any moment, each person has one mail or none, and the next
 * tick goes on. Two at once wait for each other. Returns how many were made.
 */
export async function spreadBroadcasts(ctx: SpreadContext): Promise<number> {
  const open = await ctx.systemDb
    .select({ id: broadcasts.id })
    .from(broadcasts)
    .where(isNull(broadcasts.spreadAt))
    .orderBy(asc(broadcasts.id));
  let made = 0;
  for (const { id } of open) {
    try {
      for (;;) {
        const chunk = await spreadChunk(ctx, id);
        made += chunk;
        if (!chunk || ctx.stopping.aborted) break;
      }
    } catch (error) {
      ctx.logger.error({ err: error, broadcastId: id }, 'broadcast not spread');
    }
  }
  return made;
}

/** Makes the next mails of a broadcast; 0 where it is spread, or enough of them wait. */
const spreadChunk = (ctx: SpreadContext, id: string): Promise<number> =>
  ctx.systemDb.transaction(async (tx) => {
    const [broadcast] = await tx.select().from(broadcasts).where(eq(broadcasts.id, id)).for('update');
    if (!broadcast || broadcast.spreadAt) return 0;
    const room = Math.min(CHUNK, MOST_WAITING - (await waiting(tx, id)));
    if (room <= 0) return 0;
    const people = await nextPeople(tx, broadcast, room);
    const data = { subject: broadcast.subject, text: broadcast.text };
    if (people.length) await sendMails(ctx, tx, { template: 'announcement', data, broadcastId: id }, people);
    const accepted = broadcast.accepted + people.length;
    const isLast = people.length < room;
    await tx
      .update(broadcasts)
      .set({
        accepted,
        reached: people.at(-1)?.userId ?? broadcast.reached,
        ...(isLast ? { spreadAt: ctx.clock.now(), recipients: accepted } : {}),
      })
      .where(eq(broadcasts.id, id));
    return isLast ? 0 : people.length;
  });

async function waiting(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from work_jobs
    where broadcast_id = ${id} and status in ('queued', 'running', 'cancelling')`);
  return row?.count ?? 0;
}

interface Person extends Record<string, unknown> {
  userId: string;
  to: string;
  organizationId: string;
}

/** With the organization that each joined first. */
const nextPeople = (
  tx: Transaction,
  { audience, reached, createdAt }: typeof broadcasts.$inferSelect,
  limit: number,
): Promise<Person[]> =>
  tx.execute<Person>(sql`
    select u.id as "userId", u.email as "to", own.organization_id as "organizationId"
    from users u cross join lateral (
      select m.organization_id from memberships m where m.user_id = u.id
      order by m.created_at, m.organization_id limit 1) as own
    where ${whereRecipient(audience, createdAt.toISOString())}
      and ${reached === null ? sql`true` : sql`u.id > ${reached}::uuid`}
    order by u.id limit ${limit}`);
