import { migrateDatabase, migrationStatus } from '@refinery/db/migrate.ts';
import { errorText, StartError, systemErrorCode } from '@refinery/embedded/errors.ts';
import type { Terminal } from '../output/terminal.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** How many migrations are missing, of how many. Throws StartError for a database of a newer release. */
export async function missingMigrations(
  databaseUrl: string,
): Promise<{ missing: number; available: number }> {
  const { applied, available } = await migrationStatus(databaseUrl);
  if (applied <= available) return { missing: available - applied, available };
  throw new StartError(
    `The database belongs to a newer release. It has ${applied} migrations, but this release has only ${available}.`,
    'Start the newer release, or use another database (DATA_DIR, or DATABASE_URL).',
  );
}

/**
 * Applies the migrations that are missing. Throws StartError for a database of a newer release, or missing
 * rights.
 */
export async function migrate(databaseUrl: string, terminal: Terminal): Promise<void> {
  try {
    const { missing } = await missingMigrations(databaseUrl);
    if (missing === 0) return;
    await migrateDatabase(databaseUrl);
    terminal.progress(missing === 1 ? 'Applied 1 migration' : `Applied ${missing} migrations`);
  } catch (error) {
    throw error instanceof StartError ? error : migrationFailed(error);
  }
}

function migrationFailed(error: unknown): StartError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const rights = systemErrorCode(cause) === INSUFFICIENT_PRIVILEGE;
  return new StartError(
    `The migrations failed: ${errorText(cause)}`,
    rights
      ? 'The user of DATABASE_URL must own the database and have CREATEROLE. If another user made the roles of this server, that user must grant them: docs/deployment.md, "A Postgres of your own".'
      : 'The failed migration changed nothing. Let the doctor check the database.',
    { cause: error },
  );
}
