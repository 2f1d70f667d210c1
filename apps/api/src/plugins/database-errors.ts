import type { ErrorCode } from '@refinery/contracts/enums.ts';
import { missingReference, type ReferredTable } from '@refinery/db/missing-reference.ts';

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

/** What a caller is told of something that was deleted while their request wrote of it: what they would be told a moment later. */
const NOT_FOUND: Record<ReferredTable, ErrorCode> = {
  organizations: 'organization_not_found',
  users: 'user_not_found',
  batch_jobs: 'batch_not_found',
  user_exports: 'export_not_found',
  // Of the jobs of durable work, callers know deliveries alone.
  work_jobs: 'webhook_delivery_not_found',
};

/** SQLSTATEs of transactions that Postgres took back because of others. */
const CONFLICT_CODES = new Set(['40001', '40P01']);

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

/** Whether Postgres refused a text that no text column can hold. */
export const isUnstorableText = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => UNSTORABLE_CODES.has(code));

/** What to say where a row was to refer to something that is gone by now; null for any other error. */
export function codeOfMissing(error: unknown): ErrorCode | null {
  const table = missingReference(error);
  return table && NOT_FOUND[table];
}

/** Whether Postgres took a transaction back because it and others waited for each other. */
export const isConflict = (error: unknown): boolean =>
  [...codesOf(error)].some((code) => CONFLICT_CODES.has(code));
