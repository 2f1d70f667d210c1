import { describe, expect, it } from 'vitest';
import { type Message, singleTurn } from '../../messages.ts';
import { fromGeneric, toGeneric } from './generic.ts';

describe('toGeneric', () => {
  const messages = singleTurn('Be brief.', 'Hello');
  const request = { model: 'own', messages };

  it('sends the prompt, and more only where there is more', () => {
    expect(toGeneric(request)).toEqual({ model: 'own', system: 'Be brief.', prompt: 'Hello' });
    expect(toGeneric({ ...request, maxOutputTokens: 0 })).toMatchObject({ maxTokens: 0 });
    const longer = [...messages, { role: 'assistant', text: 'Hi' } as const];
    expect(toGeneric({ ...request, messages: longer })).toEqual({
      model: 'own',
      system: 'Be brief.',
      prompt: 'Hello',
      messages: [{ role: 'assistant', content: 'Hi' }],
    });
  });

  it('has no prompt where the assistant speaks first, and one where there is a system prompt alone', () => {
    const greeting: Message = { role: 'assistant', text: 'Hi' };
    expect(toGeneric({ model: 'own', messages: [greeting] })).toEqual({
      model: 'own',
      system: '',
      prompt: '',
      messages: [{ role: 'assistant', content: 'Hi' }],
    });
    const system: Message = { role: 'system', text: 'Tell a joke.' };
    expect(toGeneric({ model: 'own', messages: [system] })).toEqual({
      model: 'own',
      system: '',
      prompt: 'Tell a joke.',
    });
  });

  it('names parameters as we do, and sends those alone that are asked for', () => {
    const parameters = { temperature: 0, topP: 0.5, stop: ['END'], seed: 0 };
    expect(toGeneric({ ...request, ...parameters })).toEqual({ ...toGeneric(request), ...parameters });
    expect(toGeneric({ ...request, stop: [] })).toEqual(toGeneric(request));
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
