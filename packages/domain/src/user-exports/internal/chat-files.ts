import { chatMessages, chatSessions } from '@refinery/db/schema/chat.ts';
import { and, asc, eq, getTableColumns, gt } from 'drizzle-orm';
import { paged } from './lines.ts';
import type { OfOne, Read } from './of-one.ts';
import { ownRows } from './own-rows.ts';

/** Messages may be as long as prompts: so many are held at a time. */
const MESSAGE_ROWS = 20;
const SESSION_ROWS = 50;

interface Person {
  id: string;
}

const { leaseToken: _lease, leaseUntil: _until, ...SESSION } = getTableColumns(chatSessions);

/** The conversations of a person. */
export const chatSessionsOf = ownRows({
  table: chatSessions,
  person: chatSessions.userId,
  by: chatSessions.id,
  atATime: SESSION_ROWS,
  columns: SESSION,
});

/** What was said in them: session by session, and in each by position, as the index has it. */
export const chatMessagesOf = ({ id }: Person): OfOne =>
  async function* (read, organizationId) {
    for (let last: string | undefined; ; ) {
      const where = and(
        eq(chatSessions.organizationId, organizationId),
        eq(chatSessions.userId, id),
        last === undefined ? undefined : gt(chatSessions.id, last),
      );
      const [session] = await read((tx) =>
        tx
          .select({ id: chatSessions.id })
          .from(chatSessions)
          .where(where)
          .orderBy(asc(chatSessions.id))
          .limit(1),
      );
      if (!session) return;
      yield* messagesOf(read, organizationId, session.id);
      last = session.id;
    }
  };

const messagesOf = (read: Read, organizationId: string, sessionId: string): AsyncIterable<string> =>
  paged(
    MESSAGE_ROWS,
    (after: { position: number } | null) =>
      read((tx) =>
        tx
          .select()
          .from(chatMessages)
          .where(
            and(
              eq(chatMessages.organizationId, organizationId),
              eq(chatMessages.sessionId, sessionId),
              gt(chatMessages.position, after?.position ?? 0),
            ),
          )
          .orderBy(asc(chatMessages.position))
          .limit(MESSAGE_ROWS),
      ),
    (row) => row,
  );
