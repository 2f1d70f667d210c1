import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { closeDb, createDb, WORKING_ROLES } from '@refinery/db/create-db.ts';
import { HOW_TO_MIGRATE } from '@refinery/domain/health/describe-missing-migrations.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { roleFailure, signInFailure } from '@refinery/runtime/start-failure/database-failures.ts';
import { checkDatabase } from '../servers/check-database.ts';
import { missingMigrations } from '../servers/migrations.ts';
import { check, type Finding, failed, note } from './finding.ts';

export interface ExaminedDatabase {
  url: string;
  /** The same database for API and worker, as far as that is known. */
  appUrl: string;
  /** Whether a user who could bypass row-level security is a fault and not a mere note. */
  production: boolean;
}

/** Whether Postgres answers, has every migration, and serves tenants through roles that row-level security binds. */
export async function examineDatabase({ url, appUrl, production }: ExaminedDatabase): Promise<Finding[]> {
  const reached = await check('Postgres', () => checkDatabase(url));
  if (reached.state !== 'ok') return [reached];
  const migrations = await examineMigrations(url);
  if (migrations.state !== 'ok') {
    return [reached, migrations, failed('Row-level security: not checked', 'Apply the migrations first.')];
  }
  return [reached, migrations, ...(await examineRoles(appUrl, production))];
}

const examineMigrations = (url: string): Promise<Finding> =>
  check('Migrations', async () => {
    const { missing, available } = await missingMigrations(url);
    if (missing > 0) {
      throw new StartError(`${missing} of ${available} are missing`, HOW_TO_MIGRATE);
    }
    return `all ${available} applied`;
  });

async function examineRoles(url: string, production: boolean): Promise<Finding[]> {
  let danger: string | undefined;
  const roles = await check('Row-level security', async () => {
    for (const role of WORKING_ROLES) {
      const db = createDb({ url, role, maxConnections: 1, applicationName: 'refinery-doctor' });
      try {
        danger = await assertRestrictedRole(db);
      } catch (error) {
        const { problem, advice } = roleFailure(role);
        throw new StartError(problem, advice, { cause: error });
      } finally {
        await closeDb(db, 1);
      }
    }
    return 'applies to the roles of the API and the worker';
  });
  if (!danger) return [roles];
  if (!production) return [roles, note(`Sign-in: ${danger}`)];
  const { problem, advice } = signInFailure(danger);
  return [roles, failed(`Sign-in: ${problem}`, advice)];
}
