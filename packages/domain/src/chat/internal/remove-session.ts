import type { Transaction } from '@refinery/db/create-db.ts';
import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { idempotencyKeys } from '@refinery/db/schema/idempotency-keys.ts';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { whereOwn } from '../../context/own-rows.ts';

/** Deletes a session with its messages, and forgets the replies to requests that made them. */
export async function removeSession(ctx: CallerContext, tx: Transaction, id: string): Promise<void> {
  const { organizationId } = ctx.actor;
  const messages = tx
    .select({ id: chatMessages.id })
    .from(chatMessages)
    .where(and(eq(chatMessages.organizationId, organizationId), eq(chatMessages.sessionId, id)));
  await tx
    .update(idempotencyKeys)
    .set({ sealedReply: null })
    .where(
      and(
        eq(idempotencyKeys.organizationId, organizationId),
        or(eq(idempotencyKeys.resourceId, id), inArray(idempotencyKeys.resourceId, messages)),
      ),
    );
  await tx.delete(chatSessions).where(whereOwn(ctx, chatSessions, id));
}
