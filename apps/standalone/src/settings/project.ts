import { fileURLToPath } from 'node:url';

/** The folder of the whole project: `.env` and a relative `DATA_DIR` are looked up from here. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** The processes of ours that the launcher keeps running. */
export const APPS = ['api', 'worker'] as const;
export type AppName = (typeof APPS)[number];
