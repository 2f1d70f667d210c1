import type { ChatMessageStatus, ChatRole } from '@refinery/contracts/chat.ts';
import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../tenant-table.ts';
import { users } from './users.ts';

/** Conversations of people with models. They go with the person. */
export const chatSessions = tenantTable(
  'chat_sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    apiKeyId: uuid('api_key_id'),
    title: text(),
    /** As callers name it: `provider/model`, a model's id, an alias or `auto`. */
    model: text().notNull(),
    systemPrompt: text('system_prompt'),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The position of the last message; 0: there is none. */
    lastPosition: integer('last_position').notNull().default(0),
    /** Messages before this position are not sent to models any more. It only grows. */
    historyFrom: integer('history_from').notNull().default(1),
    /** How many messages that were sent once are before it. */
    droppedMessages: integer('dropped_messages').notNull().default(0),
    /** The turn that is under way; null: none. */
    leaseToken: uuid('lease_token'),
    /** After this moment the process of the turn is taken for dead. */
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** Of the last change or message. */
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  {
    grants: {
      insert: true,
      update: [
        ...(['title', 'model', 'systemPrompt', 'metadata', 'lastPosition', 'historyFrom'] as const),
        ...(['droppedMessages', 'leaseToken', 'leaseUntil', 'updatedAt'] as const),
      ],
      delete: true,
    },
    extra: (table) => [
      index('chat_sessions_page_idx').on(table.organizationId, table.id),
      index('chat_sessions_user_idx').on(table.userId, table.id),
      index('chat_sessions_updated_at_idx').on(table.organizationId, table.updatedAt),
    ],
  },
);

/** What was said in a conversation. */
export const chatMessages = tenantTable(
  'chat_messages',
  {
    id: uuid().primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => chatSessions.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … in the session. */
    position: integer().notNull(),
    role: text().$type<ChatRole>().notNull(),
    content: text().notNull(),
    /** Most tokens that it has for any vendor. */
    tokens: integer().notNull(),
    status: text().$type<ChatMessageStatus>().notNull(),
    /** Of replies. */
    provider: text().$type<RemoteProvider>(),
    model: text(),
    finishReason: text('finish_reason'),
    callId: uuid('call_id'),
    attempts: integer(),
    inputTokens: integer('input_tokens'),
    cachedInputTokens: integer('cached_input_tokens'),
    cacheWriteTokens: integer('cache_write_tokens'),
    outputTokens: integer('output_tokens'),
    reasoningTokens: integer('reasoning_tokens'),
    /** In millionths of a US dollar; null where the price is not known. */
    costMicros: bigint('cost_micros', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  {
    grants: { insert: true, update: ['status'] },
    extra: (table) => [
      uniqueIndex('chat_messages_position_key').on(table.sessionId, table.position),
      index('chat_messages_created_at_idx').on(table.organizationId, table.createdAt),
      index('chat_messages_pending_idx').on(table.sessionId).where(sql`${table.status} = 'pending'`),
    ],
  },
);
