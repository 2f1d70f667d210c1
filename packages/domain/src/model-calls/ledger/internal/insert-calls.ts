import type { BuiltStatement } from '@refinery/db/built-statement.ts';
import type { Db } from '@refinery/db/create-db.ts';
import { isLost } from '@refinery/db/lost-connection.ts';
import { sendAsTenants } from '@refinery/db/send-as-tenant.ts';
import { type Destination, ledgerStatements } from '../ledger-statements.ts';

/** A call as it waits to be written, or its texts. */
export interface WaitingCall {
  id: string;
  organizationId: string;
  into: Destination;
  /** About how many characters it has. */
  size: number;
  /** The row as JSON. */
  record: () => string;
}

/** What became of calls that were to be written; all others are. */
export interface Inserted {
  /** To be tried again, and why. */
  left: WaitingCall[];
  error?: unknown;
  /**
   * The database will never take them: their organization was deleted meanwhile, or they are not what it can
   * hold.
   */
  refused: { id: string; code: string }[];
}

/** Whoever waits longer for an organization waits apart from the others. */
const LOCK_TIMEOUT_MS = 500;

/** SQLSTATE of values that no column can hold, and of broken constraints. */
const FOR_GOOD = /^2[23]/;

/**
 * Writes calls, in one transaction with one statement for each organization. If that fails, each organization
 * is tried alone; if one is refused, each of its calls. A call that is there already stays as it is: nobody
 * knows what became of a write whose connection was lost, so it is repeated.
 */
export async function insertCalls(db: Db, calls: readonly WaitingCall[]): Promise<Inserted> {
  // In the same order in every process: sums are locked until the end of the transaction.
  const parts = [...Map.groupBy(calls, ({ organizationId }) => organizationId)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  try {
    await sendAsTenants(
      db,
      parts.map(([organizationId, own]) => ({ organizationId, statements: statementsOf(own) })),
      { lockTimeoutMs: LOCK_TIMEOUT_MS },
    );
    return { left: [], refused: [] };
  } catch (error) {
    if (isLost(error)) return { left: [...calls], error, refused: [] };
    if (parts.length > 1)
      return insertApart(
        db,
        parts.map(([, own]) => own),
      );
    const code = codeOf(error);
    if (!FOR_GOOD.test(code)) return { left: [...calls], error, refused: [] };
    if (calls.length === 1) return { left: [], refused: calls.map(({ id }) => ({ id, code })) };
    return insertApart(
      db,
      calls.map((call) => [call]),
    );
  }
}

async function insertApart(db: Db, groups: readonly WaitingCall[][]): Promise<Inserted> {
  const all: Inserted = { left: [], refused: [] };
  for (const group of groups) {
    const { left, refused, error } = await insertCalls(db, group);
    all.left.push(...left);
    all.refused.push(...refused);
    all.error ??= error;
  }
  return all;
}

const statementsOf = (calls: readonly WaitingCall[]): BuiltStatement[] =>
  [...Map.groupBy(calls, ({ into }) => into)].flatMap(([into, own]) =>
    ledgerStatements[into]({ records: `[${own.map(({ record }) => record()).join(',')}]` }),
  );

/** SQLSTATE, where it is one. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
