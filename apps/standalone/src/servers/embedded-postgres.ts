import { setTimeout as delay } from 'node:timers/promises';
import { errorText } from '@refinery/embedded/errors.ts';
import { startPostgres } from '@refinery/embedded/postgres.ts';
import { describeExit } from '@refinery/embedded/server-process.ts';
import { createBackoff } from '../launch/backoff.ts';
import type { Terminal } from '../output/terminal.ts';
import { killQuietly, type Server } from './servers.ts';

/** Starts the Postgres of this data folder, and again on the same port whenever it ends unasked. */
export async function startEmbeddedPostgres(
  dataDir: string,
  logFile: string,
  terminal: Terminal,
): Promise<Server> {
  const options = { dataDir, logFile, onProgress: terminal.progress };
  let current = await startPostgres(options);
  const { url, port } = current;
  terminal.progress('Postgres is ready');
  const stopping = new AbortController();
  const backoff = createBackoff();

  async function startAgain(): Promise<void> {
    await current.stop();
    for (;;) {
      if (stopping.signal.aborted) return;
      try {
        current = await startPostgres({ ...options, port });
        terminal.progress('Postgres is back');
        return;
      } catch (error) {
        const pause = backoff.next(0);
        terminal.warn(`Postgres did not start, next try in ${pause / 1_000} s: ${errorText(error)}`);
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      terminal.warn(`Postgres ended (${describeExit(exit)}): starting it again`);
      await startAgain();
      if (stopping.signal.aborted) return;
    }
  }

  const watching = watch();
  return {
    url,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
      await current.stop();
    },
    // An immediate shutdown takes the sessions along; the next start recovers from the log.
    kill: () => {
      stopping.abort();
      killQuietly(current.pid, 'SIGQUIT');
    },
  };
}
