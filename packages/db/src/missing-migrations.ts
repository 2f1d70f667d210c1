import { sql } from 'drizzle-orm';
import { countAvailable } from './available-migrations.ts';
import type { Db } from './create-db.ts';

/** What Postgres says of a table or a schema that is not there, and of one whose grants are not there yet. */
const NO_TABLE_YET = ['42P01', '3F000', '42501'];

/**
 * How many migrations of this release the database of a pool lacks, of how many; none where it is of a newer
 * release. Throws where the database cannot be asked.
 */
export async function countMissingMigrations(db: Db): Promise<{ missing: number; available: number }> {
  const available = countAvailable();
  return { missing: Math.max(0, available - (await countApplied(db))), available };
}

async function countApplied(db: Db): Promise<number> {
  try {
    const [row] = await db.execute(sql`select count(*)::int as applied from drizzle.__drizzle_migrations`);
    return Number(row?.applied ?? 0);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof Error && 'code' in cause && NO_TABLE_YET.includes(String(cause.code))) return 0;
    throw error;
  }
}
