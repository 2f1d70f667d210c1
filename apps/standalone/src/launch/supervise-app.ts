import { StartError } from '@refinery/embedded/errors.ts';
import { describeExit, endProcess, settlesWithin } from '@refinery/embedded/server-process.ts';
import { type AppLog, reasonIn } from '../output/app-log.ts';
import type { Terminal } from '../output/terminal.ts';
import { type AppName, type AppProcess, type Ready, startAppProcess } from './app-process.ts';
import { createBackoff, createPause } from './backoff.ts';

/** An app that is not ready by then never will be. */
const READY_TIMEOUT_MS = 60_000;
const RESTART_GRACE_MS = 6_000;
/** SIGKILL needs no more than this. */
const LAST_WAIT_MS = 1_000;

export interface SupervisedApp {
  name: AppName;
  /** Resolves when the app is ready for the first time; rejects with a StartError when it ends before. */
  ready: Promise<Ready>;
  /** Ends the process, or the pause after its end, and starts it anew. */
  restart(): void;
  /** Asks the process to end, makes it end after `graceMs` milliseconds, and resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
  /** Ends the process at once. */
  kill(): void;
}

export interface SuperviseOptions {
  name: AppName;
  environment: Promise<Record<string, string>>;
  log: AppLog;
  terminal: Terminal;
  /** Told about each new process. */
  onStart(pid: number): void;
  /** Told each time the app has become ready. */
  onReady(ready: Ready): void;
  /** How a process of the app is started. Default: as a Node process. */
  start?: typeof startAppProcess;
}

/** Starts an app and starts it again whenever it ends unasked, with a pause that grows as long as it keeps ending. */
export function superviseApp(options: SuperviseOptions): SupervisedApp {
  const { name, log, terminal } = options;
  const pause = createPause();
  const first = Promise.withResolvers<Ready>();
  first.promise.catch(() => undefined);
  let wasReady = false;
  let stopping = false;
  let restartWanted = false;
  let current = launchApp(options, onReady);

  function onReady(ready: Ready, pid: number): void {
    if (wasReady) terminal.progress(`The ${name} is back (process ${pid})`);
    wasReady = true;
    options.onReady(ready);
    first.resolve(ready);
  }

  async function watch(): Promise<void> {
    const backoff = createBackoff();
    while (!stopping) {
      const startedAt = performance.now();
      const exit = describeExit(await current.exited);
      if (stopping) return;
      if (!wasReady) return first.reject(failedStart(name, exit, log));
      if (!restartWanted) {
        const pauseMs = backoff.next(performance.now() - startedAt);
        const why = [exit, reasonIn(log.lastErrors())].filter(Boolean).join(', ');
        terminal.warn(`The ${name} ended (${why}): starting it again in ${pauseMs / 1_000} s`);
        await pause.wait(pauseMs);
      }
      if (stopping) return;
      restartWanted = false;
      current = launchApp(options, onReady);
    }
  }

  void watch();
  return {
    name,
    ready: first.promise,
    restart() {
      restartWanted = isRunning(current);
      pause.end();
      void endApp(current, RESTART_GRACE_MS);
    },
    stop(graceMs) {
      stopping = true;
      pause.end();
      return endApp(current, graceMs);
    },
    kill() {
      stopping = true;
      current.child.kill('SIGKILL');
    },
  };
}

/** Starts the process of an app, and ends it should it not become ready. */
function launchApp(options: SuperviseOptions, onReady: (ready: Ready, pid: number) => void): AppProcess {
  const { start = startAppProcess } = options;
  const started = start({ ...options, onOutput: options.log.take });
  const { pid } = started.child;
  if (pid !== undefined) {
    options.onStart(pid);
    void started.ready.then((ready) => onReady(ready, pid));
  }
  void options.environment.then(async () => {
    if (await settlesWithin(Promise.race([started.ready, started.exited]), READY_TIMEOUT_MS)) return;
    options.terminal.warn(`The ${options.name} is not ready after ${READY_TIMEOUT_MS / 1_000} s: ending it`);
    started.child.kill('SIGKILL');
  });
  return started;
}

const isRunning = ({ child }: AppProcess): boolean => child.exitCode === null && child.signalCode === null;

const endApp = ({ child, exited }: AppProcess, graceMs: number): Promise<void> =>
  endProcess(child, exited, [
    ['SIGTERM', graceMs],
    ['SIGKILL', LAST_WAIT_MS],
  ]);

function failedStart(name: AppName, exit: string, log: AppLog): StartError {
  const said = log.lastErrors().join('\n');
  const advice = said.includes('EADDRINUSE')
    ? 'Another program took the port meanwhile: start again, or choose another PORT.'
    : `Its whole log: ${log.path}`;
  return new StartError(`The ${name} did not start (${exit})${said ? `:\n${said}` : '.'}`, advice);
}
