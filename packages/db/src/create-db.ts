import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { socketOpener } from './open-socket.ts';

export type Db = PostgresJsDatabase & { $client: Sql };
export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * The roles the product works as; all are made by the migrations and none can bypass row-level security. The
 * login of API and worker can become the first three only. `refinery_billing` has a login that only the
 * worker knows.
 */
export type DatabaseRole =
  | 'refinery_app'
  | 'refinery_system'
  | 'refinery_platform'
  | 'refinery_billing'
  | 'refinery_operator';

/** Those that API and worker become with the login that they share. */
export const WORKING_ROLES = [
  'refinery_app',
  'refinery_system',
  'refinery_platform',
] as const satisfies DatabaseRole[];

export interface DbOptions {
  url: string;
  role: DatabaseRole;
  /** Most connections of the pool; opened as they are needed. */
  maxConnections: number;
  /**
   * Whether statements are prepared and so planned once for each connection, which also spares a round trip.
   * For pools whose statements are few and always the same: each one stays in the memory of the server.
   */
  prepare?: boolean;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
}

/**
 * No transaction waits for anything but its own statements for as long. A parameter of the URL overrides it.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;

/**
 * Opens a pool whose every connection works as `role`, whoever the URL signs in.
 * Queries that cannot get a connection within 10 s fail instead of waiting for ever.
 */
export function createDb(options: DbOptions): Db {
  const client = openClient(options);
  if (options.prepare) prepareAll(client);
  return drizzle(client);
}

/** The pool under {@link createDb}, with further settings of postgres.js. */
export function openClient(options: DbOptions, more: object = {}): Sql {
  const settings = {
    max: options.maxConnections,
    idle_timeout: 60,
    connect_timeout: 10,
    // While the server is away every query waits for the next attempt: keep that short, up to half a second.
    backoff: (attempts: number) => Math.min(0.5, 0.05 * attempts),
    onnotice: () => undefined,
    // Drizzle reads and writes arrays itself; looking their types up would reject unheard where the server
    // goes away.
    fetch_types: false,
    connection: {
      application_name: options.applicationName,
      role: options.role,
      // A process that froze, or whose network is gone, must not hold its locks for longer.
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
    socket: socketOpener(),
    ...more,
  };
  return postgres(options.url, settings);
}

/** Drizzle sends its statements by `unsafe`, which does not prepare unless told to. */
function prepareAll(client: Sql): void {
  const { unsafe } = client;
  client.unsafe = (query, parameters, queryOptions) =>
    unsafe(query, parameters, { prepare: true, ...queryOptions });
}

/** Closes the pool after its running queries, at the latest after `timeoutSeconds`. */
export async function closeDb(db: Db, timeoutSeconds = 5): Promise<void> {
  await db.$client.end({ timeout: timeoutSeconds });
}
