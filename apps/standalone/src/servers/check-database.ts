import { readServerVersion } from '@refinery/db/server-version.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import {
  connectionFailure,
  databaseAddress,
  versionFailure,
} from '@refinery/runtime/start-failure/database-failures.ts';

/** Connects to a given Postgres and answers its version and address. Throws StartError, without the password of the URL. */
export async function checkDatabase(url: string): Promise<string> {
  const version = await readServerVersion(url).catch((cause: unknown) => {
    const { problem, advice } = connectionFailure(cause, url);
    throw new StartError(problem, advice, { cause });
  });
  const tooOld = versionFailure(version, url);
  if (tooOld) throw new StartError(tooOld.problem, tooOld.advice);
  return `version ${version} at ${databaseAddress(url)}`;
}
