import { ApiError, MAX_PAGE_SIZE } from '@prompt-refinery/client';
import { personalClient } from '../../api/client.ts';

/** Of the list of sessions, as queries name it. */
export const SESSIONS = ['sessions'] as const;

/** Ends one session. That somebody else has ended it meanwhile is right, too. */
export async function endSession(id: string): Promise<void> {
  try {
    await personalClient.endSession({ id });
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'session_not_found')) throw error;
  }
}

/**
 * Ends all sessions of the person but this one, one after the other: it may be refused in the middle, and
 * then begun again.
 */
export async function endOtherSessions(): Promise<void> {
  const others: string[] = [];
  for await (const { id, current } of personalClient.listSessions({ limit: MAX_PAGE_SIZE }))
    if (!current) others.push(id);
  for (const id of others) await endSession(id);
}
