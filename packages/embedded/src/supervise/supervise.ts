import { errorText } from '../errors.ts';
import { describeExit, type RunningProcess, settlesWithin } from '../process/child-process.ts';

/** The pauses before further starts: 0.5, 1, 2, … 30 s; from the beginning again after a run of a minute. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Whoever ran so long has come up well. */
const STABLE_MS = 60_000;

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
  /** What the process itself said of its end, if anything. */
  reason?: () => string;
  /**
   * Makes the error of a process that ended before it was ready for the first time, of the way in which it
   * did.
   */
  startFailure?: (exit: string) => Error;
}

export interface Supervised {
  /**
   * Resolves when the process is ready for the first time; rejects when it could not be started, or ended
   * before.
   */
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

interface State {
  first: PromiseWithResolvers<void>;
  /** Before the next start. */
  pauseMs: number;
  /** Resolved to cut a pause short. */
  wake: PromiseWithResolvers<void>;
  current?: StartedProcess;
  wasReady: boolean;
  /** Of the process that runs now; one that is not ready has not run at all. */
  readyAt: number;
  restartWanted: boolean;
  stopping: boolean;
}

/**
 * Starts a process, and again whenever it ends unasked, with a pause that grows as long as it keeps ending.
 * One that fails at its first start is not started again.
 */
export function supervise(options: SuperviseOptions): Supervised {
  const state: State = {
    first: Promise.withResolvers<void>(),
    pauseMs: FIRST_PAUSE_MS,
    wake: Promise.withResolvers<void>(),
    wasReady: false,
    readyAt: Number.POSITIVE_INFINITY,
    restartWanted: false,
    stopping: false,
  };
  state.first.promise.catch(() => undefined);
  const ended = keepRunning(state, options);

  function stopRestarting(): void {
    state.stopping = true;
    state.wake.resolve();
  }

  return {
    ready: state.first.promise,
    pid: () => state.current?.pid ?? 0,
    restart() {
      state.restartWanted = true;
      state.wake.resolve();
      void state.current?.stop();
    },
    async stop() {
      stopRestarting();
      await state.current?.stop();
      await ended;
    },
    kill() {
      stopRestarting();
      state.current?.kill();
    },
  };
}

async function keepRunning(state: State, options: SuperviseOptions): Promise<void> {
  const { name, report } = options;
  while (!state.stopping) {
    state.readyAt = Number.POSITIVE_INFINITY;
    state.wake = Promise.withResolvers<void>();
    const outcome = await runOnce(state, options);
    if (state.stopping) return;
    if (!state.restartWanted) {
      if (performance.now() - state.readyAt >= STABLE_MS) state.pauseMs = FIRST_PAUSE_MS;
      report.warn(`${name} ${outcome}. It is started again in ${state.pauseMs / 1_000} s`);
      await settlesWithin(state.wake.promise, state.pauseMs);
      state.pauseMs = Math.min(state.pauseMs * 2, LONGEST_PAUSE_MS);
    }
    state.restartWanted = false;
  }
}

/** Starts the process, waits for its end and answers what became of it. */
async function runOnce(state: State, options: SuperviseOptions): Promise<string> {
  const { name, reason = () => '' } = options;
  let started: StartedProcess;
  try {
    started = await options.start();
  } catch (error) {
    failedStart(state, error);
    return `did not start (${errorText(error)})`;
  }
  state.current = started;
  if (state.stopping) {
    await started.stop();
    failedStart(state, new Error(`${name} was stopped while it started`));
    return '';
  }
  const exited = started.exited.then(describeExit);
  const endedEarly = await Promise.race([exited, started.ready]);
  if (endedEarly === undefined) becameReady(state, options);
  else failedStart(state, options.startFailure?.(endedEarly) ?? new Error(`${name} ended (${endedEarly})`));
  return `ended (${[await exited, reason()].filter(Boolean).join(', ')})`;
}

function becameReady(state: State, { name, report }: SuperviseOptions): void {
  if (state.wasReady) report.progress(`${name} is running again (process ${state.current?.pid})`);
  state.wasReady = true;
  state.readyAt = performance.now();
  state.first.resolve();
}

/** The first start tells whether the process can run at all; a later one may fail for passing reasons. */
function failedStart(state: State, error: unknown): void {
  if (state.wasReady) return;
  state.stopping = true;
  state.first.reject(error);
}
