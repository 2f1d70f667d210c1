/** Codes of postgres.js and of sockets for a database that cannot be talked to. */
const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // Postgres starts, stops or has no connection left.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** SQLSTATEs of transactions that Postgres took back because of others. */
const CONFLICT_CODES = new Set(['40001', '40P01']);

/** SQLSTATEs for a table, a column, a function or a schema that is not there. */
const UNKNOWN_CODES = new Set(['42P01', '42703', '42883', '3F000']);

/** SQLSTATEs for text that holds U+0000, in a column and inside JSON. */
const UNSTORABLE_CODES = new Set(['22021', '22P05']);

function* codesOf(error: unknown): Iterable<string> {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') yield current.code;
    current = current.cause;
  }
}

/** Whether the error means that Postgres is out of reach right now. */
export const isPostgresDown = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => CONNECTION_CODES.has(code));

/** Whether Postgres lacks something that a migration of this release makes. */
export const isUnmigrated = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => UNKNOWN_CODES.has(code));

/** Whether Postgres refused a text that no text column can hold. */
export const isUnstorableText = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => UNSTORABLE_CODES.has(code));

/** Whether Postgres took a transaction back because it and others waited for each other. */
export const isConflict = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => CONFLICT_CODES.has(code));
