import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { canLogIn, LOGIN_ROLE, loginUrl } from '@refinery/db/login-role.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { locatePostgresBinaries } from '@refinery/embedded/postgres/binaries.ts';
import { addressOf } from '../servers/address.ts';
import { checkRedis } from '../servers/check-redis.ts';
import { type RunningInstance, runningInstance } from '../servers/running-instance.ts';
import { checkConfiguration } from '../settings/check-configuration.ts';
import { loadConfig, type StandaloneEnvironment } from '../settings/config.ts';
import { type DataFiles, dataFiles } from '../settings/data-files.ts';
import type { Variables } from '../settings/read-environment.ts';
import { examineDatabase } from './check-database.ts';
import { examineProviders } from './check-providers.ts';
import { check, type Finding, note, ok } from './finding.ts';

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
  const [folder, ...rest] = await Promise.all([
    examineFolder(files),
    examineInstance(running),
    examineDatabaseOf(config, running),
    examineRedisOf(config, running),
    examineProviders(env),
  ]);
  return [configuration, folder, ...rest.flat()];
}

/** The launcher's own part of the configuration, where that much is valid. */
function readable(env: Variables): StandaloneEnvironment | undefined {
  try {
    return loadConfig(env);
  } catch {
    return undefined;
  }
}

const examineFolder = (files: DataFiles): Promise<Finding> =>
  check('Data folder', async () => {
    let folder = files.folder;
    while (!existsSync(folder)) folder = dirname(folder);
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new StartError(`${folder} is not writable`, 'Change its owner, or choose another DATA_DIR.', {
        cause: error,
      });
    }
    return folder === files.folder ? `${folder} is writable` : `${files.folder} can be made`;
  });

async function examineInstance(running: RunningInstance | undefined): Promise<Finding[]> {
  if (!running) return [note('Instance: none runs on this data folder')];
  if (!running.runtime) return [note(`Instance: process ${running.pid} is starting`)];
  const { url, workerHealthUrl } = running.runtime;
  const apps = [check('API', () => askHealth(url))];
  if (workerHealthUrl) apps.push(check('Worker', () => askHealth(workerHealthUrl)));
  return [ok(`Instance: process ${running.pid}`), ...(await Promise.all(apps))];
}

async function askHealth(url: string): Promise<string> {
  const reply = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(
    (error: unknown) => {
      throw new StartError(`does not answer at ${url}`, 'Look into its log below the data folder.', {
        cause: error,
      });
    },
  );
  await reply.body?.cancel();
  if (!reply.ok)
    throw new StartError(`${url}/health answers ${reply.status}`, 'Open it: it says what is down.');
  return `healthy at ${url}`;
}

async function examineDatabaseOf(
  config: StandaloneEnvironment,
  running: RunningInstance | undefined,
): Promise<Finding[]> {
  const url = config.DATABASE_URL ?? running?.runtime?.databaseUrl;
  if (url) {
    const appUrl = running?.runtime?.appDatabaseUrl ?? (await operatorsLogin(url, config)) ?? url;
    return examineDatabase({ url, appUrl, production: config.NODE_ENV === 'production' });
  }
  return [
    await check('Postgres', async () => {
      await locatePostgresBinaries();
      return 'DATABASE_URL is not set: `pnpm start` brings Postgres 18 and keeps its data in the data folder';
    }),
  ];
}

/** The URL of `refinery_login`, where it has the password that the operator gives it. */
async function operatorsLogin(url: string, config: StandaloneEnvironment): Promise<string | undefined> {
  const password = config.APP_DATABASE_PASSWORD;
  const login = password && { role: LOGIN_ROLE, password };
  return login && (await canLogIn(url, login)) ? loginUrl(url, login) : undefined;
}

async function examineRedisOf(
  config: StandaloneEnvironment,
  running: RunningInstance | undefined,
): Promise<Finding[]> {
  const url = config.REDIS_URL ?? running?.runtime?.redisUrl;
  if (!url) return [ok('Redis: REDIS_URL is not set: `pnpm start` brings one of its own')];
  return [
    await check('Redis', async () => {
      const version = await checkRedis(url);
      return `version ${version} at ${addressOf(url, 6_379)}, evicts nothing`;
    }),
  ];
}
