import { bigint, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { apiKeys } from './api-keys.ts';

/**
 * Money that a process holds for calls to models of an organization. What is granted and not spent is charged
 * in `usage_counters`, too; the row goes once the process has no calls of the organization, or must be dead.
 * Amounts are in millionths of a US dollar.
 */
export const spendLeases = tenantTable(
  'spend_leases',
  {
    id: uuid().primaryKey(),
    /** All that was granted since the lease began. */
    granted: bigint({ mode: 'number' }).notNull(),
    /** All that calls cost since then. */
    spent: bigint({ mode: 'number' }).notNull(),
    /** Moved on while the process lives. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['granted', 'spent', 'expiresAt'], delete: true },
    extra: (table) => [
      index('spend_leases_organization_id_idx').on(table.organizationId),
      index('spend_leases_expires_at_idx').on(table.expiresAt),
    ],
  },
);

/** The same of the budget of an API key, within a lease; charged in `api_key_spend`. */
export const spendLeaseKeys = tenantTable(
  'spend_lease_keys',
  {
    leaseId: uuid('lease_id')
      .notNull()
      .references(() => spendLeases.id, { onDelete: 'cascade' }),
    apiKeyId: uuid('api_key_id')
      .notNull()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    granted: bigint({ mode: 'number' }).notNull(),
    spent: bigint({ mode: 'number' }).notNull(),
  },
  {
    grants: { insert: true, update: ['granted', 'spent'], delete: true },
    extra: (table) => [
      primaryKey({ columns: [table.leaseId, table.apiKeyId] }),
      index('spend_lease_keys_api_key_id_idx').on(table.apiKeyId),
    ],
  },
);

/** Calls to models that a process has begun and not ended. */
export const spendLeaseCalls = tenantTable(
  'spend_lease_calls',
  {
    /** Of the call. */
    id: uuid().primaryKey(),
    leaseId: uuid('lease_id')
      .notNull()
      .references(() => spendLeases.id, { onDelete: 'cascade' }),
    apiKeyId: uuid('api_key_id'),
    /** What is booked should the process die: the price of the input, in millionths of a US dollar. */
    micros: bigint({ mode: 'number' }).notNull(),
    /** Whether the call becomes a row of `model_calls`, or only part of the sums of its day. */
    destination: text().$type<'calls' | 'sums'>().notNull(),
    /** What the call becomes then, as the JSON of a row of `model_calls`. */
    call: text().notNull(),
  },
  {
    grants: { insert: true, update: ['leaseId', 'micros', 'call'], delete: true },
    extra: (table) => [index('spend_lease_calls_lease_id_idx').on(table.leaseId)],
  },
);

/**
 * What calls to models with an API key cost in the period that began then, leases included; see
 * `usage_counters`.
 */
export const apiKeySpend = tenantTable(
  'api_key_spend',
  {
    apiKeyId: uuid('api_key_id')
      .primaryKey()
      .references(() => apiKeys.id, { onDelete: 'cascade' }),
    periodStart: timestamp('period_start', { withTimezone: true }).notNull(),
    /** In millionths of a US dollar. */
    used: bigint({ mode: 'number' }).notNull(),
  },
  { grants: { insert: true, update: ['periodStart', 'used'] } },
);
