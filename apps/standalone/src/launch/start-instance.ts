import { rmSync } from 'node:fs';
import { endRecordedProcess } from '@refinery/embedded/process/recorded-process.ts';
import { banner, isLoopback, localUrl } from '../output/banner.ts';
import { shellKey } from '../output/demo-key.ts';
import type { Terminal } from '../output/terminal.ts';
import { appDatabaseUrl } from '../servers/app-login.ts';
import { keepDemo } from '../servers/demo.ts';
import { bringUpToDate } from '../servers/migrations.ts';
import { openServers } from '../servers/open-servers.ts';
import { holdDataFolder } from '../servers/running-instance.ts';
import { appEnvironment } from '../settings/app-environment.ts';
import { checkConfiguration } from '../settings/check-configuration.ts';
import { dataFiles } from '../settings/data-files.ts';
import { PROJECT_ROOT } from '../settings/project.ts';
import { readEnvironment } from '../settings/read-environment.ts';
import { loadSecrets, withSecrets } from '../settings/secrets.ts';
import { APPS, type Instance } from './instance.ts';
import { reservePort } from './port.ts';
import { startApps } from './start-apps.ts';

export interface StartOptions {
  /** Gets everything that is started, at once, so that a stop half way finds it. */
  instance: Instance;
  terminal: Terminal;
  /** Show the whole log of the apps. */
  verbose: boolean;
  /** Aborted when the instance is to stop: nothing further is started. */
  signal: AbortSignal;
}

/**
 * Starts everything on one data folder: configuration, lock, servers, migrations, demo accounts, API and worker.
 * Throws StartError or EnvironmentError, with advice, where that is not possible.
 */
export async function startInstance({ instance, terminal, verbose, signal }: StartOptions): Promise<void> {
  const given = readEnvironment(PROJECT_ROOT, process.env);
  const config = await checkConfiguration(given);
  const files = dataFiles(config.DATA_DIR);

  const lock = holdDataFolder(files);
  instance.atEnd.push(() => rmSync(files.runtime, { force: true }), lock.release);
  await Promise.all(APPS.map((name) => endRecordedProcess(files.process(name))));
  const port = await reservePort(config.HOST, config.PORT);
  const secrets = loadSecrets(files.secrets);
  const env = config.NODE_ENV === 'production' ? given : withSecrets(given, secrets);
  signal.throwIfAborted();

  const apps = startApps({ instance, files, terminal, verbose });
  const servers = openServers(config, files, terminal);
  instance.servers.push(servers.database, servers.redis);
  const opened = Promise.all([servers.database, servers.redis]);
  const [database, redis] = await Promise.race([opened, apps.failed]);
  signal.throwIfAborted();

  await bringUpToDate(database.url, terminal);
  const [appUrl, demoApiKey] = await Promise.all([
    appDatabaseUrl(database.url, config, secrets),
    keepDemo({ databaseUrl: database.url, config, file: files.secrets, secrets, terminal }),
  ]);
  signal.throwIfAborted();

  const url = localUrl(config.HOST, port);
  const environment = appEnvironment(env, config, files, { databaseUrl: appUrl, redisUrl: redis.url, port });
  await apps.begin(environment, {
    url,
    databaseUrl: database.url,
    appDatabaseUrl: appUrl,
    redisUrl: redis.url,
  });
  terminal.progress(`API and worker are ready, ${(performance.now() / 1_000).toFixed(1)} s after the start`);
  const demoKey = demoApiKey && shellKey(demoApiKey, files.demoApiKey, process.stdout.isTTY);
  const demoLeftOut = config.NODE_ENV !== 'production' && !isLoopback(config.HOST);
  terminal.print(banner({ url, dataDir: files.folder, logs: files.logs, demoKey, demoLeftOut }));
}
