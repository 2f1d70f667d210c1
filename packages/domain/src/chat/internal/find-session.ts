import type { Transaction } from '@refinery/db/create-db.ts';
import { chatSessions } from '@refinery/db/schema/chat.ts';
import { eq, type SQL } from 'drizzle-orm';
import type { Caller } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';

export type ChatSessionRow = typeof chatSessions.$inferSelect;

/**
 * Whether somebody reads the sessions of everybody: admins, but none of their API keys, which programs have.
 */
const seesAll = (actor: Caller): boolean => actor.kind === 'user' && actor.role === 'admin';

/** The sessions that the caller may read, beside that they are the organization's. */
export const whereReadable = ({ actor }: CallerContext): SQL[] =>
  seesAll(actor) ? [] : [eq(chatSessions.userId, actor.userId)];

/** A session that the caller may read. Errors: `session_not_found`, also for sessions of others. */
export async function findReadable(ctx: CallerContext, tx: Transaction, id: string): Promise<ChatSessionRow> {
  const [row] = await tx
    .select()
    .from(chatSessions)
    .where(whereOwn(ctx, chatSessions, id, ...whereReadable(ctx)));
  if (!row) throw new DomainError('session_not_found');
  return row;
}

/**
 * A session that the caller may write in, locked to the end of the transaction.
 * Errors: `session_not_found`; `forbidden` for an admin who may only read it.
 */
export async function lockWritable(ctx: CallerContext, tx: Transaction, id: string): Promise<ChatSessionRow> {
  const [row] = await tx
    .select()
    .from(chatSessions)
    .where(whereOwn(ctx, chatSessions, id, ...whereReadable(ctx)))
    .for('no key update');
  if (!row) throw new DomainError('session_not_found');
  if (row.userId !== ctx.actor.userId)
    throw new DomainError('forbidden', 'Only the person whose session it is can write in it.');
  return row;
}
