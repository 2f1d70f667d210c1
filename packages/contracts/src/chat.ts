import { type Static, Type } from 'typebox';
import { REMOTE_PROVIDERS, type RemoteProvider } from './enums.ts';
import {
  chatAnalyticsExample,
  chatEntryExample,
  chatEventsExample,
  chatExample,
  chatReplyExample,
  chatSessionExample,
  chatTurnExample,
  createChatSessionExample,
  sendChatMessageExample,
  updateChatSessionExample,
} from './examples/chat.ts';
import { MetadataSchema, PromptText } from './optimizations.ts';
import { pageFields } from './pagination.ts';
import { AnyName, nullable, oneOf, strict, Timestamp, Uuid } from './schema-helpers.ts';

const CHAT_ROLES = ['user', 'assistant'] as const;
export type ChatRole = (typeof CHAT_ROLES)[number];

/** What became of a message. */
const CHAT_MESSAGE_STATUSES = ['pending', 'completed', 'cancelled', 'truncated', 'failed'] as const;
export type ChatMessageStatus = (typeof CHAT_MESSAGE_STATUSES)[number];

/** Where a session is found. */
export const chatSessionLocation = (id: string): string => `/api/v1/chat/sessions/${id}`;

const Title = { type: 'string', minLength: 1, maxLength: 200 } as const;
/** Most characters of a system prompt. */
export const MAX_SYSTEM_PROMPT = 100_000;
const SystemPrompt = { type: 'string', minLength: 1, maxLength: MAX_SYSTEM_PROMPT } as const;
const ChatModel = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^\\S+$',
  description:
    "`provider/model`, a model's id, an alias, or `auto`: the organization's providers in their order. Only `auto` and aliases fall back",
});

export const CreateChatSessionBody = Type.Object(
  {
    title: Type.Optional(Type.String(Title)),
    model: Type.Optional(Type.Unsafe<string>({ ...ChatModel, default: 'auto' })),
    systemPrompt: Type.Optional(Type.String(SystemPrompt)),
    metadata: Type.Optional(MetadataSchema),
    tenantId: Type.Optional(
      Uuid('The organization that it is for, as `X-Organization` names it. Default: the one of the caller'),
    ),
  },
  { title: 'ChatSessionRequest', ...strict, examples: [createChatSessionExample] },
);
export type CreateChatSessionBody = Static<typeof CreateChatSessionBody>;

export const UpdateChatSessionBody = Type.Object(
  {
    title: Type.Optional(nullable<string>(Title)),
    model: Type.Optional(ChatModel),
    systemPrompt: Type.Optional(nullable<string>(SystemPrompt)),
    metadata: Type.Optional(MetadataSchema),
  },
  { title: 'ChatSessionChange', ...strict, examples: [updateChatSessionExample] },
);
export type UpdateChatSessionBody = Static<typeof UpdateChatSessionBody>;

const entryFields = {
  id: Uuid(),
  userId: Uuid('Whose session it is'),
  title: nullable<string>({ type: 'string' }),
  model: ChatModel,
  metadata: Type.Record(AnyName, Type.String()),
  messageCount: Type.Integer({ description: 'All that were ever sent and received in it' }),
  droppedMessages: Type.Integer({
    description:
      'How many of the oldest messages are not sent to the model any more, because the context of the model has no room for them',
  }),
  busy: Type.Boolean({ description: 'Whether a reply is being written' }),
  createdAt: Timestamp(),
  updatedAt: Timestamp('Of the last message or change'),
};

export const ChatSessionEntrySchema = Type.Object(entryFields, {
  title: 'ChatSessionEntry',
  examples: [chatEntryExample],
});
export type ChatSessionEntry = Static<typeof ChatSessionEntrySchema>;

const Count = (description: string) => Type.Integer({ minimum: 0, description });

const ChatUsageSchema = Type.Object(
  {
    inputTokens: Count('With those that were read from and written to the cache of the provider'),
    cachedInputTokens: Count('Read from its cache'),
    cacheWriteTokens: Count('Written to its cache'),
    outputTokens: Count('With those for reasoning'),
    reasoningTokens: Count('For reasoning, if the provider says so'),
    costUsd: nullable<number>({
      type: 'number',
      description: 'In US dollars with up to six decimals; null: the price is not known',
    }),
  },
  { title: 'ChatUsage', description: 'As the provider reports it' },
);
export type ChatUsage = Static<typeof ChatUsageSchema>;

const ChatMessageSchema = Type.Object(
  {
    id: Uuid(),
    role: oneOf(CHAT_ROLES),
    content: Type.String(),
    status: oneOf(CHAT_MESSAGE_STATUSES, {
      description:
        '`pending`: the reply is being written. `cancelled`: the caller left, or the service stopped; a reply has what had come by then. `truncated`: the provider broke off. `failed`: no reply came. Messages of the user that are `cancelled` or `failed` got no reply, and are not sent to the model again',
    }),
    provider: nullable<RemoteProvider>({
      type: 'string',
      enum: [...REMOTE_PROVIDERS],
      description: 'Of a reply: who wrote it',
    }),
    model: nullable<string>({ type: 'string' }),
    finishReason: nullable<string>({
      type: 'string',
      description: 'Of a reply: why it ended, in the words of the provider, for example `stop` or `length`',
    }),
    usage: nullable<ChatUsage>(ChatUsageSchema),
    createdAt: Timestamp(),
  },
  {
    title: 'ConversationMessage',
    description: 'Messages of the user have no provider, model, finish reason and usage',
  },
);
export type ChatMessageReply = Static<typeof ChatMessageSchema>;

export const ChatSessionSchema = Type.Object(
  { ...entryFields, systemPrompt: nullable<string>({ type: 'string' }) },
  { title: 'ChatSession', examples: [chatSessionExample] },
);
export type ChatSessionReply = Static<typeof ChatSessionSchema>;

export const ChatSchema = Type.Object(
  {
    ...ChatSessionSchema.properties,
    messages: Type.Array(ChatMessageSchema, {
      description: 'Newest first. If there are more, `nextCursor` and the `Link` header say where they are',
    }),
    nextCursor: nullable<number>({ type: 'integer' }),
  },
  { title: 'Chat', examples: [chatExample] },
);
export type ChatReply = Static<typeof ChatSchema>;

/** Highest position that a message can have where it is stored. */
const MAX_POSITION = 2 ** 31 - 1;

export const ChatQuery = Type.Object(
  {
    limit: pageFields.limit,
    cursor: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_POSITION })),
  },
  strict,
);

export const ChatSessionsQuery = Type.Object(
  {
    ...pageFields,
    cursor: Type.Optional(Uuid()),
    userId: Type.Optional(Uuid('Only sessions of this person')),
  },
  strict,
);
export type ChatSessionsQuery = Static<typeof ChatSessionsQuery>;

export const SendChatMessageBody = Type.Object(
  {
    content: PromptText,
    stream: Type.Optional(
      Type.Boolean({
        default: false,
        description: '`true`: the reply is a stream of server-sent events, `text/event-stream`',
      }),
    ),
  },
  { title: 'ChatMessageRequest', ...strict, examples: [sendChatMessageExample] },
);
export type SendChatMessageBody = Static<typeof SendChatMessageBody>;

export const ChatTurnSchema = Type.Object(
  {
    sessionId: Uuid(),
    message: ChatMessageSchema,
    usage: ChatUsageSchema,
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String({ description: 'The model that answered, as the provider names it' }),
    attempts: Type.Integer({ description: 'How many calls of providers it took' }),
    droppedMessages: entryFields.droppedMessages,
  },
  { title: 'ChatTurn', examples: [chatTurnExample] },
);
export type ChatTurn = Static<typeof ChatTurnSchema>;

export const ChatEventsSchema = Type.String({
  title: 'ChatEvents',
  description:
    'Events `delta` (`{text}`), then `completed` (what the JSON reply has) or `error` (a problem). Comments keep the connection open',
  examples: [chatEventsExample],
});

export const ChatBody = Type.Object(
  {
    message: PromptText,
    sessionId: Type.Optional(Uuid('Default: a new session, with the model `auto`')),
  },
  { title: 'ChatRequest', ...strict, examples: [{ message: sendChatMessageExample.content }] },
);
export type ChatBody = Static<typeof ChatBody>;

export const ChatAnswerSchema = Type.Object(
  {
    reply: Type.String(),
    sessionId: Uuid(),
    provider: oneOf(REMOTE_PROVIDERS),
    model: Type.String({ description: 'The model that answered, as the provider names it' }),
  },
  { title: 'ChatAnswer', examples: [chatReplyExample] },
);
export type ChatAnswer = Static<typeof ChatAnswerSchema>;

/** The longest period, and the one of whoever names none, in days. */
const MOST_DAYS = 92;
const DEFAULT_DAYS = 30;

export const ChatAnalyticsQuery = Type.Object(
  {
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MOST_DAYS,
        default: DEFAULT_DAYS,
        description: 'Days in UTC, with the current one',
      }),
    ),
  },
  strict,
);
export type ChatAnalyticsQuery = Static<typeof ChatAnalyticsQuery>;

const numbers = {
  messages: Count('Replies that came whole, or in part'),
  failed: Count('Messages for which no reply came'),
  inputTokens: Count('With the next two'),
  cachedInputTokens: Count('Read from the caches of providers'),
  cacheWriteTokens: Count('Written to them'),
  outputTokens: Count('With those for reasoning'),
  savedTokens: Count('Input tokens that were not sent, because texts were refined'),
  costUsd: Type.Number({ description: 'Of the calls whose price is known' }),
  unpriced: Count('Calls whose price is not known'),
  latencyMs: nullable<{ average: number; p95: number }>({
    type: 'object',
    properties: { average: { type: 'number' }, p95: { type: 'number' } },
    required: ['average', 'p95'],
    description: 'Milliseconds of whole calls; null: there were none',
  }),
};

const ChatNumbersSchema = Type.Object(numbers, { title: 'ChatNumbers' });

export const ChatAnalyticsSchema = Type.Object(
  {
    from: Timestamp('Start of the first day'),
    to: Timestamp('End of the last day'),
    totals: ChatNumbersSchema,
    days: Type.Array(
      Type.Object(
        { date: Type.String({ format: 'date', description: 'In UTC' }), ...numbers },
        { title: 'ChatDay' },
      ),
      { description: 'Every day of the period, the oldest first' },
    ),
  },
  { title: 'ChatAnalytics', examples: [chatAnalyticsExample] },
);
export type ChatAnalyticsReply = Static<typeof ChatAnalyticsSchema>;
export type ChatNumbers = Static<typeof ChatNumbersSchema>;
