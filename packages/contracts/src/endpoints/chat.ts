import { Type } from 'typebox';
import {
  ChatAnalyticsQuery,
  ChatAnalyticsSchema,
  ChatAnswerSchema,
  ChatBody,
  ChatEventsSchema,
  ChatQuery,
  ChatSchema,
  ChatSessionEntrySchema,
  ChatSessionSchema,
  ChatSessionsQuery,
  ChatTurnSchema,
  CreateChatSessionBody,
  SendChatMessageBody,
  UpdateChatSessionBody,
} from '../chat.ts';
import { endpoint } from '../endpoint.ts';
import { PROMPT_BODY_BYTES } from '../optimizations.ts';
import { OrganizationParams } from '../organizations.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Chat', description: 'Conversations with models, which are kept here' };
const PATH = '/api/v1/chat';
const SESSIONS = `${PATH}/sessions` as const;
const SESSION = `${SESSIONS}/:id` as const;
const TENANT = `${PATH}/tenants/:organizationId` as const;

/** What can become of a message. */
const CALL_ERRORS = [
  ...(['session_not_found', 'session_busy', 'storage_disabled', 'model_not_found'] as const),
  ...(['call_refused', 'budget_exceeded', 'price_unknown'] as const),
  ...(['provider_failed', 'provider_unavailable', 'service_unavailable'] as const),
];

export const createChatSessionEndpoint = endpoint({
  operationId: 'createChatSession',
  method: 'POST',
  path: SESSIONS,
  access: 'models:call',
  action: 'chat-session.create',
  tag,
  summary: 'Begin a conversation',
  description:
    'It belongs to the caller, or to the owner of the API key. No model is asked yet. If the organization keeps nothing of calls (`callTexts: none`), the reply is 422 `storage_disabled`.',
  body: CreateChatSessionBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 201: ChatSessionSchema },
  errors: ['organization_not_found', 'storage_disabled'],
  idempotent: true,
});

const LISTED =
  'Admins who have signed in see those of everybody. Everybody else, and every API key, sees those of the one person. Without system prompts.';

export const listChatSessionsEndpoint = endpoint({
  operationId: 'listChatSessions',
  method: 'GET',
  path: SESSIONS,
  access: 'models:call',
  tag,
  summary: 'List conversations, newest first',
  description: LISTED,
  query: ChatSessionsQuery,
  reply: { 200: Type.Array(ChatSessionEntrySchema) },
  errors: [],
  page: true,
});

export const getChatSessionEndpoint = endpoint({
  operationId: 'getChatSession',
  method: 'GET',
  path: SESSION,
  access: 'models:call',
  tag,
  summary: 'Read a conversation with its messages',
  description: 'The messages come by pages, newest first.',
  params: IdParams,
  query: ChatQuery,
  reply: { 200: ChatSchema },
  errors: ['session_not_found'],
});

export const updateChatSessionEndpoint = endpoint({
  operationId: 'updateChatSession',
  method: 'PUT',
  path: SESSION,
  access: 'models:call',
  action: 'chat-session.update',
  tag,
  summary: 'Change a conversation',
  description:
    'Fields that you leave out do not change. The next message uses the new model and system prompt. Only the person whose session it is can change it.',
  params: IdParams,
  body: UpdateChatSessionBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: ChatSessionSchema },
  errors: ['session_not_found'],
});

export const deleteChatSessionEndpoint = endpoint({
  operationId: 'deleteChatSession',
  method: 'DELETE',
  path: SESSION,
  access: 'models:call',
  action: 'chat-session.delete',
  tag,
  summary: 'Delete a conversation with its messages',
  description:
    'A reply that is being written ends. The calls stay in `GET /api/v1/calls`, which has no texts. Admins may delete all sessions, others only their own.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['session_not_found'],
});

export const sendChatMessageEndpoint = endpoint({
  operationId: 'sendChatMessage',
  method: 'POST',
  path: `${SESSION}/messages`,
  access: 'models:call',
  action: null,
  tag,
  summary: 'Send a message, and get the reply of the model',
  description:
    'The model gets the system prompt and the messages so far. While a reply is being written, a second message is 409 `session_busy`. If the caller leaves, the call of the model ends, and what had come of the reply is kept as `cancelled`. With an `Idempotency-Key` a message is sent to the model only once, whatever becomes of the connection. Only the person whose session it is can write in it.',
  params: IdParams,
  body: SendChatMessageBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: { media: { 'application/json': ChatTurnSchema, 'text/event-stream': ChatEventsSchema } } },
  errors: CALL_ERRORS,
  idempotent: true,
});

export const listTenantChatSessionsEndpoint = endpoint({
  ...listChatSessionsEndpoint,
  operationId: 'listTenantChatSessions',
  path: `${TENANT}/sessions`,
  summary: 'List the conversations in an organization, newest first',
  params: OrganizationParams,
});

export const getChatAnalyticsEndpoint = endpoint({
  operationId: 'getChatAnalytics',
  method: 'GET',
  path: `${TENANT}/analytics`,
  access: 'usage:read',
  tag,
  summary: 'Messages, tokens, costs and latencies by day',
  description:
    'Of all conversations in the organization, also of those that were deleted. A call counts in the day in which it began. It is there a moment after it has ended.',
  params: OrganizationParams,
  query: ChatAnalyticsQuery,
  reply: { 200: ChatAnalyticsSchema },
  errors: [],
});

export const chatEndpoint = endpoint({
  operationId: 'chat',
  method: 'POST',
  path: PATH,
  access: 'models:call',
  action: null,
  tag,
  summary: 'Ask a model, in a new conversation or in one that there is',
  description:
    'For programs: one request makes the session and sends the message. If no reply comes, there is no new session.',
  body: ChatBody,
  limits: { bodyBytes: PROMPT_BODY_BYTES },
  reply: { 200: ChatAnswerSchema },
  errors: CALL_ERRORS,
  idempotent: true,
});

export const chatEndpoints = [
  createChatSessionEndpoint,
  listChatSessionsEndpoint,
  getChatSessionEndpoint,
  updateChatSessionEndpoint,
  deleteChatSessionEndpoint,
  sendChatMessageEndpoint,
  chatEndpoint,
  listTenantChatSessionsEndpoint,
  getChatAnalyticsEndpoint,
] as const;
