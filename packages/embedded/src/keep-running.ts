import { setTimeout as delay } from 'node:timers/promises';
import { errorText } from './errors.ts';
import { describeExit, type ServerProcess } from './server-process.ts';

export interface Supervisor {
  /** The process that runs now, or the last one that did. */
  pid(): number;
  /** Ends the process and restarts it no more. Safe to call twice. */
  stop(): Promise<void>;
}

/** Waits so many milliseconds, or until the signal is aborted. Never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

const pauseFor: Pause = (ms, signal) => delay(ms, undefined, { signal }).catch(() => {});

const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 5_000;

/**
 * Restarts a server whenever it ends without having been asked to, at once the first time and then with a doubling
 * pause (0.1 to 5 s) as long as starting fails.
 */
export function keepRunning(
  first: ServerProcess,
  launch: () => Promise<ServerProcess>,
  onProgress: (line: string) => void,
  name: string,
  pause: Pause = pauseFor,
): Supervisor {
  let current = first;
  const stopping = new AbortController();

  async function relaunch(): Promise<void> {
    for (
      let backoff = FIRST_BACKOFF_MS;
      !stopping.signal.aborted;
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS)
    ) {
      try {
        current = await launch();
        return;
      } catch (error) {
        onProgress(`${name} could not be restarted, trying again: ${errorText(error)}`);
        await pause(backoff, stopping.signal);
      }
    }
  }

  async function watch(): Promise<void> {
    for (;;) {
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      onProgress(`${name} ended (${describeExit(exit)}): restarting it`);
      await relaunch();
      if (stopping.signal.aborted) return current.stop();
    }
  }

  const watching = watch();
  return {
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await current.stop();
      await watching;
    },
  };
}
