import { index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** Who made a change: a person, a program with an API key, the product itself, or whoever operates it. */
export type ActorKind = 'user' | 'api-key' | 'system' | 'operator';

/** What somebody changed in an organization. Rows are only ever added. */
export const auditLog = tenantTable(
  'audit_log',
  {
    id: uuid().primaryKey(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    /** The person, or the one whom the API key belongs to. No reference: the log outlives both. */
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    /** What the product or its operator acted as, such as the name of a job. */
    actorName: text('actor_name'),
    /** Thing and verb: `api-key.create`. */
    action: text().notNull(),
    /** The thing's id, or what else tells it from others of its kind. */
    target: text().notNull(),
    requestId: text('request_id'),
    /** Of the client. */
    address: text(),
    /** The thing before and after, without secrets and prompt texts; null where it was not or is no more. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: { insert: true },
    extra: (table) => [
      index('audit_log_organization_id_idx').on(table.organizationId, table.id.desc()),
      index('audit_log_target_idx').on(table.organizationId, table.target, table.id.desc()),
    ],
  },
);
