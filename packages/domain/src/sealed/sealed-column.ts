import type { Transaction } from '@refinery/db/create-db.ts';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { ChangeContext } from '../audit/record-change.ts';

/** One row of a sealed column. */
export interface SealedRow {
  /** An organization or a person. */
  ownerId: string;
  /** Tells it from the owner's others. */
  id: string;
}

/**
 * A column whose texts are sealed with the keyring, so that they can be encrypted again when its key changes.
 */
export interface SealedColumn {
  /** What it holds, as a plural, for people. */
  name: string;
  /** Whose rows they are. Those of people are in no organization. */
  of: 'organizations' | 'people';
  table: PgTable;
  owner: SQLWrapper;
  /** Tells the rows of an owner apart. */
  id: SQLWrapper;
  /** What is sealed; null: nothing. */
  sealed: SQLWrapper;
  /** Which rows of an owner may hold something, where an index does not need all of them for that. */
  where?(ownerId: string): SQL;
  /** What the secret is bound to, beside its owner. */
  purposeOf(row: SealedRow): string;
  /** The assignment that puts `sealed` into a row. */
  assign(sealed: string): SQL;
  /** What else is to be done where a row was encrypted again, in the same transaction. */
  also?(ctx: ChangeContext, tx: Transaction, row: SealedRow): Promise<void>;
}
