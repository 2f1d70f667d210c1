import { StartError } from '@refinery/embedded/errors.ts';
import { EnvironmentError } from '@refinery/runtime/environment.ts';
import type { Terminal } from '../output/terminal.ts';
import type { StandaloneEnvironment } from '../settings/config.ts';
import { dataFiles } from '../settings/data-files.ts';
import { FROM_SOURCES } from '../settings/project.ts';
import { checkDatabase } from './check-database.ts';
import { openPostgres } from './open-servers.ts';
import { lockDataFolder, runningInstance } from './running-instance.ts';

/**
 * Hands `work` the database of the configuration: the one of DATABASE_URL, else that of the instance which
 * runs on the data folder, else the embedded one, started for the time of the work. A bundle has none. Throws
 * StartError with advice, and EnvironmentError.
 */
export async function withDatabase(
  config: StandaloneEnvironment,
  terminal: Terminal,
  work: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  if (config.DATABASE_URL) {
    await checkDatabase(config.DATABASE_URL);
    return work(config.DATABASE_URL);
  }
  if (!FROM_SOURCES) throw new EnvironmentError(['DATABASE_URL is missing']);
  const files = dataFiles(config.DATA_DIR);
  const running = runningInstance(files);
  if (running && !running.runtime) {
    throw new StartError(
      `An instance (process ${running.pid}) is starting with the data folder ${files.folder}.`,
      'Try again when it is ready.',
    );
  }
  if (running?.runtime) return work(running.runtime.databaseUrl);
  const lock = lockDataFolder(files);
  try {
    terminal.progress(`Starting the embedded Postgres of ${files.folder}`);
    const server = await openPostgres(files, terminal);
    await work(server.url).finally(server.stop);
  } finally {
    lock.release();
  }
}
