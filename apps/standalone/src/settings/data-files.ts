import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withFileAdvice } from '@refinery/embedded/errors.ts';
import { type AppName, PROJECT_ROOT } from './project.ts';

/** Where everything of one instance lies. */
export interface DataFiles {
  folder: string;
  lock: string;
  /** Generated secrets, mode 0600. */
  secrets: string;
  /** The demo organization's API key, mode 0600, where the output is no terminal. */
  demoApiKey: string;
  /** Addresses of the running instance, mode 0600; gone when it has stopped. */
  runtime: string;
  postgres: string;
  redis: string;
  logs: string;
  uploads: string;
  /** Builds of the console. */
  console: string;
  /** Mails, where no server sends them. */
  outbox: string;
  /** Names the process of an app, for the next start to end it should it be left over. */
  process(app: AppName): string;
}

/** The files below a data folder; a relative one is taken from the project's root. */
export function dataFiles(dataDir: string): DataFiles {
  const folder = resolve(PROJECT_ROOT, dataDir);
  return {
    folder,
    lock: join(folder, 'instance.lock'),
    secrets: join(folder, 'secrets.json'),
    demoApiKey: join(folder, 'demo-api-key'),
    runtime: join(folder, 'runtime.json'),
    postgres: join(folder, 'postgres'),
    redis: join(folder, 'redis'),
    logs: join(folder, 'logs'),
    uploads: join(folder, 'uploads'),
    console: join(folder, 'console'),
    outbox: join(folder, 'outbox'),
    process: (app) => join(folder, `${app}.process`),
  };
}

/** Makes the data folder and those in it. Throws StartError with advice where that is not possible. */
export function makeDataFolder(files: DataFiles): void {
  try {
    for (const folder of [files.folder, files.logs, files.uploads]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw withFileAdvice(error, files.folder);
  }
}
