import type { BodyProtocol } from '../../body/scanned-body.ts';

/** A server-sent event as vendors write it. */
export function event(data: unknown, name?: string): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${name ? `event: ${name}\n` : ''}data: ${text}\n\n`;
}

const typed = (data: { type: string; [member: string]: unknown }) => event(data, data.type);

const CHUNK = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-test-1' };

export const chatChoice = (delta: object, finish: string | null = null, index = 0) =>
  event({ ...CHUNK, choices: [{ index, delta, finish_reason: finish }], usage: null });

export const CHAT_USAGE = event({
  ...CHUNK,
  choices: [],
  usage: {
    prompt_tokens: 100,
    completion_tokens: 20,
    total_tokens: 120,
    prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
    completion_tokens_details: { reasoning_tokens: 5 },
  },
});

export const DONE = event('[DONE]');

export const CHAT_STREAM = [
  chatChoice({ role: 'assistant', content: '' }),
  chatChoice({ content: 'Hel' }),
  chatChoice({ content: 'lo 😀' }),
  chatChoice({}, 'stop'),
  CHAT_USAGE,
  DONE,
];

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-test-1',
  content: [],
  stop_reason: null,
  stop_sequence: null,
};

export const MESSAGES_STREAM = [
  typed({
    type: 'message_start',
    message: {
      ...MESSAGE,
      usage: {
        input_tokens: 10,
        cache_creation_input_tokens: 30,
        cache_read_input_tokens: 60,
        cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
        output_tokens: 1,
      },
    },
  }),
  typed({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  typed({ type: 'ping' }),
  typed({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hel' } }),
  typed({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'lo 😀' } }),
  typed({ type: 'content_block_stop', index: 0 }),
  typed({
    type: 'message_delta',
    delta: { stop_reason: 'end_turn', stop_sequence: null },
    usage: { input_tokens: null, output_tokens: 20, output_tokens_details: { thinking_tokens: 5 } },
  }),
  typed({ type: 'message_stop' }),
];

const responsesUsage = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
  output_tokens: 20,
  output_tokens_details: { reasoning_tokens: 5 },
  total_tokens: 120,
};

export const RESPONSE = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'gpt-test-1',
  status: 'in_progress',
  error: null,
  incomplete_details: null,
  output: [],
  usage: null,
};

const MESSAGE_ITEM = { type: 'message', id: 'msg_1', role: 'assistant', status: 'in_progress', content: [] };
const at = { output_index: 0, content_index: 0, item_id: 'msg_1' };

export const COMPLETED_RESPONSE = {
  ...RESPONSE,
  status: 'completed',
  output: [
    {
      ...MESSAGE_ITEM,
      status: 'completed',
      content: [{ type: 'output_text', text: 'Hello 😀', annotations: [] }],
    },
  ],
  usage: responsesUsage,
};

export const RESPONSES_STREAM = [
  typed({ type: 'response.created', sequence_number: 0, response: RESPONSE }),
  typed({ type: 'response.output_item.added', sequence_number: 1, output_index: 0, item: MESSAGE_ITEM }),
  typed({
    type: 'response.content_part.added',
    sequence_number: 2,
    ...at,
    part: { type: 'output_text', text: '', annotations: [] },
  }),
  typed({ type: 'response.output_text.delta', sequence_number: 3, ...at, delta: 'Hel' }),
  typed({ type: 'response.output_text.delta', sequence_number: 4, ...at, delta: 'lo 😀' }),
  typed({ type: 'response.output_text.done', sequence_number: 5, ...at, text: 'Hello 😀' }),
  typed({ type: 'response.completed', sequence_number: 6, response: COMPLETED_RESPONSE }),
];

export type StreamProtocol = Exclude<BodyProtocol, 'embeddings'>;

export const STREAMS: Record<StreamProtocol, string[]> = {
  chat: CHAT_STREAM,
  messages: MESSAGES_STREAM,
  responses: RESPONSES_STREAM,
};

/** How many events of a stream come before its first content. */
export const BEFORE_CONTENT: Record<StreamProtocol, number> = { chat: 1, messages: 3, responses: 3 };

export const MESSAGES_REPLY = {
  ...MESSAGE,
  content: [{ type: 'text', text: 'Hello 😀' }],
  stop_reason: 'end_turn',
  usage: {
    input_tokens: 10,
    cache_creation_input_tokens: 30,
    cache_read_input_tokens: 60,
    cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
    output_tokens: 20,
    output_tokens_details: { thinking_tokens: 5 },
  },
};

export const CHAT_REPLY = {
  ...CHUNK,
  object: 'chat.completion',
  choices: [
    { index: 0, message: { role: 'assistant', content: 'Hello 😀', refusal: null }, finish_reason: 'stop' },
  ],
  usage: {
    prompt_tokens: 100,
    completion_tokens: 20,
    total_tokens: 120,
    prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
    completion_tokens_details: { reasoning_tokens: 5 },
  },
};

/** An error as each protocol tells it in a stream. */
export const ERRORS: Record<StreamProtocol, string> = {
  chat: event({ error: { message: 'Too busy.', type: 'server_error', code: 'rate_limit_exceeded' } }),
  messages: typed({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
  responses: typed({
    type: 'error',
    code: 'rate_limit_exceeded',
    message: 'Too busy.',
    param: null,
    sequence_number: 9,
  }),
};
