import { describe, expect, it } from 'vitest';
import { costUsd } from '../prices.ts';
import { fromMessage } from './anthropic-protocol/reply.ts';
import { fromGeneric } from './custom/generic.ts';
import { fromChatCompletion } from './openai-protocol/reply.ts';

const chat = (message: unknown, rest: Record<string, unknown> = {}, finish_reason: unknown = 'stop') => ({
  choices: [{ message, finish_reason }],
  ...rest,
});

describe('fromChatCompletion', () => {
  const map = (body: unknown) => fromChatCompletion('openai', body, 'asked-for');

  it('names the model asked for and counts nothing where the reply says nothing', () => {
    expect(map(chat({ content: 'x' }))).toEqual({
      text: 'x',
      model: 'asked-for',
      usage: { inputTokens: 0, outputTokens: 0 },
      finishReason: 'stop',
    });
  });

  it('joins a list of text parts', () => {
    expect(
      map(
        chat({
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
          ],
        }),
      ).text,
    ).toBe('ab');
  });

  it('counts the thinking that is in the total only', () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 };
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({
      inputTokens: 10,
      outputTokens: 30,
      reasoningTokens: 25,
    });
  });

  it.each([
    [
      { cached_tokens: 8, cache_write_tokens: 2 },
      { cachedInputTokens: 8, cacheWriteTokens: 2 },
    ],
    [
      { cached_tokens: 8, cache_write_tokens: 9 },
      { cachedInputTokens: 8, cacheWriteTokens: 2 },
    ],
    [{ cache_write_tokens: 10 }, { cacheWriteTokens: 10 }],
    [{ cached_tokens: 0, cache_write_tokens: null }, {}],
    ['many', {}],
  ])('says what was written into the cache: %j', (details, classes) => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: details };
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({
      inputTokens: 10,
      outputTokens: 5,
      ...classes,
    });
  });

  it.each([
    [3, { reasoningTokens: 3 }],
    [7, { reasoningTokens: 5 }],
    [0, {}],
  ])('says how much nobody sees: %j', (count, classes) => {
    const details = { completion_tokens_details: { reasoning_tokens: count } };
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, ...details };
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({
      inputTokens: 10,
      outputTokens: 5,
      ...classes,
    });
  });

  it('reads the cache of DeepSeek', () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, prompt_cache_hit_tokens: 8 };
    expect(map(chat({ content: 'x' }, { usage })).usage).toMatchObject({ cachedInputTokens: 8 });
  });

  it('says what came from the cache', () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 8 } };
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({
      inputTokens: 10,
      outputTokens: 5,
      cachedInputTokens: 8,
    });
  });

  it('does not believe impossible counts', () => {
    const usage = { prompt_tokens: -4, completion_tokens: 'many', total_tokens: Number.NaN };
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({ inputTokens: 0, outputTokens: 0 });
  });

  it.each([3_000_000_000, 1e300, Number.POSITIVE_INFINITY])(
    'cuts %s tokens to a bound, and knows no price',
    (tokens) => {
      const usage = { prompt_tokens: tokens, completion_tokens: 5, total_tokens: tokens };
      const read = map(chat({ content: 'x' }, { usage })).usage;
      expect(read.inputTokens).toBeLessThan(2 ** 31 / 20);
      expect(read.inputTokens).toBeGreaterThan(10_000_000);
      expect(costUsd('openai', 'gpt-4o-mini', read)).toBeNull();
      expect(costUsd('openai', 'gpt-4o-mini', { inputTokens: 10_000_000, outputTokens: 5 })).not.toBeNull();
    },
  );

  it.each(['tool_calls', null, 7])('takes finish reason %s for another', (reason) => {
    expect(map(chat({ content: 'x' }, {}, reason)).finishReason).toBe(
      reason === undefined ? 'stop' : 'other',
    );
  });

  it('lets a filtered text through with its reason, but no refusal', () => {
    expect(map(chat({ content: 'part' }, {}, 'content_filter')).finishReason).toBe('content_filter');
    expect(() => map(chat({ content: null, refusal: 'I cannot' }))).toThrow(
      expect.objectContaining({ kind: 'content_filter' }),
    );
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { choices: [] },
    { choices: {} },
    { choices: [null] },
    { choices: [{}] },
    { choices: [{ message: 'text' }] },
    chat({}),
    chat({ content: null }),
    chat({ content: '' }),
    chat({ content: [] }),
    chat({ content: [{ type: 'image' }, 'text', null, { text: 7 }] }),
    chat({ content: 7 }),
    chat({ content: { text: 'x' } }),
    chat({ content: 7 }, {}, 'length'),
  ])('finds no text in %j', (body) => {
    expect(() => map(body)).toThrow(expect.objectContaining({ provider: 'openai', kind: 'malformed_reply' }));
  });

  it.each([null, undefined, ''])('takes a filtered reply with the text %j for a refusal', (content) => {
    expect(() => map(chat({ content }, {}, 'content_filter'))).toThrow(
      expect.objectContaining({ provider: 'openai', kind: 'content_filter' }),
    );
  });

  it.each([
    ['theirs', 'theirs'],
    ['', 'asked-for'],
    [7, 'asked-for'],
    [null, 'asked-for'],
  ])('takes %j for the model %s', (model, named) => {
    expect(map(chat({ content: 'x' }, { model })).model).toBe(named);
  });

  it('leaves out parts without text', () => {
    expect(map(chat({ content: ['a', { type: 'image' }, { text: 'b' }, null, { text: 'c' }] })).text).toBe(
      'bc',
    );
  });

  it('lets an empty reply through that a stop text ended before it began', () => {
    const ended = (body: unknown) => fromChatCompletion('openai', body, 'asked-for', true);
    expect(ended(chat({ content: '' }))).toMatchObject({ text: '', finishReason: 'stop' });
    for (const body of [chat({ content: 7 }), chat({ content: '' }, {}, 'tool_calls')])
      expect(() => ended(body)).toThrow(expect.objectContaining({ kind: 'malformed_reply' }));
  });

  it('lets a reply through that spent its limit on thinking', () => {
    expect(map(chat({ content: null }, {}, 'length')).text).toBe('');
    expect(map(chat({ content: '' }, {}, 'length'))).toMatchObject({ text: '', finishReason: 'length' });
  });
});

describe('fromMessage', () => {
  const map = (body: unknown) => fromMessage('anthropic', body, 'asked-for');
  const content = [{ type: 'text', text: 'a' }];

  it.each([
    undefined,
    null,
    'text',
    {},
    { content: 'text' },
    { content: [] },
    { content: [null, 'text', { type: 'thinking', text: 'hm' }, { type: 'text', text: 7 }] },
    { content: [{ type: 'text', text: '' }], stop_reason: 'end_turn' },
  ])('finds no text in %j', (body) => {
    expect(() => map(body)).toThrow(
      expect.objectContaining({ provider: 'anthropic', kind: 'malformed_reply' }),
    );
  });

  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'other'],
    [undefined, 'other'],
  ])('takes the stop reason %s for %s', (stop_reason, reason) => {
    expect(map({ content, stop_reason }).finishReason).toBe(reason);
  });

  it('takes a refusal for one, whatever it says', () => {
    expect(() => map({ content, stop_reason: 'refusal' })).toThrow(
      expect.objectContaining({ provider: 'anthropic', kind: 'content_filter' }),
    );
  });

  it('lets an empty reply through that spent its limit on thinking', () => {
    expect(map({ content: [], stop_reason: 'max_tokens' }).text).toBe('');
    expect(map({ content: [], stop_reason: 'stop_sequence' })).toMatchObject({
      text: '',
      finishReason: 'stop',
    });
  });

  it.each([
    ['theirs', 'theirs'],
    ['', 'asked-for'],
    [7, 'asked-for'],
  ])('takes %j for the model %s', (model, named) => {
    expect(map({ content, model }).model).toBe(named);
  });

  it('joins text blocks, leaves thinking out and counts the prompt cache', () => {
    const reply = map({
      content: [
        { type: 'thinking', thinking: 'hm' },
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
      stop_reason: 'end_turn',
      usage: {
        input_tokens: 1,
        cache_creation_input_tokens: 2,
        cache_read_input_tokens: 4,
        output_tokens: 8,
        output_tokens_details: { thinking_tokens: 5 },
      },
    });
    expect(reply).toEqual({
      text: 'ab',
      model: 'asked-for',
      usage: {
        inputTokens: 7,
        outputTokens: 8,
        cachedInputTokens: 4,
        cacheWriteTokens: 2,
        reasoningTokens: 5,
      },
      finishReason: 'stop',
    });
  });

  it('never takes a refusal for a reply', () => {
    const refusal = { content: [{ type: 'text', text: 'I cannot' }], stop_reason: 'refusal' };
    expect(() => map(refusal)).toThrow(expect.objectContaining({ kind: 'content_filter' }));
  });
});

describe('fromGeneric', () => {
  it.each(['text', 'output', 'content', 'response', 'completion'])('finds the text in %s', (field) => {
    expect(fromGeneric({ [field]: 'x' }, 'm')).toMatchObject({ text: 'x', model: 'm' });
  });

  it('finds the text in choices', () => {
    expect(fromGeneric(chat({ content: 'x' }, { model: 'own' }), 'm')).toMatchObject({
      text: 'x',
      model: 'own',
    });
  });

  it.each(['input_tokens', 'inputTokens'])('counts %s', (field) => {
    expect(fromGeneric({ text: 'x', usage: { [field]: 5 } }, 'm').usage.inputTokens).toBe(5);
  });

  it.each([[null], ['text'], [[]], [{}], [{ text: '' }], [{ text: 5 }]])('refuses %j', (body) => {
    expect(() => fromGeneric(body, 'm')).toThrow(expect.objectContaining({ kind: 'malformed_reply' }));
  });
});
