import { type Runtime, writeRuntime } from '../servers/running-instance.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { APPS } from '../settings/project.ts';
import { superviseApp } from './app-process.ts';
import type { Instance } from './instance.ts';

export interface StartingApps {
  /** Rejects with a StartError when an app ends before it was ready; never resolves. */
  failed: Promise<never>;
  /** Hands the apps their environment and resolves when both are ready. Throws StartError where one ends. */
  begin(environment: Record<string, string>, addresses: Omit<Runtime, 'pid'>): Promise<void>;
}

/** Starts API and worker, which load their code until `begin` tells them with what to work. */
export function startApps(instance: Instance, files: DataFiles): StartingApps {
  const { terminal, watch: verbose } = instance;
  const { promise: environment, resolve: begin } = Promise.withResolvers<Record<string, string>>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  let runtime: Runtime | undefined;

  function onHealthPort(port: number): void {
    if (!runtime) return;
    runtime = { ...runtime, workerHealthUrl: `http://127.0.0.1:${port}` };
    writeRuntime(files.runtime, runtime);
  }

  for (const name of APPS) {
    const app = superviseApp({ name, files, environment, terminal, verbose, onHealthPort });
    app.ready.catch(failed.reject);
    instance.apps.push(app);
  }
  return {
    failed: failed.promise,
    async begin(variables, addresses) {
      runtime = { pid: process.pid, ...addresses };
      begin(variables);
      await Promise.all(instance.apps.map((app) => app.ready));
      writeRuntime(files.runtime, runtime);
    },
  };
}
