import {
  type ChatSessionReply,
  type CreateChatSessionBody,
  chatSessionLocation,
} from '@refinery/contracts/chat.ts';
import { mutate } from '../audit/mutate.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { bindResource, keepReply } from '../idempotency/idempotency.ts';
import { auditedSession, insertSession } from './internal/insert-session.ts';
import { requireStorage } from './internal/require-storage.ts';
import { toSessionReply } from './internal/to-chat-reply.ts';

/**
 * Begins a conversation of the caller, in the organization that they act in. Errors: `forbidden`,
 * `storage_disabled`.
 */
export async function createChatSession(
  ctx: CallerContext<'clock' | 'db' | 'settings'>,
  input: Omit<CreateChatSessionBody, 'tenantId'>,
): Promise<ChatSessionReply> {
  requirePermission(ctx, 'models:call');
  return mutate(ctx, 'chat-session.create', async (tx) => {
    await requireStorage(ctx, tx);
    const row = await insertSession(ctx, tx, input);
    await bindResource(tx, ctx, row.id);
    const result = toSessionReply(row, ctx.clock.now());
    await keepReply(ctx, tx, { status: 201, body: result, location: chatSessionLocation(row.id) });
    return { target: row.id, after: auditedSession(row), result };
  });
}
