import { migrateDatabase } from '@refinery/db/migrate.ts';
import { acquireInstanceLock } from '@refinery/embedded/instance-lock.ts';
import { endRecordedProcess, recordProcess } from '@refinery/embedded/recorded-process.ts';
import type { AppName } from './launch/app-process.ts';
import { endOf, type Instance } from './launch/instance.ts';
import { reservePort } from './launch/port.ts';
import { onStopSignal } from './launch/signals.ts';
import { superviseApp } from './launch/supervise-app.ts';
import { openAppLog } from './output/app-log.ts';
import { banner, localUrl } from './output/banner.ts';
import { describeFailure } from './output/failure.ts';
import { createTerminal } from './output/terminal.ts';
import { prepareDemo } from './servers/demo.ts';
import { openServers } from './servers/open-servers.ts';
import { appEnvironment } from './settings/app-environment.ts';
import { checkConfiguration } from './settings/check-configuration.ts';
import { dataFiles } from './settings/data-files.ts';
import { makeDataFolder } from './settings/data-folder.ts';
import { PROJECT_ROOT } from './settings/project.ts';
import { readEnvironment } from './settings/read-environment.ts';
import { removeRuntime, writeRuntime } from './settings/runtime-file.ts';
import { loadSecrets, saveSecrets, withSecrets } from './settings/secrets.ts';

const APPS: AppName[] = ['api', 'worker'];

const terminal = createTerminal();
const instance: Instance = { servers: [], apps: [], atEnd: [] };
const end = endOf(instance, terminal);

/** Starts everything on one data folder: configuration, lock, servers, migrations, demo accounts, API and worker. */
async function start(): Promise<void> {
  terminal.progress('Starting Prompt Refinery');
  const given = readEnvironment(PROJECT_ROOT, process.env);
  const config = await checkConfiguration(given);
  const files = dataFiles(config.DATA_DIR);

  makeDataFolder(files);
  const lock = acquireInstanceLock(files.lock, `the data folder ${files.folder}`);
  instance.atEnd.push(() => removeRuntime(files.runtime), lock.release);
  await Promise.all(APPS.map((name) => endRecordedProcess(files.process(name))));
  const port = await reservePort(config.HOST, config.PORT);
  let secrets = loadSecrets(files.secrets);
  const env = config.NODE_ENV === 'production' ? given : withSecrets(given, secrets);

  const environment = Promise.withResolvers<Record<string, string>>();
  for (const name of APPS) {
    const log = openAppLog({ name, folder: files.logs, terminal, verbose: false });
    const onStart = (pid: number) => recordProcess(files.process(name), pid);
    const options = { name, environment: environment.promise, cacheDir: files.cache, log, terminal, onStart };
    instance.apps.push(superviseApp(options));
  }
  const servers = openServers(config, files, terminal);
  instance.servers.push(servers.database, servers.redis);
  const [database, redis] = await Promise.all([servers.database, servers.redis]);

  await migrateDatabase(database.url);
  terminal.progress('The database has the newest schema');
  let demoApiKey: string | undefined;
  if (config.NODE_ENV !== 'production') {
    const demo = await prepareDemo(database.url, config.NODE_ENV, secrets.demoApiKey);
    demoApiKey = demo.apiKey;
    if (demo.accountsMade) terminal.progress(`Made ${demo.accountsMade} demo accounts`);
    if (demoApiKey && demoApiKey !== secrets.demoApiKey) {
      secrets = { ...secrets, demoApiKey };
      saveSecrets(files.secrets, secrets);
    }
  }

  const addresses = { databaseUrl: database.url, redisUrl: redis.url, port };
  environment.resolve(appEnvironment(env, config, files, addresses));
  await Promise.all(instance.apps.map((app) => app.ready));
  const url = localUrl(config.HOST, port);
  writeRuntime(files.runtime, { pid: process.pid, url, ...addresses });
  terminal.progress('API and worker are ready');
  terminal.print(banner({ url, dataDir: files.folder, logs: files.logs, demoApiKey }));
}

async function stop(reason: string, exitCode: number): Promise<void> {
  await end.stop(reason);
  process.exit(exitCode);
}

onStopSignal((reason) => void stop(reason, 0));
start().catch((error: unknown) => {
  if (end.stopping()) return;
  process.stderr.write(`\n${describeFailure(error)}\n\n`);
  void stop('The start failed', 1);
});
