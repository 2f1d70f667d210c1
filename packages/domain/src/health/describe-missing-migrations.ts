import { countMissingMigrations } from '@refinery/db/missing-migrations.ts';
import type { Context } from '../context/context.ts';

/** Where the product runs from its sources, from the bundle, and in a container. */
export const HOW_TO_MIGRATE =
  'Run as the owner of the database: npx --yes pnpm@10 db:migrate (in a bundle: node dist/migrate.js; with Docker Compose: docker compose run --rm migrate)';

/**
 * Says how many migrations of this release the database lacks, and how to apply them; null where it has all
 * of them, also where it is of a newer release. Throws where the database cannot be asked.
 */
export async function describeMissingMigrations({
  systemDb,
}: Pick<Context, 'systemDb'>): Promise<string | null> {
  const { missing, available } = await countMissingMigrations(systemDb);
  return missing > 0 ? `${missing} of ${available} migrations are missing. ${HOW_TO_MIGRATE}` : null;
}
