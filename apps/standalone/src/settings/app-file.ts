import { join } from 'node:path';
import { type AppName, PROJECT_ROOT } from './project.ts';

/** The file of an app, known to the launcher by its path only: no app imports another. */
export const appFile = (app: AppName, file: string): string => join(PROJECT_ROOT, 'apps', app, 'src', file);
