import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { canLogIn, LOGIN_ROLE, loginUrl } from '@refinery/db/login-role.ts';
import { type Keyring, parseKeyring } from '@refinery/domain/security/credential-vault.ts';
import { StartError, withFileAdvice } from '@refinery/embedded/errors.ts';
import { locatePostgresBinaries } from '@refinery/embedded/postgres/binaries.ts';
import { localUrl } from '@refinery/runtime/local-url.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { checkRedis } from '../servers/check-redis.ts';
import { type RunningInstance, type Runtime, runningInstance } from '../servers/running-instance.ts';
import { checkConfiguration } from '../settings/check-configuration.ts';
import { loadConfig, type StandaloneEnvironment } from '../settings/config.ts';
import { dataFiles } from '../settings/data-files.ts';
import { FROM_SOURCES } from '../settings/project.ts';
import type { Variables } from '../settings/read-environment.ts';
import { withStoredSecrets } from '../settings/secrets.ts';
import { examineDatabase } from './check-database.ts';
import { examineProviders } from './check-providers.ts';
import { check, type Finding, failed, note, ok } from './finding.ts';

/** Looks at everything an instance needs and says of each whether it is as it should be. */
export async function examine(env: Variables): Promise<Finding[]> {
  const configuration = await check('Configuration', async () => {
    await checkConfiguration(env);
    return 'valid';
  });
  const config = readable(env);
  if (!config) return [configuration];
  const files = dataFiles(config.DATA_DIR);
  const running = runningInstance(files);
  const findings = await Promise.all([
    examineFolder(files.folder),
    running || FROM_SOURCES ? examineInstance(running) : examineProcesses(env, config),
    examineDatabaseOf(env, config, running?.runtime),
    examineRedis(config.REDIS_URL ?? running?.runtime?.redisUrl),
    examineProviders(env),
  ]);
  return [configuration, ...findings.flat()];
}

/** The launcher's own part of the configuration, where that much is valid. */
function readable(env: Variables): StandaloneEnvironment | undefined {
  try {
    return loadConfig(env);
  } catch {
    return undefined;
  }
}

const examineFolder = (folder: string): Promise<Finding> =>
  check('Data folder', async () => {
    let existing = folder;
    while (!existsSync(existing)) existing = dirname(existing);
    try {
      accessSync(existing, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw withFileAdvice(error, existing);
    }
    return existing === folder ? `${folder} is writable` : `${folder} does not exist yet and can be made`;
  });

async function examineInstance(running: RunningInstance | undefined): Promise<Finding[]> {
  if (!running) return [note('Instance: none is running with this data folder')];
  if (!running.runtime) return [note(`Instance: process ${running.pid} is starting`)];
  const { url, workerHealthUrl } = running.runtime;
  const apps = [check('API', () => askHealth(url))];
  if (workerHealthUrl) apps.push(check('Worker', () => askHealth(workerHealthUrl)));
  return [ok(`Instance: process ${running.pid}`), ...(await Promise.all(apps))];
}

/** Where the worker's health server listens unless it is told otherwise. */
const WORKER_PORT = 5_081;

/** The API and the worker of a bundle, who are started one by one and may run elsewhere. */
const examineProcesses = (env: Variables, { HOST, PORT }: StandaloneEnvironment): Promise<Finding[]> =>
  Promise.all([
    examineProcess('API', localUrl(HOST, PORT)),
    examineProcess('Worker', localUrl(env.WORKER_HOST || HOST, Number(env.WORKER_PORT) || WORKER_PORT)),
  ]);

/** What the health of a process says, where one answers. */
export async function examineProcess(name: string, url: string): Promise<Finding> {
  try {
    const reply = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(5_000) });
    await reply.body?.cancel();
  } catch {
    return note(`${name}: nothing answers at ${url}. It does not run, or it runs elsewhere`);
  }
  return check(name, () => askHealth(url));
}

const Health = Type.Object({ status: Type.String() });

async function askHealth(url: string): Promise<string> {
  const reply = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(
    (error: unknown) => {
      throw new StartError(`does not answer at ${url}`, 'Read its log in the data folder.', {
        cause: error,
      });
    },
  );
  const advice = 'Open that address to see what is down.';
  if (!reply.ok) throw new StartError(`${url}/health answers ${reply.status}`, advice);
  const { status } = Value.Parse(Health, await reply.json());
  if (status !== 'ok') throw new StartError(`${url}/health says ${status}`, advice);
  return `healthy at ${url}`;
}

async function examineDatabaseOf(
  env: Variables,
  config: StandaloneEnvironment,
  runtime: Runtime | undefined,
): Promise<Finding[]> {
  const url = config.DATABASE_URL ?? runtime?.databaseUrl;
  if (url) {
    const appUrl = runtime?.appDatabaseUrl ?? (await operatorsLogin(url, config)) ?? url;
    const production = config.NODE_ENV === 'production';
    return examineDatabase({ url, appUrl, production, keyring: keyringOf(env, config) });
  }
  if (!FROM_SOURCES) return [failed('Postgres: DATABASE_URL is not set', 'Set it to the Postgres to use.')];
  const bundled = await check('Postgres', async () => {
    await locatePostgresBinaries();
    return 'DATABASE_URL is not set. `pnpm start` uses its own Postgres 18 and keeps the data in the data folder';
  });
  return [bundled];
}

/** What API and worker encrypt with; undefined where nothing here says so, or not as it should. */
function keyringOf(env: Variables, config: StandaloneEnvironment): Keyring | undefined {
  try {
    const { ENCRYPTION_KEYS } = withStoredSecrets(env, config);
    return ENCRYPTION_KEYS ? parseKeyring(ENCRYPTION_KEYS) : undefined;
  } catch {
    return undefined;
  }
}

/** The URL of `refinery_login`, where it has the password that the operator gives it. */
async function operatorsLogin(url: string, config: StandaloneEnvironment): Promise<string | undefined> {
  const password = config.APP_DATABASE_PASSWORD;
  const login = password && { role: LOGIN_ROLE, password };
  return login && (await canLogIn(url, login)) ? loginUrl(url, login) : undefined;
}

async function examineRedis(url: string | undefined): Promise<Finding> {
  if (!url && !FROM_SOURCES) return failed('Redis: REDIS_URL is not set', 'Set it to the Redis to use.');
  if (!url) return ok('Redis: REDIS_URL is not set. `pnpm start` uses its own Redis');
  return check('Redis', async () => `${await checkRedis(url)}, never evicts keys`);
}
