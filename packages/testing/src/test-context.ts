import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, Context } from '@refinery/domain/context/context.ts';
import { createContext } from '@refinery/runtime/create-context.ts';
import { CommonEnvironment, parseEnvironment } from '@refinery/runtime/environment.ts';
import { type Logger, pino } from 'pino';
import { openRawClient, type RawClient } from './raw-client.ts';
import { type TestServices, withDatabase } from './services.ts';
import { rememberSuperuser } from './superuser.ts';
import { createTestDatabase } from './test-database.ts';

/** On a busy machine the start of a thread alone can take longer than its task may. */
const THREAD_TIMEOUT_MS = 60_000;

export interface TestContextOptions {
  /** Variables beside the ones that point to the test's own services. */
  env?: Record<string, string>;
  clock?: Clock;
  /** Default: silent. */
  logger?: Logger;
  /** Takes part in an environment that another context of the test uses already. */
  environment?: Record<string, string>;
}

export interface TestContext {
  ctx: Context;
  /** The variables this context was made from, for starting processes that share its services. */
  environment: Record<string, string>;
  /** The superuser's URL of the test's database, for what a test itself does there. */
  databaseUrl: string;
  /** That superuser, over one connection of the test's own, which opens with the first statement. */
  sql: RawClient;
  /** Ends what a process that stops does not wait for. */
  stop(): void;
  close(): Promise<void>;
}

/**
 * A context with a database, a key prefix and an upload folder of its own, on the test run's real servers.
 */
export async function openTestContext(
  services: TestServices,
  options: TestContextOptions = {},
): Promise<TestContext> {
  const database = options.environment ? undefined : await createTestDatabase(services);
  const spoolDir = mkdtempSync(join(tmpdir(), 'refinery-spool-'));
  const dataDir = options.environment?.DATA_DIR ?? join(spoolDir, 'data');
  const environment: Record<string, string> = {
    ...(options.environment ?? {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database?.loginUrl ?? '',
      BILLING_DATABASE_URL: database?.billingUrl ?? '',
      REDIS_URL: services.redisUrl,
      REDIS_PREFIX: `t${randomBytes(6).toString('hex')}`,
      ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
      JWT_SECRET: randomBytes(32).toString('base64'),
      DATABASE_POOL_SIZE: '5',
    }),
    SPOOL_DIR: spoolDir,
    DATA_DIR: dataDir,
    ...options.env,
  };
  const open = await createContext({
    env: parseEnvironment(CommonEnvironment, environment),
    logger: options.logger ?? pino({ level: environment.LOG_LEVEL ?? 'silent' }),
    applicationName: 'test',
    threadTimeoutMs: THREAD_TIMEOUT_MS,
    billingDatabaseUrl: environment.STRIPE_SECRET_KEY ? environment.BILLING_DATABASE_URL : undefined,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const databaseUrl = database?.url ?? withDatabase(services.databaseUrl, databaseOf(environment));
  const sql = openRawClient(databaseUrl);
  rememberSuperuser(open.ctx, databaseUrl);
  return {
    ctx: open.ctx,
    environment,
    databaseUrl,
    sql,
    stop: open.stop,
    close: async () => {
      await sql.end();
      open.stop();
      await open.close();
      await database?.drop();
      rmSync(spoolDir, { recursive: true, force: true });
    },
  };
}

const databaseOf = ({ DATABASE_URL = '' }: Record<string, string>): string =>
  URL.parse(DATABASE_URL)?.pathname.slice(1) ?? '';
