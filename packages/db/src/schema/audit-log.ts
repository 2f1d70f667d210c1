import type { ActorKind } from '@refinery/contracts/audit.ts';
import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** The e-mail that a row is about, where it is about one. */
const EMAIL = sql`lower(coalesce(after ->> 'email', before ->> 'email'))`;

/**
 * What somebody changed in an organization. Rows are only ever added, and each names the one before:
 * `sequence`, `previous_hash` and `hash` are the database's own, set when the transaction commits, whatever
 * was inserted.
 */
export const auditLog = tenantTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    /** The person, or the owner of the API key. No reference: the log outlives both. */
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    /** The part of the product, or the operator command, that acted, such as the name of a job. */
    actorName: text('actor_name'),
    /** Thing and verb: `api-key.create`. */
    action: text().notNull(),
    /** The thing's id, or what else tells it from others of its kind. */
    target: text().notNull(),
    requestId: text('request_id'),
    /** Of the client. */
    address: text(),
    /** What the client calls itself. */
    userAgent: text('user_agent'),
    /** The thing before and after, without secrets and prompt texts; null where it was not or is no more. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    /** To the millisecond, as the hash has it. */
    createdAt: timestamp('created_at', { precision: 3, withTimezone: true }).notNull().defaultNow(),
    /**
     * Number of the entry in the organization: 1, 2, 3 … without gaps. Null only inside the transaction that
     * inserts the row.
     */
    sequence: bigint({ mode: 'number' }),
    previousHash: text('previous_hash'),
    /** SHA-256 in hexadecimal over all other columns but `salts`; the function `audit_hash` says how. */
    hash: text(),
    /**
     * For each value that tells of a person, by its place (`address`, `after.email`), the SHA-256 that is
     * hashed in its stead. So the value can be erased, and the row is still what it was. Null in rows of
     * before: their values are hashed themselves.
     */
    digests: jsonb().$type<Record<string, string>>(),
    /** What makes each of these digests hard to guess. Erased with its value. */
    salts: jsonb().$type<Record<string, string>>(),
  },
  {
    grants: { insert: true },
    extra: (table) => {
      const { organizationId, sequence } = table;
      // A row has no place in these before it has its sequence, or each would hold it twice.
      const chained = sql`${sequence} is not null`;
      return [
        uniqueIndex('audit_log_sequence_key').on(organizationId, sequence),
        index('audit_log_action_idx').on(organizationId, table.action, sequence).where(chained),
        index('audit_log_target_idx').on(organizationId, table.target, sequence).where(chained),
        index('audit_log_user_id_idx').on(organizationId, table.userId, sequence).where(chained),
        index('audit_log_api_key_id_idx').on(organizationId, table.apiKeyId, sequence).where(chained),
        index('audit_log_time_idx').on(organizationId, table.createdAt, sequence).where(chained),
        index('audit_log_email_idx').on(EMAIL).where(sql`${sequence} is not null and ${EMAIL} is not null`),
      ];
    },
  },
);

/**
 * The last row of each organization's log. Only the database itself writes it, so that it tells of rows that
 * are gone.
 */
export const auditHeads = tenantTable(
  'audit_heads',
  { sequence: bigint({ mode: 'number' }).notNull(), hash: text().notNull() },
  { grants: {}, onePerOrganization: true },
);
