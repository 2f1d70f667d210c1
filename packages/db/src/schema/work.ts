import { sql } from 'drizzle-orm';
import { index, integer, jsonb, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';

/** A job of durable work, of any kind that has no tables of its own. Its counters change with its items. */
export const workJobs = tenantTable(
  'work_jobs',
  {
    id: uuid().primaryKey(),
    /** The name of a kind; `domain/work-kinds.ts` has them all. */
    kind: text().notNull(),
    userId: uuid('user_id'),
    apiKeyId: uuid('api_key_id'),
    requestId: text('request_id'),
    status: text().notNull().default('queued'),
    options: jsonb().notNull(),
    /**
     * To which webhook a delivery goes. A column, because row-level security lets no search of refinery_app
     * into an index on an expression with JSON.
     */
    webhookId: text('webhook_id').generatedAlwaysAs(sql`(options ->> 'webhookId')`),
    /** Which mails of operators it is one of; null: none. */
    broadcastId: uuid('broadcast_id'),
    total: integer().notNull(),
    completed: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    startedAt: timestamp('started_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** When what its kind does at the end was done. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  {
    grants: {
      insert: true,
      update: ['status', 'total', 'completed', 'failed', 'cancelled', 'startedAt', 'finishedAt', 'endedAt'],
      delete: true,
    },
    extra: (table) => [
      index('work_jobs_history_idx').on(table.organizationId, table.kind, table.id),
      index('work_jobs_finished_at_idx')
        .on(table.kind, table.finishedAt)
        .where(sql`${table.finishedAt} is not null`),
      index('work_jobs_open_idx')
        .on(table.kind, table.id)
        .where(sql`${table.status} in ('queued', 'running', 'cancelling')`),
      index('work_jobs_unattended_idx')
        .on(table.kind, table.id)
        .where(sql`${table.finishedAt} is not null and ${table.endedAt} is null`),
      index('work_jobs_deliveries_idx')
        .on(table.organizationId, table.webhookId, table.id)
        .where(sql`${table.kind} = 'webhook'`),
      // The few of many deliveries that somebody looks for.
      index('work_jobs_waiting_deliveries_idx')
        .on(table.organizationId, table.webhookId, table.id)
        .where(sql`${table.kind} = 'webhook' and ${table.status} in ('queued', 'running', 'cancelling')`),
      index('work_jobs_failed_deliveries_idx')
        .on(table.organizationId, table.webhookId, table.id)
        .where(sql`${table.kind} = 'webhook' and ${table.status} in ('failed', 'cancelled')`),
      index('work_jobs_broadcast_idx')
        .on(table.broadcastId, table.status)
        .where(sql`${table.broadcastId} is not null`),
      index('work_jobs_failed_idx').on(table.id).where(sql`${table.status} = 'failed'`),
      index('work_jobs_user_id_idx').on(table.userId).where(sql`${table.kind} in ('email', 'export')`),
      // What a webhook is told once only.
      uniqueIndex('work_jobs_webhook_once_key')
        .on(sql`(${table.options} ->> 'webhookId')`, sql`(${table.options} ->> 'once')`)
        .where(sql`${table.kind} = 'webhook' and ${table.options} ->> 'once' is not null`),
      // What an admin is told once only.
      uniqueIndex('work_jobs_notice_once_key')
        .on(table.organizationId, sql`(${table.options} ->> 'userId')`, sql`(${table.options} ->> 'once')`)
        .where(sql`${table.kind} = 'email' and ${table.options} ->> 'once' is not null`),
    ],
  },
);

/** One item of a job. While it is `processing` it is leased: only the holder of the token may write it. */
export const workItems = tenantTable(
  'work_items',
  {
    id: uuid().primaryKey(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => workJobs.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** What its kind needs of it. */
    payload: jsonb().notNull(),
    status: text().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    availableAt: timestamp('available_at', { withTimezone: true }).notNull().defaultNow(),
    leaseToken: uuid('lease_token'),
    leaseExpiresAt: timestamp('lease_expires_at', { withTimezone: true }),
    error: jsonb().$type<{ code: string; message: string }>(),
  },
  {
    grants: {
      insert: true,
      update: ['payload', 'status', 'attempts', 'availableAt', 'leaseToken', 'leaseExpiresAt', 'error'],
      delete: true,
    },
    extra: (table) => [
      uniqueIndex('work_items_position_key').on(table.jobId, table.position),
      index('work_items_status_idx').on(table.jobId, table.status, table.position),
    ],
  },
);

/**
 * A lane of a job: one of the few queue jobs that work through it. `token` names the lane's current queue
 * job.
 */
export const workLanes = tenantTable(
  'work_lanes',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => workJobs.id, { onDelete: 'cascade' }),
    lane: integer().notNull(),
    token: uuid().notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  {
    grants: { insert: true, update: ['token', 'updatedAt'], delete: true },
    extra: (table) => [primaryKey({ columns: [table.jobId, table.lane] })],
  },
);
