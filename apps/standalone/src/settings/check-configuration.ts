import { EnvironmentError } from '@refinery/runtime/environment.ts';
import { appEnvironment } from './app-environment.ts';
import { loadConfig, type StandaloneEnvironment } from './config.ts';
import { dataFiles } from './data-files.ts';
import { APP_CONFIGS, APPS, FROM_SOURCES } from './project.ts';
import type { Variables } from './read-environment.ts';
import { withSecrets } from './secrets.ts';

/** Stand for what only a start will make; never used to work with. */
const PLACEHOLDERS = { databaseUrl: 'postgres://embedded', redisUrl: 'redis://embedded', port: 5_080 };
const PLACEHOLDER_SECRETS = {
  jwtSecret: 'made at the first start, and kept',
  encryptionKeys: `k1:${Buffer.alloc(32).toString('base64')}`,
};

/**
 * Reads the launcher's configuration and judges that of the API and the worker too, so that a bad start names
 * the problems of all three at once. Throws `EnvironmentError`.
 */
export async function checkConfiguration(env: Variables): Promise<StandaloneEnvironment> {
  const problems = new Set<string>();
  const config = collect(problems, () => loadConfig(env));
  // What the launcher itself found wrong needs no second sentence from the apps.
  const known = loadConfig({});
  const rest = config ?? {
    ...known,
    NODE_ENV: env.NODE_ENV === 'production' ? 'production' : known.NODE_ENV,
  };
  // Only the launcher has servers and secrets of its own. Empty is missing.
  const makesSecrets = FROM_SOURCES && rest.NODE_ENV !== 'production';
  const complete = makesSecrets ? withSecrets(env, PLACEHOLDER_SECRETS) : env;
  const own = FROM_SOURCES ? PLACEHOLDERS : { databaseUrl: '', redisUrl: '' };
  const addresses = {
    databaseUrl: rest.DATABASE_URL ?? own.databaseUrl,
    redisUrl: rest.REDIS_URL ?? own.redisUrl,
    port: rest.PORT || PLACEHOLDERS.port,
  };
  const variables = appEnvironment(complete, rest, dataFiles(rest.DATA_DIR), addresses);
  for (const app of APPS) {
    const load = await configLoader(APP_CONFIGS[app]);
    collect(problems, () => load(variables));
  }
  if (problems.size > 0 || !config) throw new EnvironmentError([...problems]);
  return config;
}

function collect<T>(problems: Set<string>, load: () => T): T | undefined {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    for (const problem of error.problems) problems.add(problem);
    return undefined;
  }
}

async function configLoader(file: string): Promise<(env: Variables) => unknown> {
  const module: unknown = await import(/* @vite-ignore */ file);
  const load = typeof module === 'object' && module !== null ? Reflect.get(module, 'loadConfig') : undefined;
  if (typeof load !== 'function') throw new Error(`${file} exports no loadConfig`);
  return (env) => load(env);
}
