import { rmSync } from 'node:fs';
import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import { DEMO_LOGIN } from '@refinery/domain/seed/demo-accounts.ts';
import { endRecordedProcess } from '@refinery/embedded/process/recorded-process.ts';
import { localUrl } from '@refinery/runtime/local-url.ts';
import { banner, isLoopback, shellKey } from '../output/banner.ts';
import { appDatabaseUrl, billingDatabaseUrl } from '../servers/app-login.ts';
import { ensureDemo } from '../servers/demo.ts';
import { migrate } from '../servers/migrations.ts';
import { openServers } from '../servers/open-servers.ts';
import { lockDataFolder } from '../servers/running-instance.ts';
import { appEnvironment } from '../settings/app-environment.ts';
import { checkConfiguration } from '../settings/check-configuration.ts';
import { dataFiles } from '../settings/data-files.ts';
import { APPS, PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment } from '../settings/read-environment.ts';
import { loadSecrets, withSecrets } from '../settings/secrets.ts';
import { startConsoleBuild } from './console-build.ts';
import type { Instance } from './instance.ts';
import { reservePort } from './port.ts';
import { startApps } from './start-apps.ts';
import { restartOnChange } from './watch-sources.ts';

/**
 * Starts everything on one data folder: configuration, lock, servers, migrations, demo accounts, API and
 * worker. What is started is in `instance` at once, so that a stop half way finds it; once `signal` is
 * aborted nothing further is. Throws StartError or EnvironmentError, with advice, where that is not possible.
 */
export async function startInstance(instance: Instance, signal: AbortSignal): Promise<void> {
  const { terminal } = instance;
  const given = readEnvironment(PROJECT_ROOT, process.env);
  const config = await checkConfiguration(given);
  const files = dataFiles(config.DATA_DIR);

  const lock = lockDataFolder(files);
  instance.atEnd.push(() => rmSync(files.runtime, { force: true }), lock.release);
  await Promise.all(APPS.map((name) => endRecordedProcess(files.process(name))));
  if (config.PORT) await reservePort(config.HOST, config.PORT);
  const secrets = loadSecrets(files.secrets);
  const env = config.NODE_ENV === 'production' ? given : withSecrets(given, secrets);
  signal.throwIfAborted();

  const apps = startApps(instance, files);
  const servers = openServers(config, files, terminal);
  instance.servers.push(servers.database, servers.redis);
  const opened = Promise.all([servers.database, servers.redis]);
  // An app that ends early is told at once, not when the servers are there.
  const [database, redis] = await Promise.race([opened, apps.ready.then(() => opened)]);
  signal.throwIfAborted();

  await migrate(database.url, terminal);
  const [appUrl, billingUrl, demoApiKey] = await Promise.all([
    appDatabaseUrl(database.url, config, secrets),
    billingDatabaseUrl(database.url, config, secrets),
    ensureDemo({ databaseUrl: database.url, config, file: files.secrets, secrets, terminal }),
  ]);
  signal.throwIfAborted();

  // A free one is chosen only now: others could take it until the API listens.
  const port = config.PORT || (await reservePort(config.HOST, 0));
  const url = localUrl(config.HOST, port);
  const environment = appEnvironment(env, config, files, {
    databaseUrl: appUrl,
    billingDatabaseUrl: billingUrl,
    redisUrl: redis.url,
    port,
    demoLogin: demoApiKey && `${DEMO_LOGIN.email}:${DEMO_LOGIN.password}`,
  });
  await apps.begin(environment, {
    url,
    databaseUrl: database.url,
    appDatabaseUrl: appUrl,
    redisUrl: redis.url,
  });
  // Where a build is given, there is nothing to build.
  const console = env.CONSOLE_DIR?.trim() ? undefined : startConsoleBuild({ files, terminal, signal });
  terminal.progress(`API and worker are ready, ${(performance.now() / 1_000).toFixed(1)} s after the start`);
  const demoKey = demoApiKey && shellKey(demoApiKey, files.demoApiKey, process.stdout.isTTY);
  const demoLeftOut = config.NODE_ENV !== 'production' && !isLoopback(config.HOST);
  const outbox = env.SMTP_URL?.trim() ? undefined : files.outbox;
  const models = REMOTE_PROVIDERS.filter((vendor) => env[`${vendor.toUpperCase()}_API_KEY`]?.trim());
  const { folder: dataDir, logs } = files;
  terminal.print(
    banner({
      url,
      consoleUrl: environment.PUBLIC_URL ?? url,
      dataDir,
      logs,
      models,
      outbox,
      demoKey,
      demoLeftOut,
    }),
  );
  const watched = [...instance.apps, ...(console ? [console] : [])];
  if (instance.watch) instance.atEnd.push(restartOnChange(watched, terminal));
}
