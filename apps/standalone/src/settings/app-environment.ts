import { localUrl } from '@refinery/runtime/local-url.ts';
import type { StandaloneEnvironment } from './config.ts';
import type { DataFiles } from './data-files.ts';
import type { AppName } from './project.ts';
import type { Variables } from './read-environment.ts';

/** What only the launcher knows about the instance it starts. */
export interface Addresses {
  databaseUrl: string;
  /** The same for what the worker does about plans; undefined: billing is off. */
  billingDatabaseUrl?: string | undefined;
  redisUrl: string;
  port: number;
  /**
   * E-mail address and password of the demo account, with `:` between them; undefined where there is none.
   */
  demoLogin?: string | undefined;
}

/** With Redis and Postgres after the apps, everything has ended within 10 s. */
const SHUTDOWN_TIMEOUT_MS = '5000';

/** The environment of the API and the worker: everything that was given, and what the launcher adds. */
export function appEnvironment(
  env: Variables,
  config: StandaloneEnvironment,
  files: DataFiles,
  addresses: Addresses,
): Record<string, string> {
  const given = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  return {
    WORKER_PORT: '0',
    // Who starts it for themselves needs no limits; whoever serves others decides.
    ...(config.NODE_ENV === 'production' ? {} : { SIGNUP_PLAN: 'enterprise' }),
    SHUTDOWN_TIMEOUT_MS,
    SPOOL_DIR: files.uploads,
    CONSOLE_DIR: files.console,
    PUBLIC_URL: localUrl(config.HOST, addresses.port),
    ...Object.fromEntries(given),
    NODE_ENV: config.NODE_ENV,
    DATA_DIR: files.folder,
    HOST: config.HOST,
    ...(addresses.demoLogin && { DEMO_LOGIN: addresses.demoLogin }),
    PORT: String(addresses.port),
    DATABASE_URL: addresses.databaseUrl,
    ...(addresses.billingDatabaseUrl && { BILLING_DATABASE_URL: addresses.billingDatabaseUrl }),
    REDIS_URL: addresses.redisUrl,
  };
}

/**
 * What one of the apps is told of that environment: the way to the right to change plans is for the worker
 * alone.
 */
export function environmentOf(
  name: AppName,
  environment: Readonly<Record<string, string>>,
): Record<string, string> {
  const { BILLING_DATABASE_PASSWORD: _, ...told } = environment;
  if (name === 'worker') return told;
  const { BILLING_DATABASE_URL: __, ...rest } = told;
  return rest;
}
