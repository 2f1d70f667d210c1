const MEBIBYTE = 1024 * 1024;

/** What a vendor says in the place of a small reply; `sse` is a stream. */
export interface HostileReply {
  sse: boolean;
  bytes: Buffer;
}

const fill = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));
const whole = (said: string): HostileReply => ({
  sse: false,
  bytes: Buffer.from(
    `{"id":"c","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":${said}},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}`,
  ),
});
const stream = (line: string): HostileReply => ({
  sse: true,
  bytes: Buffer.from(
    `${line}\n\ndata: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
  ),
});
const line = (said: string): HostileReply =>
  stream(`data: {"choices":[{"index":0,"delta":{"content":${said}}}]}`);
const message = (said: string): HostileReply => ({
  sse: false,
  bytes: Buffer.from(
    `{"id":"m","type":"message","role":"assistant","model":"m","content":[${said}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}`,
  ),
});
const events = (event: string): HostileReply => ({
  sse: true,
  bytes: Buffer.from(
    `data: {"type":"message_start","message":{"model":"m","usage":{"input_tokens":1}}}\n\n${event}data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}\n\ndata: {"type":"message_stop"}\n\n`,
  ),
});
const delta = (said: string) =>
  `data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":${said}}}\n\n`;

const [LARGE, LINE] = [32 * MEBIBYTE, 15 * MEBIBYTE];

/** The replies of a hostile vendor by the model that is asked. Made when they are asked for. */
export const HOSTILE_REPLIES: Record<string, () => HostileReply> = {
  'whole-text': () => whole(`"${fill('It is here. ', LARGE)}"`),
  'whole-quotes': () => whole(`"${fill('\\"', LARGE)}"`),
  'whole-lists': () => whole(`[${fill('[],', LARGE)}[]]`),
  'whole-choices': () => ({
    sse: false,
    bytes: Buffer.from(`{"choices":[${fill('{"finish_reason":"a"},', LARGE)}{}]}`),
  }),
  'whole-error': () => ({
    sse: false,
    bytes: Buffer.from(`{"error":{"message":"a","x":[${fill('[],', LARGE)}[]]}}`),
  }),
  'whole-message': () => message(`{"type":"text","text":"${fill('It is here. ', LARGE)}"}`),
  'whole-blocks': () => message(`${fill('{"type":"text","text":"a"},', 2 * MEBIBYTE)}{}`),
  'line-text': () => line(`"${fill('It is here. ', LINE)}"`),
  'line-quotes': () => line(`"${fill('\\"', LINE)}"`),
  'line-lists': () => line(`[${fill('[],', LINE)}[]]`),
  'line-too-large': () => line(`"${fill('It is here. ', LARGE)}"`),
  'line-without-end': () => ({ sse: true, bytes: Buffer.from(`data: ${fill('It is here. ', LARGE)}`) }),
  'many-lines': () => stream(fill('data:\n', LINE)),
  'many-comments': () => stream(fill(':\n\n', LARGE)),
  'many-events': () => stream(fill('data: {"choices":[{"index":0,"delta":{"content":"a"}}]}\n\n', LARGE)),
  'delta-text': () => events(delta(`"${fill('It is here. ', LINE)}"`)),
  'many-deltas': () => events(fill(delta('"a"'), LARGE / 4)),
};
