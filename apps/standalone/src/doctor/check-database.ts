import { assertRestrictedRole } from '@refinery/db/assert-role.ts';
import { closeDb, createDb, type DatabaseRole, type Db, WORKING_ROLES } from '@refinery/db/create-db.ts';
import { HOW_TO_MIGRATE } from '@refinery/domain/health/describe-missing-migrations.ts';
import { sampleSecrets } from '@refinery/domain/maintenance/sample-secrets.ts';
import type { Keyring } from '@refinery/domain/security/credential-vault.ts';
import { StartError } from '@refinery/embedded/errors.ts';
import { roleFailure, signInFailure } from '@refinery/runtime/start-failure/database-failures.ts';
import { checkDatabase } from '../servers/check-database.ts';
import { missingMigrations } from '../servers/migrations.ts';
import { requireOperator } from '../servers/require-operator.ts';
import { check, type Finding, failed, note } from './finding.ts';

export interface ExaminedDatabase {
  url: string;
  /** The same database for API and worker, as far as that is known. */
  appUrl: string;
  /** Whether a user who could bypass row-level security is a fault and not a mere note. */
  production: boolean;
  /** What secrets are encrypted with; undefined where it is not known here. */
  keyring: Keyring | undefined;
}

/**
 * Whether Postgres answers, has every migration, serves tenants through roles that row-level security binds,
 * lets its owner run the commands for operators, and holds secrets that the keys open.
 */
export async function examineDatabase(examined: ExaminedDatabase): Promise<Finding[]> {
  const { url, appUrl, production } = examined;
  const reached = await check('Postgres', () => checkDatabase(url));
  if (reached.state !== 'ok') return [reached];
  const migrations = await examineMigrations(url);
  if (migrations.state !== 'ok') {
    return [reached, migrations, failed('Row-level security: not checked', 'Apply the migrations first.')];
  }
  const roles = await examineRoles(appUrl, production);
  const operators = await examineOperators(url);
  // Who may not work as the roles sees no secrets, either.
  const secrets = roles[0]?.state === 'ok' ? await examineSecrets(examined) : [];
  return [reached, migrations, ...roles, ...operators, ...secrets];
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
      const db = openDb(url, role);
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

/** Whether the owner may work as an operator. Other users need not. */
async function examineOperators(url: string): Promise<Finding[]> {
  if (!(await isOwner(url))) return [];
  const db = openDb(url, 'refinery_operator');
  try {
    return [
      await check("Operators' commands", async () => {
        await requireOperator(db);
        return 'the owner of the database may run them';
      }),
    ];
  } finally {
    await closeDb(db, 1);
  }
}

async function isOwner(url: string): Promise<boolean> {
  const db = openDb(url, 'refinery_app');
  try {
    const [table] = await db.execute<{ mine: boolean }>(
      `select relowner = session_user::regrole as mine from pg_class where oid = 'organizations'::regclass`,
    );
    return table?.mine === true;
  } catch {
    return false;
  } finally {
    await closeDb(db, 1);
  }
}

const openDb = (url: string, role: DatabaseRole): Db =>
  createDb({ url, role, maxConnections: 1, applicationName: 'refinery-doctor' });

async function examineSecrets({ appUrl, keyring }: ExaminedDatabase): Promise<Finding[]> {
  if (!keyring) return [note('Secrets: not checked, as ENCRYPTION_KEYS is not set')];
  const pools = { db: openDb(appUrl, 'refinery_app'), systemDb: openDb(appUrl, 'refinery_system') };
  try {
    const secrets = await check('Secrets', async () => {
      const { readable, unreadable } = await sampleSecrets({ ...pools, keyring });
      if (unreadable)
        throw new StartError(
          `${unreadable} of ${readable + unreadable} stored secrets cannot be decrypted with ENCRYPTION_KEYS`,
          'Give it the keys that encrypted them, beside the ones of today. Secrets of lost keys must be entered again.',
        );
      return readable ? 'can be decrypted with ENCRYPTION_KEYS' : 'none are stored yet';
    });
    return [secrets];
  } finally {
    await Promise.all([closeDb(pools.db, 1), closeDb(pools.systemDb, 1)]);
  }
}
