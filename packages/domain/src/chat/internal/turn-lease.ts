import { chatSessions } from '@refinery/db/schema/chat.ts';
import { eq, type SQL } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { Turn } from './chat-turn.ts';

/** How long a turn holds its session without a sign of life of its process. */
const LEASE_MS = 30_000;
/** Two signs may fail. */
const RENEW_MS = LEASE_MS / 3;

/** When a lease ends that is taken or renewed now. */
export const leaseEnd = ({ clock }: CallerContext<'clock'>): Date =>
  new Date(clock.now().getTime() + LEASE_MS);

/** The session of a turn, while the turn still holds it. */
export const whereLeased = (ctx: CallerContext, turn: Turn): SQL | undefined =>
  whereOwn(ctx, chatSessions, turn.sessionId, eq(chatSessions.leaseToken, turn.leaseToken));

/**
 * What the sender of a message is told whose session was deleted, or taken by another message since this
 * process was taken for dead.
 */
export const turnLost = (): DomainError =>
  new DomainError(
    'service_unavailable',
    'The session was deleted, or the reply took too long. Look at the session.',
  );

/**
 * Renews the lease of a turn for as long as its process lives. Returns how to stop.
 * @param lost called once the turn does not hold its session any more
 */
export function keepLease(
  ctx: CallerContext<'clock' | 'logger'>,
  turn: Turn,
  lost: (reason: DomainError) => void,
): () => void {
  const timer = setInterval(() => {
    renewLease(ctx, turn).then(
      (isLeased) => {
        if (!isLeased) lost(turnLost());
      },
      (error: unknown) =>
        ctx.logger.warn({ err: error, sessionId: turn.sessionId }, 'lease of a chat not renewed'),
    );
  }, RENEW_MS);
  return () => clearInterval(timer);
}

/** Pushes the end of the lease out, and says whether the turn still holds its session. */
async function renewLease(ctx: CallerContext<'clock'>, turn: Turn): Promise<boolean> {
  const leased = await ctx.tenant.run((tx) =>
    tx
      .update(chatSessions)
      .set({ leaseUntil: leaseEnd(ctx) })
      .where(whereLeased(ctx, turn))
      .returning({ id: chatSessions.id }),
  );
  return leased.length > 0;
}
