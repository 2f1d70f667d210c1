import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginStream, json, pausedStream, startStubVendor, stream } from '../relay/testing/stub-vendor.ts';
import { ERRORS, MESSAGES_REPLY, MESSAGES_STREAM } from '../relay/testing/wire.ts';
import { blockEvents, CHAT_USAGE, finished, MESSAGE, START, STOP } from './testing/messages-wire.ts';
import { startTranslatingGateway, type TranslatingGateway } from './testing/translating-gateway.ts';

const vendor = fixture(() => startStubVendor());
let gateway: TranslatingGateway;
let openai: OpenAI;
beforeAll(async () => {
  gateway = await startTranslatingGateway(vendor.url);
  openai = new OpenAI({ apiKey: 'k', baseURL: `${gateway.url}/v1`, maxRetries: 0 });
});
afterAll(async () => {
  await gateway.close();
});
beforeEach(() => {
  gateway.outcomes.length = 0;
});

type Message = OpenAI.Chat.ChatCompletionMessageParam;

const HI: Message = { role: 'user', content: 'Hi' };
const TOOL = { type: 'function' as const, function: { name: 'f', parameters: { type: 'object' } } };
const TOOL_USE = { type: 'tool_use', name: 'f' };

const ask = (...messages: Message[]) =>
  openai.chat.completions.create({
    model: 'm',
    messages: messages.length > 0 ? messages : [HI],
    tools: [TOOL],
  });
const askStream = (include_usage = false) =>
  openai.chat.completions.create({
    model: 'm',
    messages: [HI],
    stream: true,
    ...(include_usage ? { stream_options: { include_usage } } : {}),
  });
/** A stream whose chunks the SDK puts together. */
const runStream = () => openai.chat.completions.stream({ model: 'm', messages: [HI] });

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const outcome = () => waitFor(() => gateway.outcomes.at(-1));
const sent = () => JSON.parse(vendor.received.at(-1)?.body.toString() ?? '');

describe('a whole reply', () => {
  it('is a chat completion', async () => {
    vendor.respondWith(json(MESSAGES_REPLY));
    expect(await ask()).toEqual({
      id: 'msg_1',
      object: 'chat.completion',
      created: 1,
      model: 'claude-test-1',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hello 😀', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: CHAT_USAGE,
    });
    expect(await outcome()).toMatchObject({ status: 'completed', usage: { inputTokens: 100 } });
  });

  it('has calls of tools, whose results go back', async () => {
    const input = '{"n":12345678901234567890, "s":"\\u00e9"}';
    const content = `[{"type":"text","text":"So"},{"type":"tool_use","id":"t1","name":"f","input":${input}},{"type":"tool_use","id":"t2","name":"f","input":{}}]`;
    vendor.respondWith(
      json(
        JSON.stringify({ ...MESSAGE, stop_reason: 'tool_use' }).replace(
          '"content":[]',
          `"content":${content}`,
        ),
      ),
    );
    const { message, finish_reason } = (await ask()).choices[0] ?? expect.unreachable();
    expect(finish_reason).toBe('tool_calls');
    expect(message.tool_calls).toEqual([
      { id: 't1', type: 'function', function: { name: 'f', arguments: input } },
      { id: 't2', type: 'function', function: { name: 'f', arguments: '{}' } },
    ]);
    const result = (tool_call_id: string): Message => ({ role: 'tool', tool_call_id, content: 'ok' });
    await ask(HI, message, result('t1'), result('t2'));
    expect(vendor.received.at(-1)?.body.toString()).toContain(`"input":${input}`);
    expect(sent().messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', content: [{ text: 'So' }, { ...TOOL_USE, id: 't1' }, { ...TOOL_USE, id: 't2' }] },
      { role: 'user', content: [{ tool_use_id: 't1' }, { tool_use_id: 't2' }] },
    ]);
  });

  it('has thoughts, which go back as they came', async () => {
    const thoughts = [
      { type: 'thinking', thinking: 'Hm', signature: 's1' },
      { type: 'redacted_thinking', data: 'd1' },
    ];
    const content = [...thoughts, { type: 'text', text: 'Yes' }];
    vendor.respondWith(json({ ...MESSAGE, content, stop_reason: 'end_turn' }));
    const { message } = (await ask()).choices[0] ?? expect.unreachable();
    expect(message).toMatchObject({ content: 'Yes', reasoning_content: 'Hm', thinking_blocks: thoughts });
    await ask(HI, message, HI);
    expect(sent().messages[1]).toEqual({ role: 'assistant', content });
  });

  it.each([
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['stop_sequence', 'stop'],
    ['refusal', 'content_filter'],
    ['unheard_of', 'stop'],
  ])('that ends with %s ends with %s', async (stop_reason, finish_reason) => {
    const stop_details = { type: 'refusal', category: null, explanation: 'Not this.' };
    vendor.respondWith(json({ ...MESSAGE, stop_reason, stop_details }));
    expect((await ask()).choices[0]).toMatchObject({
      finish_reason,
      message: { content: null, refusal: 'Not this.' },
    });
  });

  it('answers images that Anthropic has seen', async () => {
    vendor.respondWith(json(MESSAGES_REPLY));
    await ask({
      role: 'user',
      content: [
        { type: 'text', text: 'What is it?' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
      ],
    });
    expect(sent().messages[0].content[1].source).toEqual({
      type: 'base64',
      media_type: 'image/png',
      data: 'iVBORw0KGgo=',
    });
  });
});

describe('a stream', () => {
  it('is one of chunks', async () => {
    vendor.respondWith(stream(...MESSAGES_STREAM));
    const chunks = await gather(await askStream());
    const head = { id: 'msg_1', object: 'chat.completion.chunk', created: 1, model: 'claude-test-1' };
    const chunk = (delta: object, finish_reason: string | null = null) => ({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    });
    expect(chunks).toEqual([
      chunk({ role: 'assistant', content: '', refusal: null }),
      chunk({ content: 'Hel' }),
      chunk({ content: 'lo 😀' }),
      chunk({}, 'stop'),
    ]);
    expect(await outcome()).toMatchObject({
      status: 'completed',
      usage: { inputTokens: 100, outputTokens: 20 },
    });
  });

  it('tells its usage to those who ask', async () => {
    vendor.respondWith(stream(...MESSAGES_STREAM));
    const chunks = await gather(await askStream(true));
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: CHAT_USAGE });
    expect(chunks.slice(0, -1).map(({ usage }) => usage)).toEqual([null, null, null, null]);
  });

  it('has calls of tools at once, by their index', async () => {
    const piece = (partial_json: string) => ({ type: 'input_json_delta', partial_json });
    vendor.respondWith(
      stream(
        START,
        blockEvents(0, { type: 'text', text: '' }, { type: 'text_delta', text: 'So' }),
        blockEvents(
          1,
          { ...TOOL_USE, id: 't1', input: {} },
          piece(''),
          piece('{"n":1234567890'),
          piece('1234567890}'),
        ),
        blockEvents(2, { ...TOOL_USE, id: 't2', input: {} }),
        // Endpoints like Anthropic's may send the input whole.
        blockEvents(3, { ...TOOL_USE, id: 't3', input: { a: [1] } }),
        finished('tool_use'),
        STOP,
      ),
    );
    const message = await runStream().finalMessage();
    expect(message.content).toBe('So');
    expect(
      message.tool_calls?.map((call) => call.type === 'function' && [call.id, call.function.arguments]),
    ).toEqual([
      ['t1', '{"n":12345678901234567890}'],
      ['t2', '{}'],
      ['t3', '{"a":[1]}'],
    ]);
  });

  it('has thoughts, which the SDK keeps such that they can go back', async () => {
    const thought = (thinking: string, signature: string) => [
      { type: 'thinking', thinking: '', signature: '' },
      { type: 'thinking_delta', thinking },
      { type: 'thinking_delta', thinking: '!' },
      { type: 'signature_delta', signature },
    ];
    const [first = {}, ...firstDeltas] = thought('One', 's1');
    const [second = {}, ...secondDeltas] = thought('Two', 's2');
    vendor.respondWith(
      stream(
        START,
        blockEvents(0, first, ...firstDeltas),
        blockEvents(1, { type: 'redacted_thinking', data: 'd1' }),
        blockEvents(2, second, ...secondDeltas),
        blockEvents(3, { type: 'text', text: '' }, { type: 'text_delta', text: 'Yes' }),
        finished('end_turn'),
        STOP,
      ),
    );
    const running = runStream();
    let thoughts = '';
    running.on('chunk', ({ choices }) => {
      const delta: object = choices[0]?.delta ?? {};
      if ('reasoning_content' in delta) thoughts += delta.reasoning_content;
    });
    const message = await running.finalMessage();
    expect(thoughts).toBe('One!Two!');
    vendor.respondWith(json(MESSAGES_REPLY));
    await ask(HI, message, HI);
    expect(sent().messages[1].content).toEqual([
      { type: 'thinking', thinking: 'One!', signature: 's1' },
      { type: 'redacted_thinking', data: 'd1' },
      { type: 'thinking', thinking: 'Two!', signature: 's2' },
      { type: 'text', text: 'Yes' },
    ]);
  });

  it('that is refused says so', async () => {
    vendor.respondWith(
      stream(START, finished('refusal', { stop_details: { explanation: 'Not this.' } }), STOP),
    );
    const last = (await gather(await askStream())).at(-1);
    expect(last?.choices[0]).toMatchObject({
      delta: { refusal: 'Not this.' },
      finish_reason: 'content_filter',
    });
  });

  it('throws where the vendor ends quietly before the end', async () => {
    vendor.respondWith(stream(...MESSAGES_STREAM.slice(0, -1)));
    await expect(gather(await askStream())).rejects.toThrow('ended its reply before it was complete');
    expect((await outcome()).status).toBe('truncated');
  });

  it('throws where the connection is cut', async () => {
    const begun = MESSAGES_STREAM.slice(0, 4).join('');
    const { respond, resume } = pausedStream(`${begun}data: {"`, (response) => response.destroy());
    vendor.respondWith(respond);
    const items = await askStream();
    resume();
    await expect(gather(items)).rejects.toMatchObject({ code: 'stream_truncated' });
    expect((await outcome()).status).toBe('truncated');
  });

  it("throws the vendor's own error where that comes in the middle", async () => {
    const begun = MESSAGES_STREAM.slice(0, 4).join('');
    const { respond, resume } = pausedStream(begun, (response) => response.end(ERRORS.messages));
    vendor.respondWith(respond);
    const items = await askStream();
    resume();
    await expect(gather(items)).rejects.toMatchObject({ type: 'server_error', code: 'overloaded' });
    expect((await outcome()).status).toBe('failed');
  });

  it('throws where a call cannot be understood', async () => {
    const twice = '{"type":"tool_use","id":"t","name":"f","input":{"a":1},"input":{"b":1}}';
    const started = `data: {"type":"content_block_start","index":0,"content_block":${twice}}\n\n`;
    vendor.respondWith(stream(START, started, finished('tool_use'), STOP));
    await expect(gather(await askStream())).rejects.toMatchObject({ code: 'malformed_reply' });
  });

  it('shows that its connection lives', async () => {
    vendor.respondWith(stream(...MESSAGES_STREAM));
    const body = JSON.stringify({ model: 'm', messages: [HI], stream: true });
    const reply = await fetch(`${gateway.url}/v1/chat/completions`, { method: 'POST', body });
    expect(reply.headers.get('content-type')).toContain('text/event-stream');
    const text = await reply.text();
    expect(text).toContain(': ping\n\n');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('ends the call where its reader stops', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(MESSAGES_STREAM.slice(0, 4).join(''));
      response.once('close', () => {
        isOver = true;
      });
    });
    for await (const _ of await askStream()) break;
    expect((await outcome()).status).toBe('cancelled');
    await waitFor(() => isOver);
  });
});

describe('a refusal', () => {
  it('of ours names the field, and nothing is sent', async () => {
    const before = vendor.received.length;
    const asked = openai.chat.completions.create({ model: 'm', messages: [HI], seed: 7 });
    await expect(asked).rejects.toMatchObject({ status: 400, code: 'unsupported_parameter', param: 'seed' });
    expect(vendor.received.length).toBe(before);
  });

  it.each([
    [400, 'invalid_request_error', 400, null],
    [401, 'authentication_error', 401, 'invalid_api_key'],
    [404, 'not_found_error', 404, 'model_not_found'],
    [429, 'rate_limit_error', 429, 'rate_limit_exceeded'],
    [529, 'overloaded_error', 503, 'overloaded'],
    [418, 'unheard_of', 418, null],
  ])("of Anthropic's, %s %s, is %s %s", async (status, type, told, code) => {
    vendor.respondWith(json({ type: 'error', error: { type, message: 'No.' } }, status));
    await expect(ask()).rejects.toMatchObject({ status: told, code, error: { message: 'No.' } });
  });
});

it('a whole reply that is no message fails before anything is told', async () => {
  vendor.respondWith(json({ ...MESSAGE, content: 'x' }));
  await expect(ask()).rejects.toThrow();
  expect(gateway.outcomes).toEqual([]);
});
