import { errorText } from '@refinery/embedded/errors.ts';
import { startPostgres } from '@refinery/embedded/postgres.ts';
import { describeExit } from '@refinery/embedded/server-process.ts';
import { createBackoff, createPause } from '../launch/backoff.ts';
import type { Terminal } from '../output/terminal.ts';
import { killQuietly, type Server } from './servers.ts';

/** Time for an immediate shutdown, before SIGKILL. */
const IMMEDIATE_SHUTDOWN_MS = 500;

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
  let stopping = false;
  const pause = createPause();
  const backoff = createBackoff();

  async function startAgain(): Promise<void> {
    await current.stop();
    for (;;) {
      if (stopping) return;
      try {
        current = await startPostgres({ ...options, port });
        terminal.progress('Postgres is back');
        return;
      } catch (error) {
        const pauseMs = backoff.next(0);
        terminal.warn(`Postgres did not start, next try in ${pauseMs / 1_000} s: ${errorText(error)}`);
        await pause.wait(pauseMs);
      }
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (stopping) return;
      terminal.warn(`Postgres ended (${describeExit(exit)}): starting it again`);
      await startAgain();
      if (stopping) return;
    }
  }

  const watching = watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      pause.end();
      await current.stop();
      await watching;
      await current.stop();
    },
    // An immediate shutdown takes the sessions along; the next start recovers from the log.
    kill: () => {
      stopping = true;
      pause.end();
      const { pid, exited } = current;
      killQuietly(pid, 'SIGQUIT');
      const last = setTimeout(() => killQuietly(pid, 'SIGKILL'), IMMEDIATE_SHUTDOWN_MS);
      void exited.then(() => clearTimeout(last));
    },
  };
}
