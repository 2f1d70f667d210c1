import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { chatSessions } from '@refinery/db/schema/chat.ts';
import { apiKeyOf } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import type { ChatSessionRow } from './find-session.ts';

export type GivenSession = Partial<Pick<ChatSessionRow, 'title' | 'model' | 'systemPrompt' | 'metadata'>>;

/** Makes a session of the caller. */
export async function insertSession(
  { actor, clock }: CallerContext<'clock'>,
  tx: Transaction,
  { title = null, model = 'auto', systemPrompt = null, metadata = {} }: GivenSession,
): Promise<ChatSessionRow> {
  const now = clock.now();
  const { organizationId, userId } = actor;
  const [row] = await tx
    .insert(chatSessions)
    .values({
      id: newId(),
      organizationId,
      userId,
      apiKeyId: apiKeyOf(actor),
      title,
      model,
      systemPrompt,
      metadata,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  if (!row) throw new TypeError('A session that was stored is returned.');
  return row;
}

/** What the audit log says of a session: no texts. */
export const auditedSession = ({ model, userId }: ChatSessionRow): Record<string, unknown> => ({
  model,
  userId,
});
