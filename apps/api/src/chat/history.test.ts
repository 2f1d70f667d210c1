import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, expect, it } from 'vitest';
import { openChatApp } from './testing/chat-app.ts';

const test = fixture(openChatApp);
let member: Member;
beforeAll(async () => {
  member = await test.newMember();
});

/** About 3,500 tokens, and so 5,250 at most. */
const LONG = 'a word '.repeat(1_750);
const reply = (content: string) =>
  json({ model: 'm', choices: [{ message: { content }, finish_reason: 'stop' }] });
/** What was sent in one call, as the vendor's cache sees it. */
const sent = (index: number): { role: string; content: string }[] =>
  JSON.parse(String(test.vendor.received.at(index)?.body)).messages;

it('a long conversation loses its oldest turns in one block, and its beginning stays the same in between', async () => {
  test.vendor.respondWith(reply('ok'));
  // Nobody knows its context: 32,768 tokens.
  const id = await test.createSession(member, { model: 'groq/nobody-knows-it', systemPrompt: 'Be brief.' });
  const dropped: number[] = [];
  for (let turn = 1; turn <= 10; turn += 1)
    dropped.push((await test.say(member, id, `${turn} ${LONG}`)).json().droppedMessages);
  const changes = dropped.filter((count, index) => count !== (dropped[index - 1] ?? 0));
  expect(changes.length).toBeGreaterThan(1);
  expect(changes.every((count) => count % 2 === 0)).toBe(true);
  for (const [index, count] of dropped.entries()) {
    const messages = sent(index);
    expect(messages[0]).toEqual({ role: 'system', content: 'Be brief.' });
    expect(messages).toHaveLength(1 + 2 * index - count + 1);
    if (index === 0 || count !== dropped[index - 1]) continue;
    // All that was sent before comes first again, byte for byte.
    const before = sent(index - 1);
    expect(messages.slice(0, before.length)).toEqual(before);
  }
  const chat = await test.read(member, id);
  expect(chat).toMatchObject({ messageCount: 20, droppedMessages: dropped.at(-1) });
});

it('where several models may answer, the smallest context counts', async () => {
  // Gemini and OpenRouter have room for a million and for 32,768.
  test.vendor.respondWith(reply('ok'));
  test.vendor.received.length = 0;
  const id = await test.createSession(member, { model: 'gemini/gemini-2.5-flash' });
  for (let turn = 0; turn < 9; turn += 1) await test.say(member, id, LONG);
  expect(sent(-1)).toHaveLength(17);
  const url = `/api/chat/sessions/${id}`;
  await test.put(member, url, { model: 'groq/nobody-knows-it' });
  expect((await test.say(member, id, LONG)).json().droppedMessages).toBeGreaterThan(10);
});
