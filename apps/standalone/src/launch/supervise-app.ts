import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '@refinery/embedded/errors.ts';
import { describeExit, endProcess, settlesWithin } from '@refinery/embedded/server-process.ts';
import type { AppLog } from '../output/app-log.ts';
import type { Terminal } from '../output/terminal.ts';
import { type AppName, type AppProcess, type Ready, startAppProcess } from './app-process.ts';
import { createBackoff } from './backoff.ts';

/** An app that is not ready by then never will be. */
const READY_TIMEOUT_MS = 60_000;

export interface SupervisedApp {
  name: AppName;
  /** Resolves when the app is ready for the first time; rejects with a StartError when it ends before. */
  ready: Promise<Ready>;
  pid(): number | undefined;
  /** Ends the process and starts it anew at once. */
  restart(): void;
  /** Asks the process to end, makes it end after `graceMs` milliseconds, and resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
  /** Ends the process at once. */
  kill(): void;
}

export interface SuperviseOptions {
  name: AppName;
  environment: Promise<Record<string, string>>;
  cacheDir: string;
  log: AppLog;
  terminal: Terminal;
  /** Told about each new process. */
  onStart?: (pid: number) => void;
}

/** Starts an app and starts it again whenever it ends unasked, with a pause that grows as long as it keeps ending. */
export function superviseApp(options: SuperviseOptions): SupervisedApp {
  const { name, log, terminal } = options;
  const stopping = new AbortController();
  const backoff = createBackoff();
  let current: AppProcess;
  let wasReady = false;
  let restartWanted = false;
  const first = Promise.withResolvers<Ready>();
  first.promise.catch(() => {});

  function launch(): void {
    const started = startAppProcess({ ...options, onOutput: log.take });
    current = started;
    if (started.child.pid !== undefined) options.onStart?.(started.child.pid);
    void started.ready.then((ready) => {
      if (wasReady) terminal.progress(`The ${name} is back (process ${started.child.pid})`);
      wasReady = true;
      first.resolve(ready);
    });
    void options.environment.then(() => endUnlessReady(started));
  }

  async function endUnlessReady(started: AppProcess): Promise<void> {
    const inTime = await settlesWithin(Promise.race([started.ready, started.exited]), READY_TIMEOUT_MS);
    if (inTime) return;
    terminal.warn(`The ${name} is not ready after ${READY_TIMEOUT_MS / 1_000} s: ending it`);
    started.child.kill('SIGKILL');
  }

  async function watch(): Promise<void> {
    for (;;) {
      const startedAt = performance.now();
      const exit = await current.exited;
      if (stopping.signal.aborted) return;
      if (!wasReady) {
        first.reject(failure(name, describeExit(exit), log));
        return;
      }
      if (restartWanted) restartWanted = false;
      else {
        const pause = backoff.next(performance.now() - startedAt);
        terminal.warn(`The ${name} ended (${describeExit(exit)}): starting it again in ${pause / 1_000} s`);
        for (const line of log.lastErrors().split('\n').slice(0, 3)) if (line) terminal.warn(`  ${line}`);
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
      }
      launch();
    }
  }

  launch();
  void watch();
  return {
    name,
    ready: first.promise,
    pid: () => current.child.pid,
    restart() {
      restartWanted = true;
      current.child.kill('SIGTERM');
    },
    async stop(graceMs) {
      stopping.abort();
      await endProcess(current.child, current.exited, [
        ['SIGTERM', graceMs],
        ['SIGKILL', 1_000],
      ]);
    },
    kill() {
      stopping.abort();
      current.child.kill('SIGKILL');
    },
  };
}

function failure(name: AppName, exit: string, log: AppLog): StartError {
  const said = log.lastErrors();
  return new StartError(
    `The ${name} did not start (${exit})${said ? `:\n${said}` : '.'}`,
    `Its log: ${log.path}`,
  );
}
