import { pathToFileURL } from 'node:url';
import { StartError } from '@refinery/embedded/errors.ts';
import { settlesWithin, startProcess } from '@refinery/embedded/process/child-process.ts';
import { type StartedProcess, type Supervised, supervise } from '@refinery/embedded/supervise/supervise.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { type AppLog, openAppLog, reasonIn } from '../output/app-log.ts';
import type { Terminal } from '../output/terminal.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { type AppName, appFile } from '../settings/project.ts';

export interface SupervisedApp extends Supervised {
  name: AppName;
}

export interface AppOptions {
  name: AppName;
  files: DataFiles;
  /** Sent once it is known; until then the process loads its code. */
  environment: Promise<Record<string, string>>;
  terminal: Terminal;
  /** Show its whole log. */
  verbose: boolean;
  /** Called at each start of an app that answers about its health on a port of its own. */
  onHealthPort(port: number): void;
}

/** What each app needs most time to load; its main.ts finds it in memory. */
const MODULES: Record<AppName, string[]> = {
  api: ['context.ts', 'app.ts'],
  worker: ['context.ts', 'worker.ts'],
};
/**
 * Node takes memory freely where a machine has much: it would keep four times what an app needs. With these,
 * collecting garbage more often costs a few percent of the processor (ADR 32). The image has the same.
 */
const SMALL_HEAP = ['--max-semi-space-size=4', '--heap-growing-percent=30', '--initial-old-space-size=64'];
/**
 * What only the launcher may know: whoever reads an app's environment in /proc finds no way to the owner's
 * rights.
 */
const OWNERS_OWN = {
  DATABASE_URL: '',
  APP_DATABASE_PASSWORD: '',
  BILLING_DATABASE_URL: '',
  BILLING_DATABASE_PASSWORD: '',
};
const PRELOADED = ['../../../../packages/runtime/src/quick-imports.mjs', './await-environment.ts'].flatMap(
  (file) => ['--import', new URL(file, import.meta.url).href],
);
/** An app that is not ready by then never will be. */
const READY_TIMEOUT_MS = 60_000;

/** What an app says once it does its work. */
const ReadyMessage = Type.Object({
  kind: Type.Literal('ready'),
  healthPort: Type.Optional(Type.Integer()),
});

/** Starts an app and keeps it running. */
export function superviseApp(options: AppOptions): SupervisedApp {
  const { name, files, terminal, verbose } = options;
  const log = openAppLog({ name, folder: files.logs, terminal, verbose });
  const supervised = supervise({
    name: `The ${name}`,
    report: terminal,
    start: async () => startAppProcess(options, log),
    reason: () => reasonIn(log.lastErrors()),
    startFailure: (exit) => startFailure(name, exit, log),
  });
  return { name, ...supervised };
}

/** Starts an app as a Node process that ends itself when the channel to this one closes. */
function startAppProcess(options: AppOptions, log: AppLog): StartedProcess {
  const { name, files, environment, terminal } = options;
  const warmUp = MODULES[name].map((file) => pathToFileURL(appFile(name, file)).href);
  const app = startProcess({
    command: [process.execPath, ...SMALL_HEAP, ...PRELOADED, appFile(name, 'main.ts')],
    env: {
      MALLOC_ARENA_MAX: '2',
      ...process.env,
      ...OWNERS_OWN,
      REFINERY_WARM_UP: warmUp.join('\n'),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    record: files.process(name),
    onOutput: log.take,
    // Time to finish what it holds, and still below 10 s together with the servers.
    stopSteps: [
      ['SIGTERM', 6_000],
      ['SIGKILL', 1_000],
    ],
  });
  const ready = new Promise<void>((resolve) => {
    app.child.on('message', (message) => {
      if (!Value.Check(ReadyMessage, message)) return;
      if (message.healthPort !== undefined) options.onHealthPort(message.healthPort);
      resolve();
    });
  });
  void environment.then(async (values) => {
    // A process that has ended already is noticed by its exit.
    if (app.child.connected) app.child.send({ environment: values }, () => {});
    if (await settlesWithin(Promise.race([ready, app.exited]), READY_TIMEOUT_MS)) return;
    terminal.warn(`The ${name} is not ready after ${READY_TIMEOUT_MS / 1_000} s. Stopping it`);
    app.kill();
  });
  return { ...app, ready };
}

/** Why an app ended before it was ready for the first time, by what it printed. */
export function startFailure(name: AppName, exit: string, log: AppLog): StartError {
  const said = log.lastErrors().join('\n');
  const advice = said.includes('EADDRINUSE')
    ? 'Another program has taken the port. Start again, or choose another PORT.'
    : `Read the whole log: ${log.path}`;
  return new StartError(`The ${name} did not start (${exit})${said ? `:\n${said}` : '.'}`, advice);
}
