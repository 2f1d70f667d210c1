import { errorText } from '../errors.ts';
import { describeExit, type RunningProcess } from '../process/child-process.ts';
import { recordProcess } from '../process/recorded-process.ts';
import { createBackoff } from './backoff.ts';

/** A process that was started; without `ready` it does its work already. */
export interface StartedProcess extends Omit<RunningProcess, 'child'> {
  /** Resolves when the process does its work; never, where it does not come to that. */
  ready?: Promise<void>;
}

/** Where a supervised process is spoken of. */
export interface Report {
  /** A step. */
  progress(line: string): void;
  /** Something went wrong. */
  warn(line: string): void;
}

export interface SuperviseOptions {
  /** As it begins a sentence: "The worker". */
  name: string;
  start(): Promise<StartedProcess>;
  report: Report;
  /** A file to name the process in, for the next run to end it should it be left over. */
  record?: string | undefined;
  /** What the process itself said of its end, if anything. */
  reason?: () => string;
  /** Makes the error of a process that ended before it was ready for the first time, of the way in which it did. */
  startFailure?: (exit: string) => Error;
}

export interface Supervised {
  /** Resolves when the process is ready for the first time; rejects when it could not be started, or ended before. */
  ready: Promise<void>;
  /** The process that runs now, or the last one that did; 0 before the first. */
  pid(): number;
  /** Ends the process, or the pause after its end, and starts it anew. */
  restart(): void;
  /** Ends the process and starts it no more; resolves when it is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** The same at once. */
  kill(): void;
}

/**
 * Starts a process, and again whenever it ends unasked, with a pause that grows as long as it keeps ending. One that
 * fails at its first start is not started again.
 */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, report, reason = () => '' } = options;
  const first = Promise.withResolvers<void>();
  first.promise.catch(() => undefined);
  const backoff = createBackoff();
  let current: StartedProcess | undefined;
  let wasReady = false;
  /** Of the process that runs now; one that is not ready has not run at all. */
  let readyAt = Number.POSITIVE_INFINITY;
  let stopping = false;
  let restartWanted = false;

  function becomeReady(pid: number): void {
    if (wasReady) report.progress(`${name} is back (process ${pid})`);
    wasReady = true;
    readyAt = performance.now();
    first.resolve();
  }

  function fail(error: unknown): void {
    if (wasReady) return;
    stopping = true;
    first.reject(error);
  }

  /** Starts the process, waits for its end and answers what became of it. */
  async function run(): Promise<string> {
    let started: StartedProcess;
    try {
      started = await options.start();
    } catch (error) {
      fail(error);
      return `did not start (${errorText(error)})`;
    }
    current = started;
    if (options.record && started.pid > 0) recordProcess(options.record, started.pid);
    if (stopping) {
      await started.stop();
      fail(new Error(`${name} was stopped while it started`));
      return '';
    }
    const exited = started.exited.then(describeExit);
    const endedEarly = await Promise.race([exited, started.ready]);
    if (endedEarly === undefined) becomeReady(started.pid);
    else fail(options.startFailure?.(endedEarly) ?? new Error(`${name} ended (${endedEarly})`));
    return `ended (${[await exited, reason()].filter(Boolean).join(', ')})`;
  }

  async function keepRunning(): Promise<void> {
    while (!stopping) {
      readyAt = Number.POSITIVE_INFINITY;
      const outcome = await run();
      if (stopping) return;
      if (!restartWanted) {
        const pauseMs = backoff.next(performance.now() - readyAt);
        report.warn(`${name} ${outcome}: starting it again in ${pauseMs / 1_000} s`);
        await backoff.wait(pauseMs);
      }
      restartWanted = false;
    }
  }

  const ended = keepRunning();
  return {
    ready: first.promise,
    pid: () => current?.pid ?? 0,
    restart() {
      restartWanted = true;
      backoff.endPause();
      void current?.stop();
    },
    async stop() {
      stopping = true;
      backoff.endPause();
      await current?.stop();
      await ended;
    },
    kill() {
      stopping = true;
      backoff.endPause();
      current?.kill();
    },
  };
}
