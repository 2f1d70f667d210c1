import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project: `.env` and a relative `DATA_DIR` are looked up from here. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * Whether this runs from its sources. The bundle has no servers of its own: it needs the addresses of others.
 */
export const FROM_SOURCES = existsSync(join(PROJECT_ROOT, 'pnpm-workspace.yaml'));

/** How people type the operators' commands where this runs. */
export const CLI = FROM_SOURCES ? 'pnpm -s cli' : 'node dist/cli.js';

/** Builds the console into the folder that it is given. */
export const CONSOLE_BUILDER = join(PROJECT_ROOT, 'apps/web/scripts/main.ts');

/** The processes of ours that the launcher keeps running. */
export const APPS = ['api', 'worker'] as const;
export type AppName = (typeof APPS)[number];

/** The file of an app, known to the launcher by its path only: no app imports another. */
export const appFile = (app: AppName, file: string): string => join(PROJECT_ROOT, 'apps', app, 'src', file);

/** The configurations of the apps, found in the bundle, too. */
export const APP_CONFIGS: Record<AppName, string> = {
  api: new URL('../../../api/src/config.ts', import.meta.url).href,
  worker: new URL('../../../worker/src/config.ts', import.meta.url).href,
};
