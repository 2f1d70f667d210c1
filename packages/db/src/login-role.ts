import postgres, { type Sql } from 'postgres';
import { type DatabaseRole, WORKING_ROLES } from './create-db.ts';
import { scramVerifier } from './scram-verifier.ts';

/** Whom the processes sign in as, to work as one of the roles that it can become. */
export interface DatabaseLogin {
  /** Letters, digits and `_`. */
  role: string;
  /** Letters, digits and `_.~-`, so that it needs no quoting in SQL or in a URL. */
  password: string;
  /** Default: the {@link WORKING_ROLES}. */
  becomes?: readonly DatabaseRole[];
}

/** The login of API and worker, which the migrations make. */
export const LOGIN_ROLE = 'refinery_login';

/** The login for billing, which the migrations make and only the worker knows. */
export const BILLING_LOGIN_ROLE = 'refinery_billing_login';

/** What the login for billing can become. */
export const BILLING_ROLES = ['refinery_billing'] as const satisfies DatabaseRole[];

const INSUFFICIENT_PRIVILEGE = '42501';
/** Roles belong to the whole cluster: somebody else may make or change one at the same moment. */
const AT_THE_SAME_MOMENT = ['XX000', '23505', '42710'];
const TRIES = 5;

/**
 * Gives the login role its password, and makes the role where it is missing. Safe to repeat, on a migrated
 * database. The user of `ownerUrl` must have made the roles, or be a superuser; one that may change no role
 * will do where the login has this password already. Throws `PostgresError` 42501 otherwise.
 */
export async function ensureLogin(ownerUrl: string, login: DatabaseLogin): Promise<void> {
  const verifier = await scramVerifier(login.password);
  const sql = connect(ownerUrl);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await prepareLogin(sql, login, verifier);
      } catch (error) {
        if (attempt < TRIES && AT_THE_SAME_MOMENT.includes(codeOf(error))) continue;
        if (codeOf(error) === INSUFFICIENT_PRIVILEGE && (await canLogIn(ownerUrl, login))) return;
        throw error;
      }
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Whether the server lets the login in, and into its roles. */
export async function canLogIn(ownerUrl: string, login: DatabaseLogin): Promise<boolean> {
  const url = loginUrl(ownerUrl, login);
  if (!url) return false;
  const sql = connect(url);
  try {
    for (const role of login.becomes ?? WORKING_ROLES) await sql.unsafe(`set role ${role}`);
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The same database for the login; undefined for a URL that names several hosts. */
export function loginUrl(ownerUrl: string, { role, password }: DatabaseLogin): string | undefined {
  const url = URL.parse(ownerUrl);
  if (!url) return undefined;
  url.username = role;
  url.password = password;
  return url.toString();
}

async function prepareLogin(
  sql: Sql,
  { role, becomes = WORKING_ROLES }: DatabaseLogin,
  verifier: string,
): Promise<void> {
  const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (!known) await sql.unsafe(`create role ${role} noinherit`);
  await sql.unsafe(`alter role ${role} login noinherit password '${verifier}'`);
  const [has] = await sql`
    select (select bool_and(pg_has_role(${role}, working, 'MEMBER'))
        from jsonb_array_elements_text(${JSON.stringify(becomes)}::text::jsonb) as roles(working)) as roles,
      has_database_privilege(${role}, current_database(), 'CONNECT') as connect, current_database() as database`;
  if (!has?.roles) await sql.unsafe(`grant ${becomes.join(', ')} to ${role}`);
  if (!has?.connect) await sql`grant connect on database ${sql(has?.database)} to ${sql(role)}`;
}

const connect = (url: string): Sql =>
  postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });

const codeOf = (error: unknown): string => (error instanceof postgres.PostgresError ? error.code : '');
