import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project: `.env` and a relative `DATA_DIR` are looked up from here. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Builds the console into the folder that it is given. */
export const CONSOLE_BUILDER = join(PROJECT_ROOT, 'apps/web/scripts/main.ts');

/** The processes of ours that the launcher keeps running. */
export const APPS = ['api', 'worker'] as const;
export type AppName = (typeof APPS)[number];

/** The file of an app, known to the launcher by its path only: no app imports another. */
export const appFile = (app: AppName, file: string): string => join(PROJECT_ROOT, 'apps', app, 'src', file);
