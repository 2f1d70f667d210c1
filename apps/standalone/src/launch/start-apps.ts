import { supervise } from '@refinery/embedded/supervise/supervise.ts';
import { openAppLog, reasonIn } from '../output/app-log.ts';
import type { Terminal } from '../output/terminal.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { type Runtime, writeRuntime } from '../settings/runtime-file.ts';
import { type AppName, type Ready, startAppProcess, startFailure } from './app-process.ts';
import { APPS, type Instance } from './instance.ts';

export interface StartingApps {
  /** Rejects with a StartError when an app ends before it was ready; never resolves. */
  failed: Promise<never>;
  /** Hands the apps their environment and resolves when both are ready. Throws StartError where one ends. */
  begin(environment: Record<string, string>, addresses: Omit<Runtime, 'pid'>): Promise<void>;
}

export interface StartAppsOptions {
  instance: Instance;
  files: DataFiles;
  terminal: Terminal;
  verbose: boolean;
}

/** Starts API and worker, which load their code until `begin` tells them with what to work. */
export function startApps({ instance, files, terminal, verbose }: StartAppsOptions): StartingApps {
  const environment = Promise.withResolvers<Record<string, string>>();
  let runtime: Runtime | undefined;

  function onReady(name: AppName, { healthPort }: Ready): void {
    if (!runtime || name !== 'worker' || healthPort === undefined) return;
    runtime = { ...runtime, workerHealthUrl: `http://127.0.0.1:${healthPort}` };
    writeRuntime(files.runtime, runtime);
  }

  for (const name of APPS) {
    const log = openAppLog({ name, folder: files.logs, terminal, verbose });
    const app = supervise({
      name: `The ${name}`,
      report: terminal,
      record: files.process(name),
      reason: () => reasonIn(log.lastErrors()),
      startFailure: (exit) => startFailure(name, exit, log),
      start: async () =>
        startAppProcess({
          name,
          environment: environment.promise,
          log,
          terminal,
          onReady: (ready) => onReady(name, ready),
        }),
    });
    instance.apps.push({ name, ...app });
  }
  const failed = new Promise<never>((_, reject) => {
    for (const app of instance.apps) app.ready.catch(reject);
  });
  failed.catch(() => undefined);
  return {
    failed,
    async begin(variables, addresses) {
      runtime = { pid: process.pid, ...addresses };
      environment.resolve(variables);
      await Promise.all(instance.apps.map((app) => app.ready));
      writeRuntime(files.runtime, runtime);
    },
  };
}
