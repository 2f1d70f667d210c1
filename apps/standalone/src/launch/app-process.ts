import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { exitOf, type ProcessExit } from '@refinery/embedded/server-process.ts';
import { appFile } from '../settings/project.ts';

export type AppName = 'api' | 'worker';

/** What a process of ours says once it does its work. */
export interface Ready {
  healthPort?: number;
}

export interface AppProcess {
  child: ChildProcess;
  /** Resolves at the end of the process; never rejects. */
  exited: Promise<ProcessExit>;
  /** Resolves when the process says that it is ready; never otherwise. */
  ready: Promise<Ready>;
}

export interface AppProcessOptions {
  name: AppName;
  /** Sent once it is known; until then the process loads its code. */
  environment: Promise<Record<string, string>>;
  onOutput: (stream: 'stdout' | 'stderr', chunk: string) => void;
}

/** What each app needs most time to load; its main.ts finds it in memory. */
const MODULES: Record<AppName, string[]> = {
  api: ['context.ts', 'app.ts'],
  worker: ['context.ts', 'worker.ts'],
};
/** What only the launcher may know: whoever reads an app's environment in /proc finds no way to the owner's rights. */
const OWNERS_OWN = { DATABASE_URL: '', APP_DATABASE_PASSWORD: '' };
const AWAIT_ENVIRONMENT = new URL('./await-environment.ts', import.meta.url).href;

/** Starts an app as a Node process that ends itself when the channel to this one closes. */
export function startAppProcess({ name, environment, onOutput }: AppProcessOptions): AppProcess {
  const warmUp = MODULES[name].map((file) => pathToFileURL(appFile(name, file)).href);
  const child = spawn(process.execPath, ['--import', AWAIT_ENVIRONMENT, appFile(name, 'main.ts')], {
    env: { ...process.env, ...OWNERS_OWN, REFINERY_WARM_UP: warmUp.join('\n') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches it through the launcher, which ends its processes in order.
    detached: true,
    windowsHide: true,
  });
  const exited = exitOf(child);
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => onOutput('stdout', chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => onOutput('stderr', chunk));
  const ready = new Promise<Ready>((resolve) => {
    child.on('message', (message) => {
      const said = readyMessage(message);
      if (said) resolve(said);
    });
  });
  void environment.then((values) => {
    // A process that has ended already is noticed by its exit.
    if (child.connected) child.send({ environment: values }, () => {});
  });
  return { child, exited, ready };
}

function readyMessage(message: unknown): Ready | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  if (message.kind !== 'ready') return undefined;
  return 'healthPort' in message && typeof message.healthPort === 'number'
    ? { healthPort: message.healthPort }
    : {};
}
