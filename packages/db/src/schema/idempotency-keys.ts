import { index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** The reply to a creating request, kept so that sending it again does not do it again. */
export const idempotencyKeys = tenantTable(
  'idempotency_keys',
  {
    key: text().notNull(),
    route: text().notNull(),
    /** SHA-256 of the request. */
    requestHash: text('request_hash').notNull(),
    /**
     * What the request made, written in the transaction that made it: where the process died before it could
     * store the reply, the reply is made anew from this.
     */
    resourceId: uuid('resource_id'),
    /** The reply, sealed like a credential; null while the request runs. */
    sealedReply: text('sealed_reply'),
    /** A running request holds the key until then; past it the holder is taken for dead. */
    lockedUntil: timestamp('locked_until', { withTimezone: true }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: ['route', 'requestHash', 'resourceId', 'sealedReply', 'lockedUntil', 'expiresAt'],
      delete: true,
    },
    extra: (table) => [
      primaryKey({ columns: [table.organizationId, table.key] }),
      index('idempotency_keys_expires_at_idx').on(table.expiresAt),
    ],
  },
);
