import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { schema } from './schema.ts';

export type Schema = typeof schema;
export type Db = PostgresJsDatabase<Schema> & { $client: Sql };
export type Transaction = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>;

/** The roles the product works as; both are made by the migrations and neither can bypass row-level security. */
export type DatabaseRole = 'refinery_app' | 'refinery_system';

export interface DbOptions {
  url: string;
  role: DatabaseRole;
  /** Most connections of the pool; opened as they are needed. */
  maxConnections: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
}

/**
 * Opens a pool whose every connection works as `role`, whoever the URL signs in.
 * Queries that cannot get a connection within 10 s fail instead of waiting for ever.
 */
export function createDb(options: DbOptions): Db {
  const client = postgres(options.url, {
    max: options.maxConnections,
    idle_timeout: 60,
    connect_timeout: 10,
    // While the server is away every query waits for the next attempt: keep that short, up to half a second.
    backoff: (attempts) => Math.min(0.5, 0.05 * attempts),
    onnotice: () => undefined,
    connection: { application_name: options.applicationName, role: options.role },
  });
  return drizzle(client, { schema });
}

/** Closes the pool after its running queries, at the latest after `timeoutSeconds`. */
export async function closeDb(db: Db, timeoutSeconds = 5): Promise<void> {
  await db.$client.end({ timeout: timeoutSeconds });
}
