import { event } from '../../relay/testing/wire.ts';

/** An event of Anthropic's. */
const typed = (data: { type: string; [member: string]: unknown }) => event(data, data.type);

const USAGE = {
  input_tokens: 10,
  cache_creation_input_tokens: 30,
  cache_read_input_tokens: 60,
  output_tokens: 1,
};

export const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-test-1',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: USAGE,
};

export const START = typed({ type: 'message_start', message: MESSAGE });
export const STOP = typed({ type: 'message_stop' });

/** The end of a stream, for a reason. */
export const finished = (stop_reason: string, more: object = {}) =>
  typed({
    type: 'message_delta',
    delta: { stop_reason, stop_sequence: null, ...more },
    usage: { output_tokens: 20, output_tokens_details: { thinking_tokens: 5 } },
  });

/** The events of a block: its start, its deltas, its stop. */
export const blockEvents = (index: number, block: object, ...deltas: object[]): string =>
  [
    typed({ type: 'content_block_start', index, content_block: block }),
    ...deltas.map((delta) => typed({ type: 'content_block_delta', index, delta })),
    typed({ type: 'content_block_stop', index }),
  ].join('');

/** What chat completions tell of that usage. */
export const CHAT_USAGE = {
  prompt_tokens: 100,
  completion_tokens: 20,
  total_tokens: 120,
  prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 30 },
  completion_tokens_details: { reasoning_tokens: 5 },
};
