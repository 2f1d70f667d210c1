import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const createChatSessionExample = {
  title: 'Refunds',
  model: 'auto',
  systemPrompt: 'You answer questions of the support team. Never name a price.',
  metadata: { team: 'support' },
};

export const updateChatSessionExample = { title: 'Refunds abroad' };

export const sendChatMessageExample = { content: 'How long may a refund take?' };

export const chatEntryExample = {
  id: exampleId('chat/sessions'),
  userId: exampleId('user'),
  title: createChatSessionExample.title,
  model: createChatSessionExample.model,
  metadata: createChatSessionExample.metadata,
  messageCount: 2,
  droppedMessages: 0,
  busy: false,
  createdAt: EXAMPLE_TIME,
  updatedAt: EXAMPLE_TIME,
};

export const chatSessionExample = {
  ...chatEntryExample,
  systemPrompt: createChatSessionExample.systemPrompt,
};

const question = {
  id: exampleId('chat-question'),
  role: 'user',
  content: sendChatMessageExample.content,
  status: 'completed',
  provider: null,
  model: null,
  finishReason: null,
  usage: null,
  createdAt: EXAMPLE_TIME,
};

const usage = {
  inputTokens: 31,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 12,
  reasoningTokens: 0,
  costUsd: 0.000009,
};

const answer = {
  id: exampleId('chat-answer'),
  role: 'assistant',
  content: 'Up to 14 days after the goods are back.',
  status: 'completed',
  provider: 'groq',
  model: 'openai/gpt-oss-20b',
  finishReason: 'stop',
  usage,
  createdAt: EXAMPLE_TIME,
};

export const chatExample = { ...chatSessionExample, messages: [answer, question], nextCursor: null };

export const chatTurnExample = {
  sessionId: chatEntryExample.id,
  message: answer,
  usage,
  provider: answer.provider,
  model: answer.model,
  attempts: 1,
  droppedMessages: 0,
};

export const chatEventsExample = `event: delta\ndata: ${JSON.stringify({ text: answer.content })}\n\nevent: completed\ndata: ${JSON.stringify(chatTurnExample)}\n\n`;

export const chatReplyExample = {
  reply: answer.content,
  sessionId: chatEntryExample.id,
  provider: answer.provider,
  model: answer.model,
};

const numbers = {
  messages: 41,
  failed: 1,
  inputTokens: 58_200,
  cachedInputTokens: 40_960,
  cacheWriteTokens: 4_096,
  outputTokens: 9_870,
  savedTokens: 3_120,
  costUsd: 0.018124,
  unpriced: 0,
  latencyMs: { average: 1_212, p95: 2_904 },
};

export const chatAnalyticsExample = {
  from: '2026-05-04T00:00:00.000Z',
  to: '2026-05-05T00:00:00.000Z',
  totals: numbers,
  days: [{ date: '2026-05-04', ...numbers }],
};
