import { type ContextOptions, createContext, type OpenContext } from '@refinery/runtime/create-context.ts';
import type { Logger } from 'pino';
import { billingDatabaseUrl, type WorkerEnvironment } from './config.ts';

/** Opens what the worker works with. */
export const openWorkerContext = (
  env: WorkerEnvironment,
  logger: Logger,
  overrides: Partial<ContextOptions> = {},
): Promise<OpenContext> =>
  createContext({
    env,
    logger,
    applicationName: 'prompt-refinery-worker',
    bulk: true,
    billingDatabaseUrl: billingDatabaseUrl(env),
    ...overrides,
  });
