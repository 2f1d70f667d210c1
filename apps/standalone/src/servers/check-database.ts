import { readServerVersion } from '@refinery/db/server-version.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import {
  connectionFailure,
  databaseAddress,
  versionFailure,
} from '@refinery/runtime/start-failure/database-failures.ts';
import { FROM_SOURCES } from '../settings/project.ts';

const EMBEDDED = FROM_SOURCES ? ' Without DATABASE_URL, `pnpm start` uses the embedded database.' : '';

/**
 * Connects to a given Postgres and answers its version and address. Throws StartError, without the password
 * of the URL.
 */
export async function checkDatabase(url: string): Promise<string> {
  const version = await readServerVersion(url).catch((cause: unknown) => {
    const { problem, advice } = connectionFailure(cause, url);
    throw new StartError(problem, `${advice}${EMBEDDED}`, { cause });
  });
  const tooOld = versionFailure(version, url);
  if (tooOld) throw new StartError(tooOld.problem, tooOld.advice);
  return `version ${version} at ${databaseAddress(url)}`;
}
