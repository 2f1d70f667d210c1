import type { Scope } from '@refinery/contracts/enums.ts';
import { bigint, boolean, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

/** A key for programs. Of its secrets only hashes are stored, and the first characters to know them by. */
export const apiKeys = tenantTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    prefix: text().notNull(),
    keyHash: text('key_hash').notNull().unique('api_keys_key_hash_key'),
    /** The secret before the last rotation, and when it stops; null where the key was never rotated. */
    previousPrefix: text('previous_prefix'),
    previousKeyHash: text('previous_key_hash').unique('api_keys_previous_key_hash_key'),
    previousExpiresAt: timestamp('previous_expires_at', { withTimezone: true }),
    scopes: text().array().$type<Scope[]>().notNull(),
    /** Addresses and CIDR ranges from which it works; null: from everywhere. */
    allowedAddresses: text('allowed_addresses').array(),
    /** Null: none of its own. */
    rateLimitPerMinute: integer('rate_limit_per_minute'),
    /** Optimizations a calendar month; null: no limit of its own. */
    monthlyQuota: bigint('monthly_quota', { mode: 'number' }),
    /**
     * What calls to models with the key may cost a calendar month, in millionths of a US dollar; null: no
     * limit of its own.
     */
    monthlyBudgetMicros: bigint('monthly_budget_micros', { mode: 'number' }),
    /** Tokens of calls to models a minute; null: no limit. */
    tokensPerMinute: integer('tokens_per_minute'),
    /** Whether white space leaves tool results that are JSON. */
    compactToolResults: boolean('compact_tool_results').notNull().default(false),
    /** How long whole replies are kept for identical calls, in seconds; null: not at all. */
    replyCacheSeconds: integer('reply_cache_seconds'),
    /**
     * Optimizations charged to the key in the period that began then, as in `usage_counters`: a row that is
     * always there needs no care for the first charge. Null: nothing was charged yet.
     */
    periodStart: timestamp('period_start', { withTimezone: true }),
    used: bigint({ mode: 'number' }).notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** To the minute, and from where it was. */
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
    lastUsedAddress: text('last_used_address'),
    expiresAt: timestamp('expires_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: [
        'name',
        'prefix',
        'keyHash',
        'previousPrefix',
        'previousKeyHash',
        'previousExpiresAt',
        'scopes',
        'allowedAddresses',
        'rateLimitPerMinute',
        'monthlyQuota',
        'monthlyBudgetMicros',
        'tokensPerMinute',
        'compactToolResults',
        'replyCacheSeconds',
        'periodStart',
        'used',
        'expiresAt',
      ],
      delete: true,
    },
    extra: (table) => [index('api_keys_organization_id_idx').on(table.organizationId, table.id)],
  },
);
