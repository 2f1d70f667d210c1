import type { TransactionSql } from 'postgres';
import { openRawClient, type RawClient } from './raw-client.ts';
import { waitFor } from './wait-for.ts';

/**
 * Makes a change as the superuser, begins something beside it, and commits once that waits for a lock or has
 * ended: the change comes between what was read first and what is locked. Gives what came of it.
 * @param waiting how many of what was begun have to wait
 */
export async function commitMeanwhile<T>(
  databaseUrl: string,
  change: (sql: TransactionSql) => PromiseLike<unknown>,
  begin: () => Promise<T>,
  { waiting = 1 }: { waiting?: number } = {},
): Promise<T> {
  const [changer, watcher] = [openRawClient(databaseUrl), openRawClient(databaseUrl)];
  try {
    const { begun } = await changer.begin(async (sql) => {
      await change(sql);
      let ended = false;
      const running = begin().finally(() => {
        ended = true;
      });
      // Whoever called hears of it in the end.
      running.catch(() => undefined);
      await waitFor(async () => ended || (await countWaiting(watcher)) >= waiting, {
        what: 'the others to wait',
      });
      return { begun: running };
    });
    return await begun;
  } finally {
    await changer.end();
    await watcher.end();
  }
}

/** How many of this database wait for a lock. */
export async function countWaiting(sql: RawClient): Promise<number> {
  const waiting = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length;
}
