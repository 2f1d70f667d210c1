import { sql } from 'drizzle-orm';
import type { Db } from './create-db.ts';

/**
 * Throws where the pool works as a role that could ignore row-level security: such a process must not serve.
 */
export async function assertRestrictedRole(db: Db): Promise<void> {
  const rows = await db.execute<{ name: string; bypasses: boolean }>(
    sql`select rolname as name, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`,
  );
  const role = rows[0];
  if (!role || role.bypasses) {
    throw new Error(
      `The database role "${role?.name ?? 'unknown'}" can bypass row-level security. Connect so that the process works as refinery_app or refinery_system (run the migrations, they make both roles).`,
    );
  }
}
