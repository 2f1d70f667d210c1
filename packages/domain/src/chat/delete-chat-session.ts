import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findReadable } from './internal/find-session.ts';
import { auditedSession } from './internal/insert-session.ts';
import { removeSession } from './internal/remove-session.ts';

/**
 * Deletes a conversation with its messages; a turn that is under way ends without a trace but its call.
 * Errors: `forbidden`, `session_not_found`.
 */
export async function deleteChatSession(ctx: CallerContext<'clock'>, { id }: { id: string }): Promise<void> {
  requirePermission(ctx, 'models:call');
  await mutate(ctx, 'chat-session.delete', async (tx) => {
    const session = await findReadable(ctx, tx, id);
    await removeSession(ctx, tx, id);
    return { target: id, before: auditedSession(session), result: undefined };
  });
}
