import { type Runtime, writeRuntime } from '../servers/running-instance.ts';
import { environmentOf } from '../settings/app-environment.ts';
import type { DataFiles } from '../settings/data-files.ts';
import { APPS } from '../settings/project.ts';
import { superviseApp } from './app-process.ts';
import type { Instance } from './instance.ts';

export interface StartingApps {
  /** Resolves when both are ready, which takes a `begin`; rejects with a StartError when one ends before. */
  ready: Promise<unknown>;
  /**
   * Hands the apps their environment, and notes for others where the instance is reached once both are ready.
   */
  begin(environment: Record<string, string>, addresses: Omit<Runtime, 'pid'>): Promise<void>;
}

/** Starts API and worker, which load their code until `begin` tells them with what to work. */
export function startApps(instance: Instance, files: DataFiles): StartingApps {
  const { terminal, watch: verbose } = instance;
  const { promise: environment, resolve: begin } = Promise.withResolvers<Record<string, string>>();
  let runtime: Runtime | undefined;

  function onHealthPort(port: number): void {
    if (!runtime) return;
    runtime = { ...runtime, workerHealthUrl: `http://127.0.0.1:${port}` };
    writeRuntime(files.runtime, runtime);
  }

  for (const name of APPS) {
    const own = environment.then((values) => environmentOf(name, values));
    instance.apps.push(superviseApp({ name, files, environment: own, terminal, verbose, onHealthPort }));
  }
  const ready = Promise.all(instance.apps.map((app) => app.ready));
  ready.catch(() => undefined);
  return {
    ready,
    async begin(variables, addresses) {
      runtime = { pid: process.pid, ...addresses };
      begin(variables);
      await ready;
      writeRuntime(files.runtime, runtime);
    },
  };
}
