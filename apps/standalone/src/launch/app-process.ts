import { pathToFileURL } from 'node:url';
import { StartError } from '@refinery/embedded/errors.ts';
import { settlesWithin, startProcess } from '@refinery/embedded/process/child-process.ts';
import type { StartedProcess } from '@refinery/embedded/supervise/supervise.ts';
import type { AppLog } from '../output/app-log.ts';
import type { Terminal } from '../output/terminal.ts';
import { appFile } from '../settings/project.ts';

export type AppName = 'api' | 'worker';

/** What a process of ours says once it does its work. */
export interface Ready {
  healthPort?: number;
}

export interface AppProcessOptions {
  name: AppName;
  /** Sent once it is known; until then the process loads its code. */
  environment: Promise<Record<string, string>>;
  log: AppLog;
  terminal: Terminal;
  onReady(ready: Ready): void;
}

/** What each app needs most time to load; its main.ts finds it in memory. */
const MODULES: Record<AppName, string[]> = {
  api: ['context.ts', 'app.ts'],
  worker: ['context.ts', 'worker.ts'],
};
/** What only the launcher may know: whoever reads an app's environment in /proc finds no way to the owner's rights. */
const OWNERS_OWN = { DATABASE_URL: '', APP_DATABASE_PASSWORD: '' };
const AWAIT_ENVIRONMENT = new URL('./await-environment.ts', import.meta.url).href;
/** An app that is not ready by then never will be. */
const READY_TIMEOUT_MS = 60_000;

/** Starts an app as a Node process that ends itself when the channel to this one closes. */
export function startAppProcess(options: AppProcessOptions): StartedProcess {
  const { name, environment, log, terminal } = options;
  const warmUp = MODULES[name].map((file) => pathToFileURL(appFile(name, file)).href);
  const app = startProcess({
    command: [process.execPath, '--import', AWAIT_ENVIRONMENT, appFile(name, 'main.ts')],
    env: { ...process.env, ...OWNERS_OWN, REFINERY_WARM_UP: warmUp.join('\n') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    onOutput: log.take,
    // Time to finish what it holds, and still below 10 s together with the servers.
    stopSteps: [
      ['SIGTERM', 6_000],
      ['SIGKILL', 1_000],
    ],
  });
  const ready = new Promise<void>((resolve) => {
    app.child.on('message', (message) => {
      const said = readyMessage(message);
      if (!said) return;
      options.onReady(said);
      resolve();
    });
  });
  void environment.then(async (values) => {
    // A process that has ended already is noticed by its exit.
    if (app.child.connected) app.child.send({ environment: values }, () => {});
    if (await settlesWithin(Promise.race([ready, app.exited]), READY_TIMEOUT_MS)) return;
    terminal.warn(`The ${name} is not ready after ${READY_TIMEOUT_MS / 1_000} s: ending it`);
    app.kill();
  });
  return { ...app, ready };
}

/** Why an app ended before it was ready for the first time, by what it printed. */
export function startFailure(name: AppName, exit: string, log: AppLog): StartError {
  const said = log.lastErrors().join('\n');
  const advice = said.includes('EADDRINUSE')
    ? 'Another program took the port meanwhile: start again, or choose another PORT.'
    : `Its whole log: ${log.path}`;
  return new StartError(`The ${name} did not start (${exit})${said ? `:\n${said}` : '.'}`, advice);
}

function readyMessage(message: unknown): Ready | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  if (message.kind !== 'ready') return undefined;
  return 'healthPort' in message && typeof message.healthPort === 'number'
    ? { healthPort: message.healthPort }
    : {};
}
