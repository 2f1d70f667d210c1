import { expect, it } from 'vitest';
import { shortInput } from './short-input.ts';

const messages = (many: number) => `${many} messages`;

it('names the values of an input', () => {
  const chat = [{ role: 'user' as const, content: 'Hi' }];
  expect(shortInput({ question: 'How long?', count: 3, polite: false, chat }, messages)).toBe(
    'question: How long? · count: 3 · polite: false · chat: 1 messages',
  );
  expect(shortInput({}, messages)).toBe('');
});

it('is short, however much there is', () => {
  const input = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`v${at}`, 'x'.repeat(100_000)]));
  expect(shortInput(input, messages).length).toBe(160);
});
