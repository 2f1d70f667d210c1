import type { AuditAction } from '@refinery/contracts/audit.ts';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

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
  /** What the audit log calls it that a row was encrypted again; its target is the row's id. */
  auditAction?: AuditAction;
}
