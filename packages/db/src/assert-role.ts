import { sql } from 'drizzle-orm';
import type { Db } from './create-db.ts';
import { RefusedToStart } from './refused-to-start.ts';

interface Bypass extends Record<string, unknown> {
  kind: 'session' | 'current';
  /** The user that could, and the role that lets it: itself, or one that it may become. */
  name: string;
  through: string;
}

/**
 * The users of a connection that could ignore row-level security, by a role they are or may become, however
 * indirectly: a superuser, one with BYPASSRLS, the owner of a protected table, who can take its protection
 * away, and before Postgres 16 one that may grant itself every other role.
 */
const BYPASSES = sql`
  select users.kind, users.name, role.rolname as through
  from (values ('session', session_user), ('current', current_user)) as users(kind, name)
  cross join lateral (
    select r.rolname from pg_roles r
    where pg_has_role(users.name, r.oid, 'MEMBER') and (
      r.rolsuper or r.rolbypassrls
      or r.rolcreaterole and current_setting('server_version_num')::int < 160000
      or exists (select 1 from pg_class t where t.relowner = r.oid and t.relkind in ('r', 'p') and t.relrowsecurity))
    order by r.rolname <> users.name, r.rolname limit 1
  ) as role`;

/**
 * Throws RefusedToStart where the pool works as a role that could ignore row-level security: such a process
 * must not serve. Where only the user that signs in could, having left that role, it throws where `strict`,
 * and answers what is wrong and how to mend it otherwise. Undefined where all is well.
 */
export async function assertRestrictedRole(db: Db, { strict = false } = {}): Promise<string | undefined> {
  const bypasses = await db.execute<Bypass>(BYPASSES);
  const current = bypasses.find(({ kind }) => kind === 'current');
  if (current) {
    throw new RefusedToStart(
      `The database role ${describe(current)} can bypass row-level security. Connect in such a way that the process works as refinery_app, refinery_system or refinery_platform. The migrations make these roles.`,
    );
  }
  const session = bypasses.find(({ kind }) => kind === 'session');
  if (!session) return undefined;
  const problem = `The database user ${describe(session)} can bypass row-level security if a statement leaves its working role. Sign in as refinery_login instead: set APP_DATABASE_PASSWORD, run the migrations as the owner of the database, and use that user and password in DATABASE_URL.`;
  if (strict) throw new RefusedToStart(problem);
  return problem;
}

const describe = ({ name, through }: Bypass): string =>
  name === through ? `"${name}"` : `"${name}", as a member of "${through}",`;
