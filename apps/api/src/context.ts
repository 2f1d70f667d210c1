import { type ContextOptions, createContext, type OpenContext } from '@refinery/runtime/create-context.ts';
import type { Logger } from 'pino';
import type { ApiEnvironment } from './config.ts';

/** Opens what the API works with. */
export const openApiContext = (
  env: ApiEnvironment,
  logger: Logger,
  overrides: Partial<ContextOptions> = {},
): Promise<OpenContext> =>
  createContext({ env, logger, applicationName: 'prompt-refinery-api', ...overrides });
