import Anthropic from '@anthropic-ai/sdk';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from './testing/gateway.ts';
import { beginStream, json, pausedStream, startStubVendor, stream } from './testing/stub-vendor.ts';
import {
  BEFORE_CONTENT,
  CHAT_REPLY,
  CHAT_STREAM,
  COMPLETED_RESPONSE,
  chatChoice,
  DONE,
  ERRORS,
  event,
  MESSAGES_REPLY,
  MESSAGES_STREAM,
  RESPONSES_STREAM,
  STREAMS,
} from './testing/wire.ts';

const vendor = fixture(() => startStubVendor());
let gateway: Gateway;
let openai: OpenAI;
let anthropic: Anthropic;
beforeAll(async () => {
  gateway = await startGateway(vendor.url);
  openai = new OpenAI({ apiKey: 'k', baseURL: `${gateway.url}/v1`, maxRetries: 0 });
  anthropic = new Anthropic({ apiKey: 'k', baseURL: gateway.url, maxRetries: 0 });
});
afterAll(async () => {
  await gateway.close();
});
beforeEach(() => {
  gateway.outcomes.length = 0;
});

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const outcome = () => waitFor(() => gateway.outcomes.at(-1));
const sent = () => JSON.parse(vendor.received.at(-1)?.body.toString() ?? '');

const TOOL = {
  type: 'function' as const,
  function: { name: 'f', parameters: { type: 'object', properties: { file_id: { type: 'string' } } } },
};
const IMAGE = 'data:image/png;base64,iVBORw0KGgo=';

/** What each SDK is asked for; the reply depends on the vendor alone. */
const ask = {
  chat: () =>
    openai.chat.completions.create({
      model: 'm',
      stream: true,
      tools: [TOOL],
      messages: [
        { role: 'system', content: 'Be brief. 😀' },
        { role: 'user', content: [{ type: 'image_url', image_url: { url: IMAGE } }] },
      ],
    }),
  messages: async () =>
    anthropic.messages.create({
      model: 'm',
      max_tokens: 9,
      stream: true,
      messages: [{ role: 'user', content: 'Hi' }],
    }),
  responses: () =>
    openai.responses.create({ model: 'm', stream: true, instructions: 'Be brief.', input: 'Hi' }),
};

describe('the SDK of OpenAI, chat completions', () => {
  it('gets a text', async () => {
    vendor.respondWith(json(CHAT_REPLY));
    const reply = await openai.chat.completions.create({
      model: 'm',
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(reply.choices[0]?.message.content).toBe('Hello 😀');
    expect(sent()).toEqual({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
    expect((await outcome()).usage?.cachedInputTokens).toBe(60);
  });

  it('gets a stream, and no usage that it did not ask for', async () => {
    vendor.respondWith(stream(...CHAT_STREAM));
    const chunks = await gather(await ask.chat());
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Hello 😀');
    expect(chunks.some(({ usage }) => usage)).toBe(false);
    expect(sent()).toMatchObject({ stream_options: { include_usage: true }, tools: [TOOL] });
    expect(await outcome()).toMatchObject({ status: 'completed', usage: { inputTokens: 100 } });
  });

  it('gets the usage that it asked for', async () => {
    vendor.respondWith(stream(...CHAT_STREAM));
    const chunks = await gather(
      await openai.chat.completions.create({
        model: 'm',
        stream: true,
        stream_options: { include_usage: true },
        messages: [],
      }),
    );
    expect(chunks.at(-1)?.usage?.total_tokens).toBe(120);
  });

  it('gets calls of tools', async () => {
    const call = (args: string, more: object = {}) =>
      chatChoice({ tool_calls: [{ index: 0, ...more, function: { arguments: args, ...more } }] });
    vendor.respondWith(
      stream(
        call('', { id: 'call_1', type: 'function', name: 'f' }),
        call('{"a":'),
        call('1}'),
        chatChoice({}, 'tool_calls'),
        DONE,
      ),
    );
    const chunks = await gather(await ask.chat());
    const args = chunks.map(({ choices }) => choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '');
    expect(args.join('')).toBe('{"a":1}');
    expect(await outcome()).toMatchObject({ status: 'completed', finishReason: 'tool_calls', usage: null });
  });
});

describe('the SDK of OpenAI, responses', () => {
  it('gets a text', async () => {
    vendor.respondWith(json(COMPLETED_RESPONSE));
    const reply = await openai.responses.create({ model: 'm', input: 'Hi' });
    expect(reply.output_text).toBe('Hello 😀');
  });

  it('gets a stream', async () => {
    vendor.respondWith(stream(...RESPONSES_STREAM));
    const events = await gather(await ask.responses());
    expect(
      events.map((item) => (item.type === 'response.output_text.delta' ? item.delta : '')).join(''),
    ).toBe('Hello 😀');
    expect(events.at(-1)?.type).toBe('response.completed');
    expect((await outcome()).status).toBe('completed');
  });

  it('gets a reply that its limit has cut', async () => {
    const response = {
      ...COMPLETED_RESPONSE,
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
    };
    const last = event({ type: 'response.incomplete', sequence_number: 6, response }, 'response.incomplete');
    vendor.respondWith(stream(...RESPONSES_STREAM.slice(0, -1), last));
    const events = await gather(await ask.responses());
    expect(events.at(-1)?.type).toBe('response.incomplete');
    expect(await outcome()).toMatchObject({ status: 'completed', finishReason: 'max_output_tokens' });
  });
});

describe('the SDK of Anthropic', () => {
  it('gets a text', async () => {
    vendor.respondWith(json(MESSAGES_REPLY));
    const reply = await anthropic.messages.create({
      model: 'm',
      max_tokens: 9,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(reply.content[0]).toMatchObject({ text: 'Hello 😀' });
    expect((await outcome()).usage).toMatchObject({ inputTokens: 100, longCacheWriteTokens: 20 });
  });

  it('gets a stream, and the whole message of it', async () => {
    vendor.respondWith(stream(...MESSAGES_STREAM));
    const messages = anthropic.messages.stream({
      model: 'm',
      max_tokens: 9,
      messages: [{ role: 'user', content: 'Hi' }],
    });
    expect(await messages.finalText()).toBe('Hello 😀');
    expect((await outcome()).status).toBe('completed');
  });

  it('gets thoughts and calls of tools', async () => {
    const blocks = [
      [
        { type: 'thinking', thinking: '', signature: '' },
        { type: 'thinking_delta', thinking: 'Hm' },
      ],
      [
        { type: 'tool_use', id: 't', name: 'f', input: {} },
        { type: 'input_json_delta', partial_json: '{"a":1}' },
      ],
    ] as const;
    const [start = ''] = MESSAGES_STREAM;
    const typed = (data: { type: string }) => event(data, data.type);
    const middle = blocks.flatMap(([block, delta], index) => [
      event({ type: 'content_block_start', index, content_block: block }, 'content_block_start'),
      event({ type: 'content_block_delta', index, delta }, 'content_block_delta'),
      event({ type: 'content_block_stop', index }, 'content_block_stop'),
    ]);
    vendor.respondWith(stream(start, ...middle, ...MESSAGES_STREAM.slice(-2), typed({ type: 'ping' })));
    const message = await anthropic.messages
      .stream({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: 'Hi' }] })
      .finalMessage();
    expect(message.content).toMatchObject([{ thinking: 'Hm' }, { input: { a: 1 } }]);
  });
});

describe.each(['chat', 'messages', 'responses'] as const)('an SDK that reads %s', (protocol) => {
  const events = STREAMS[protocol];
  const begun = events.slice(0, BEFORE_CONTENT[protocol] + 1).join('');

  it('throws where the vendor ends quietly before the end', async () => {
    // The mark behind a chat says nothing.
    const missing = protocol === 'chat' ? -3 : -1;
    vendor.respondWith(stream(...events.slice(0, missing)));
    const items = await ask[protocol]();
    await expect(gather<unknown>(items)).rejects.toThrow('ended its reply before it was complete');
    expect((await outcome()).status).toBe('truncated');
  });

  it('throws where the connection is cut', async () => {
    const { respond, resume } = pausedStream(`${begun}data: {"`, (response) => response.destroy());
    vendor.respondWith(respond);
    const items = await ask[protocol]();
    resume();
    await expect(gather<unknown>(items)).rejects.toThrow('ended its reply before it was complete');
    expect((await outcome()).status).toBe('truncated');
  });

  it("throws the vendor's own error where that comes in the middle", async () => {
    const { respond, resume } = pausedStream(begun, (response) => response.end(ERRORS[protocol]));
    vendor.respondWith(respond);
    const items = await ask[protocol]();
    resume();
    await expect(gather<unknown>(items)).rejects.toThrow(/busy|Overloaded/i);
    expect((await outcome()).status).toBe('failed');
  });

  it('throws what the vendor refused', async () => {
    vendor.respondWith(json({ error: { message: 'No such x.', code: 'bad_x', param: 'x' } }, 400));
    await expect(ask[protocol]()).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('No such x.'),
    });
  });

  it('ends the call where it stops reading', async () => {
    let isOver = false;
    vendor.respondWith((response) => {
      beginStream(response);
      response.write(begun);
      response.once('close', () => {
        isOver = true;
      });
    });
    for await (const _ of await ask[protocol]()) break;
    expect((await outcome()).status).toBe('cancelled');
    await waitFor(() => isOver);
  });
});
