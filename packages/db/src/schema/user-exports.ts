import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

/** `ready`: to be downloaded once; `downloaded`: the archive is gone; `failed`: there will be none. */
export type UserExportStatus = 'pending' | 'ready' | 'downloaded' | 'failed';

/**
 * What the service holds about a person, as they asked for it. Of the organization that they asked from,
 * although it has what is theirs in all of them: its work is done there.
 */
export const userExports = tenantTable(
  'user_exports',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    status: text().$type<UserExportStatus>().notNull(),
    /** Whoever writes the archive: the chunks of any other are not part of it. */
    attempt: uuid(),
    chunks: integer().notNull().default(0),
    /** Of the archive. */
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    /** SHA-256 of the token that was mailed. */
    tokenHash: text('token_hash').unique('user_exports_token_hash_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    readyAt: timestamp('ready_at', { withTimezone: true }),
    /** When archive and row are deleted. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Since when somebody downloads it. */
    takenAt: timestamp('taken_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: ['status', 'attempt', 'chunks', 'bytes', 'tokenHash', 'readyAt', 'expiresAt'],
    },
    extra: (table) => [
      uniqueIndex('user_exports_pending_key').on(table.userId).where(sql`${table.status} = 'pending'`),
      index('user_exports_user_id_idx').on(table.userId),
      index('user_exports_expires_at_idx').on(table.expiresAt),
    ],
  },
);

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** A piece of an archive, sealed with the keyring. */
export const userExportChunks = tenantTable(
  'user_export_chunks',
  {
    exportId: uuid('export_id')
      .notNull()
      .references(() => userExports.id, { onDelete: 'cascade' }),
    attempt: uuid().notNull(),
    position: integer().notNull(),
    sealed: bytea().notNull(),
  },
  {
    grants: { insert: true, delete: true },
    extra: (table) => [primaryKey({ columns: [table.exportId, table.attempt, table.position] })],
  },
);
