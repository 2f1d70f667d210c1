import type { CustomRequestFormat, RemoteProvider } from '@refinery/contracts/enums.ts';
import { boolean, integer, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

export const providerConfigs = tenantTable(
  'provider_configs',
  {
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
  {
    grants: {
      insert: true,
      update: [
        'encryptedCredential',
        'lastFour',
        'defaultModel',
        'baseUrl',
        'authHeader',
        'requestFormat',
        'enabled',
        'position',
        'updatedAt',
      ],
      delete: true,
    },
    extra: (table) => [primaryKey({ columns: [table.organizationId, table.provider] })],
  },
);
