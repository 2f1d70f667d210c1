import type { PromptMessage } from '@prompt-refinery/client';
import { expect, it } from 'vitest';
import { asType, NOTHING_WRITTEN, newRow, parseWriting, textBody, writingOf } from './writing.ts';

const CHAT: PromptMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { placeholder: 'history' },
  { role: 'user', content: '{{question}}' },
];

it('sends a prompt as it was read', () => {
  expect(textBody(writingOf(CHAT))).toEqual({ messages: CHAT });
  expect(textBody(writingOf([{ role: 'user', content: 'Hi' }]))).toEqual({ content: 'Hi' });
  // A single message of the system is a chat: as a text it would be one of the user.
  const system: PromptMessage[] = [{ role: 'system', content: 'Hi' }];
  expect(textBody(writingOf(system))).toEqual({ messages: system });
});

it('keeps what was written as the other type', () => {
  const text = { ...NOTHING_WRITTEN, text: 'Hi' };
  const chat = asType(text, 'chat');
  expect(textBody(chat)).toEqual({ messages: [{ role: 'user', content: 'Hi' }] });
  expect(textBody(asType(chat, 'text'))).toEqual({ content: 'Hi' });
  expect(asType(writingOf(CHAT), 'chat')).toEqual(writingOf(CHAT));
});

it('tells rows apart', () => {
  const { rows } = writingOf(CHAT);
  expect(newRow(rows.slice(1)).key).toBe(3);
  expect(newRow([]).key).toBe(0);
});

it('reads its own drafts only', () => {
  const writing = writingOf(CHAT);
  expect(parseWriting(JSON.parse(JSON.stringify(writing)))).toEqual(writing);
  const wrong = [null, 7, {}, { ...writing, rows: [{ key: 1 }] }, { ...writing, type: 'x' }];
  expect(wrong.map(parseWriting)).toEqual([null, null, null, null, null]);
});
