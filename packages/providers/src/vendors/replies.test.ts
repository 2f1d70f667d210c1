import { describe, expect, it } from 'vitest';
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
    expect(map(chat({ content: 'x' }, { usage })).usage).toEqual({ inputTokens: 10, outputTokens: 30 });
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

  it('lets a reply through that spent its limit on thinking', () => {
    expect(map(chat({ content: '' }, {}, 'length'))).toMatchObject({ text: '', finishReason: 'length' });
  });
});

describe('fromMessage', () => {
  const map = (body: unknown) => fromMessage('anthropic', body, 'asked-for');

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
      },
    });
    expect(reply).toEqual({
      text: 'ab',
      model: 'asked-for',
      usage: { inputTokens: 7, outputTokens: 8, cachedInputTokens: 4 },
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
