import { describe, expect, it } from 'vitest';
import { fromGeneric, toGeneric } from './generic.ts';

describe('toGeneric', () => {
  const request = { model: 'own', system: 'Be brief.', user: 'Hello' };

  it('sends the prompt, and more only where there is more', () => {
    expect(toGeneric(request)).toEqual({ model: 'own', system: 'Be brief.', prompt: 'Hello' });
    expect(toGeneric({ ...request, conversation: [] })).not.toHaveProperty('messages');
    expect(toGeneric({ ...request, maxOutputTokens: 0 })).toMatchObject({ maxTokens: 0 });
    const conversation = [{ role: 'assistant' as const, text: 'Hi' }];
    expect(toGeneric({ ...request, conversation })).toMatchObject({
      messages: [{ role: 'assistant', content: 'Hi' }],
    });
  });
});

describe('fromGeneric', () => {
  it.each(['text', 'output', 'content', 'response', 'completion'])('finds the text in %s', (field) => {
    expect(fromGeneric({ [field]: 'Hi' }, 'own')).toEqual({
      text: 'Hi',
      model: 'own',
      usage: { inputTokens: 0, outputTokens: 0 },
      finishReason: 'stop',
    });
  });

  it('takes the first field that holds a text', () => {
    expect(fromGeneric({ completion: 'last', output: 'second', text: '' }, 'own').text).toBe('second');
    expect(fromGeneric({ content: 7, response: 'Hi' }, 'own').text).toBe('Hi');
  });

  it.each([
    ['answered', { model: 'theirs' }, 'theirs'],
    ['asked', { model: '' }, 'own'],
    ['asked', { model: 7 }, 'own'],
    ['asked', { model: null }, 'own'],
  ])('names the model that %s: %j', (_who, more, model) => {
    expect(fromGeneric({ text: 'Hi', ...more }, 'own').model).toBe(model);
  });

  it.each([
    [
      { inputTokens: 3, outputTokens: 4 },
      { inputTokens: 3, outputTokens: 4 },
    ],
    [
      { input_tokens: 3, output_tokens: 4 },
      { inputTokens: 3, outputTokens: 4 },
    ],
    [
      { inputTokens: 3, input_tokens: 5, outputTokens: 4, output_tokens: 6 },
      { inputTokens: 3, outputTokens: 4 },
    ],
    ['many', { inputTokens: 0, outputTokens: 0 }],
    [null, { inputTokens: 0, outputTokens: 0 }],
  ])('reads the usage %j', (usage, read) => {
    expect(fromGeneric({ text: 'Hi', usage }, 'own').usage).toEqual(read);
  });

  it('reads a chat completion where there is no text of its own', () => {
    const body = { choices: [{ message: { content: 'Hi' }, finish_reason: 'length' }], model: 'theirs' };
    expect(fromGeneric(body, 'own')).toMatchObject({ text: 'Hi', model: 'theirs', finishReason: 'length' });
  });

  it.each([undefined, null, 'Hi', 7, [], {}, { text: '' }, { choices: [] }])(
    'finds no text in %j',
    (body) => {
      expect(() => fromGeneric(body, 'own')).toThrow(
        expect.objectContaining({ provider: 'custom', kind: 'malformed_reply' }),
      );
    },
  );
});
