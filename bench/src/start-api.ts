import { freePort } from '@refinery/embedded/ports.ts';
import { startProcess } from './processes.ts';
import { startBenchServices } from './services.ts';

export interface BenchApi {
  origin: string;
  stop(): Promise<void>;
}

/** The API as a process of its own, with all the services it needs and `env` beside their variables. */
export async function startApi(env: Record<string, string>): Promise<BenchApi> {
  const services = await startBenchServices();
  const port = await freePort();
  const api = await startProcess('apps/api/src/main.ts', { ...services.env, ...env, PORT: `${port}` });
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      await api.stop();
      await services.stop();
    },
  };
}
