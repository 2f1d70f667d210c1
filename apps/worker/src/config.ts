import { BILLING_DATABASE_URL, commonVariables, EnvironmentError } from '@refinery/runtime/environment.ts';
import { loadEnvironment } from '@refinery/runtime/load-environment.ts';
import { type Static, Type } from 'typebox';

/** Every variable the worker reads. Nothing else in the worker looks at the environment. */
export const WorkerEnvironment = Type.Object({
  ...commonVariables,
  BILLING_DATABASE_URL,
  WORKER_HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address on which the health server of the worker listens',
  }),
  WORKER_PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 5_081,
    description:
      'Port of the health server of the worker (/health, /livez, /readyz, /metrics); 0: any free port',
  }),
  WORKER_CONCURRENCY: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 64,
    description:
      'How many queue jobs of each kind of work run at a time; most of them wait for vendors. One organization gets at most BATCH_MAX_LANES of them, and at most a quarter',
  }),
  RECONCILE_INTERVAL_MS: Type.Integer({
    minimum: 100,
    default: 10_000,
    description: 'How often the queues and leases are compared with Postgres, in milliseconds',
  }),
  SHUTDOWN_TIMEOUT_MS: Type.Integer({
    minimum: 100,
    default: 8_000,
    description: 'How many milliseconds a stopping process has to finish its work',
  }),
});
export type WorkerEnvironment = Static<typeof WorkerEnvironment>;

/** Reads the worker's configuration. Throws `EnvironmentError` with every problem at once. */
export const loadConfig = (env: Record<string, string | undefined>): WorkerEnvironment =>
  loadEnvironment(WorkerEnvironment, env);

/**
 * Where plans are changed; undefined where billing is off. Throws `EnvironmentError` where it is on and
 * nobody said where: only what starts the worker can know.
 */
export function billingDatabaseUrl(env: WorkerEnvironment): string | undefined {
  if (!env.STRIPE_SECRET_KEY) return undefined;
  if (!env.BILLING_DATABASE_URL)
    throw new EnvironmentError([
      'BILLING_DATABASE_URL is missing: with STRIPE_SECRET_KEY the worker needs it',
    ]);
  return env.BILLING_DATABASE_URL;
}
