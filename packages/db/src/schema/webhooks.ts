import type { DisabledReason, WebhookEvent } from '@refinery/contracts/webhooks.ts';
import { boolean, index, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/**
 * Addresses that are told what happens. What is delivered to them stands in `work_jobs`, one job for each
 * delivery.
 */
export const webhooks = tenantTable(
  'webhooks',
  {
    id: uuid().primaryKey(),
    url: text().notNull(),
    events: text().array().$type<WebhookEvent[]>().notNull(),
    description: text(),
    enabled: boolean().notNull().default(true),
    /** What signs, sealed with the keyring for the purpose `webhook`. */
    sealedSecret: text('sealed_secret').notNull(),
    /** What signs as well until it expires: the secret before the last rotation. */
    previousSealedSecret: text('previous_sealed_secret'),
    previousSecretExpiresAt: timestamp('previous_secret_expires_at', { withTimezone: true }),
    /** The first failed try since anything arrived. */
    failingSince: timestamp('failing_since', { withTimezone: true }),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    disabledReason: text('disabled_reason').$type<DisabledReason>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        'url',
        'events',
        'description',
        'enabled',
        'sealedSecret',
        'previousSealedSecret',
        'previousSecretExpiresAt',
        'failingSince',
        'disabledAt',
        'disabledReason',
      ],
      delete: true,
    },
    extra: (table) => [index('webhooks_history_idx').on(table.organizationId, table.id)],
  },
);
