import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** How a server process ended: by itself (`code`), by a signal, or neither when it could not be started. */
export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running server: `stop` ends it and resolves when it is gone. */
export interface ServerProcess {
  pid: number;
  /** Resolves when the process has ended, for whatever reason; never rejects. */
  exited: Promise<ProcessExit>;
  stop(): Promise<void>;
}

/** Thrown when another process has the port that a server was told to listen on. */
export class PortTakenError extends Error {}

/** The end of a child process, also of one that could not be started. Call it right after `spawn`. */
export function exitOf(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

export function describeExit({ code, signal }: ProcessExit): string {
  return signal ?? (code === null ? 'could not be started' : `exit code ${code}`);
}

/** Waits for a promise at most `ms` milliseconds; false when it did not settle in that time. */
export async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const timeout = new AbortController();
  const late = delay(ms, false, { signal: timeout.signal }).catch(() => false);
  const settled = await Promise.race([promise.then(() => true), late]);
  timeout.abort();
  return settled;
}

/**
 * Sends one signal after the other, each with its time in milliseconds to take effect, until the process is gone.
 * `send` replaces the way signals are sent, for systems that have none.
 */
export async function endProcess(
  child: ChildProcess,
  exited: Promise<ProcessExit>,
  steps: [NodeJS.Signals, number][],
  send = (signal: NodeJS.Signals): unknown => child.kill(signal),
): Promise<void> {
  for (const [signal, waitMs] of steps) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    send(signal);
    if (await settlesWithin(exited, waitMs)) return;
  }
}
