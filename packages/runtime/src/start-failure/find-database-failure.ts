import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { closeDb, createDb, WORKING_ROLES } from '@refinery/db/create-db.ts';
import { migrationStatus } from '@refinery/db/migrate.ts';
import { readServerVersion } from '@refinery/db/server-version.ts';
import { HOW_TO_MIGRATE } from '@refinery/domain/health/describe-missing-migrations.ts';
import {
  connectionFailure,
  roleFailure,
  type StartFailure,
  signInFailure,
  versionFailure,
} from './database-failures.ts';

/**
 * Looks for what is wrong with a database, in the order and the words of the doctor; undefined where nothing
 * is found.
 */
export async function findDatabaseFailure(
  url: string,
  production: boolean,
): Promise<StartFailure | undefined> {
  let version: string;
  try {
    version = await readServerVersion(url);
  } catch (error) {
    return under('Postgres', connectionFailure(error, url));
  }
  const tooOld = versionFailure(version, url);
  if (tooOld) return under('Postgres', tooOld);
  const missing = await migrationStatus(url).catch(() => undefined);
  if (missing && missing.applied < missing.available) {
    const { applied, available } = missing;
    const problem = `Migrations: ${available - applied} of ${available} are missing`;
    return { problem, advice: HOW_TO_MIGRATE };
  }
  return findRoleFailure(url, production);
}

async function findRoleFailure(url: string, production: boolean): Promise<StartFailure | undefined> {
  for (const role of WORKING_ROLES) {
    const db = createDb({ url, role, maxConnections: 1, applicationName: 'refinery-doctor' });
    try {
      const danger = await assertRestrictedRole(db);
      if (danger && production) return under('Sign-in', signInFailure(danger));
    } catch {
      return under('Row-level security', roleFailure(role));
    } finally {
      await closeDb(db, 1);
    }
  }
  return undefined;
}

const under = (name: string, { problem, advice }: StartFailure): StartFailure => ({
  problem: `${name}: ${problem}`,
  advice,
});
