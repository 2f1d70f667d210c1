import { commonVariables, parseEnvironment } from '@refinery/runtime/environment.ts';
import { type Static, Type } from 'typebox';

/** Every variable the worker reads. Nothing else in the worker looks at the environment. */
export const WorkerEnvironment = Type.Object({
  ...commonVariables,
  WORKER_HOST: Type.String({ default: '127.0.0.1', description: 'Address of the worker health server' }),
  WORKER_PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 5_001,
    description: 'Port of the worker health server: /health, /livez, /readyz, /metrics; 0: any free one',
  }),
  WORKER_CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 64,
    description:
      'Queue jobs of each kind of work at the same time, most of which wait for vendors; one organization has as many as a batch has lanes, and a quarter at most',
  }),
  RECONCILE_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 10_000,
    description: 'How often queues and leases are compared with Postgres',
  }),
  SHUTDOWN_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 8_000,
    description: 'How long a stopping process may finish what it began',
  }),
});
export type WorkerEnvironment = Static<typeof WorkerEnvironment>;

/** Reads the worker's configuration. Throws `EnvironmentError` with every problem at once. */
export const loadConfig = (env: Record<string, string | undefined>): WorkerEnvironment =>
  parseEnvironment(WorkerEnvironment, env);
