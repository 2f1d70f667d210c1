import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { writeDraft } from '../../session/drafts.ts';
import { draftNames, forgetDraftsOf, readSent, writeSent } from './sent-draft.ts';

const kept = new Map<string, string>();
beforeEach(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
    removeItem: (name: string) => kept.delete(name),
  }),
);
afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

const names = draftNames('organization', 'chat');

it('keeps a message on its way with its place in the chat', () => {
  expect(readSent(names.sent)).toBeNull();
  const sent = { content: '\n12\nlines ', before: 4 };
  writeSent(names.sent, sent);
  expect(readSent(names.sent)).toEqual(sent);
  writeSent(names.sent, null);
  expect(readSent(names.sent)).toBeNull();
  writeDraft(names.sent, 'nonsense');
  expect(readSent(names.sent)).toBeNull();
});

it('leaves nothing of a chat that was deleted', () => {
  writeSent(names.sent, { content: 'One', before: 0 });
  writeDraft(names.text, 'Two');
  writeDraft(draftNames('organization', 'other').text, 'Three');
  forgetDraftsOf('organization', 'chat');
  expect([...kept.values()]).toEqual(['Three']);
});
