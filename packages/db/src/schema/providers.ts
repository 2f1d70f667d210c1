import type { CustomRequestFormat, RemoteProvider } from '@refinery/contracts/enums.ts';
import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizations } from './organizations.ts';

export const providerConfigs = pgTable(
  'provider_configs',
  {
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id, { onDelete: 'cascade' }),
    provider: text().$type<RemoteProvider>().notNull(),
    /** AES-256-GCM, `keyId.iv.tag.ciphertext`; see domain/providers/credential-vault.ts. */
    encryptedCredential: text('encrypted_credential'),
    lastFour: text('last_four'),
    defaultModel: text('default_model'),
    baseUrl: text('base_url'),
    authHeader: text('auth_header'),
    requestFormat: text('request_format').$type<CustomRequestFormat>(),
    enabled: boolean().notNull().default(true),
    position: integer(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.provider] })],
);
