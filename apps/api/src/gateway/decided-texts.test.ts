import { hash } from 'node:crypto';
import type { DecideTextBody, RefinedTextReply } from '@refinery/contracts/refined-texts.ts';
import { updateGateway } from '@refinery/domain/gateway/update-gateway.ts';
import { decideRefinedText } from '@refinery/domain/refined-texts/decide-refined-text.ts';
import { deleteRefinedText } from '@refinery/domain/refined-texts/delete-refined-text.ts';
import { getRefinedText } from '@refinery/domain/refined-texts/get-refined-text.ts';
import { listRefinedTexts } from '@refinery/domain/refined-texts/list-refined-texts.ts';
import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { CHAT_REPLY, COMPLETED_RESPONSE, MESSAGES_REPLY } from '@refinery/relay/relay/testing/wire.ts';
import type { CacheBill } from '@refinery/testing/fake-vendors/caching/fake-cache.ts';
import { createOlderGptCache } from '@refinery/testing/fake-vendors/caching/older-gpt-cache.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openRawClient } from '@refinery/testing/raw-client.ts';
import { refineTexts } from '@refinery/testing/refine-texts.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { OpenAI } from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { openGatewayApp } from './testing/gateway-app.ts';

const WORDY = `You are the assistant of Acme, a shop for garden tools. Please make sure that you always answer in English. It is very important
that you never name a price. In order to find an order, you have to ask for its number. Please note that you should answer in at most 100 words.`;

const clock = new TestClock(new Date('2026-05-12T10:00:00Z'));
const test = fixture((services) => openGatewayApp(services, { clock }));
let other: OtherProcess;

beforeAll(async () => {
  other = await openOther();
});
afterAll(async () => {
  await other.close();
});
beforeEach(() => test.vendor.respondWith(json(CHAT_REPLY)));

interface OtherProcess extends TestApp {
  url: string;
}

/** Another process beside the first. */
async function openOther(): Promise<OtherProcess> {
  const opened = await openTestApp(inject('services'), { environment: test.environment, clock });
  const url = await opened.app.listen({ host: '127.0.0.1', port: 0 });
  return { ...opened, url };
}
const sdkOf = ({ url }: OtherProcess) =>
  new OpenAI({ apiKey: test.key, baseURL: `${url}/v1`, maxRetries: 0 });

type Message = { role: 'system' | 'user' | 'assistant' | 'developer'; content: string };
const turn = (system: string, at: number): Message[] => [
  { role: 'system', content: system },
  ...Array.from({ length: at }, (_, index): Message[] => [
    { role: 'user', content: `Question ${index}` },
    { role: 'assistant', content: `Answer ${index}` },
  ]).flat(),
  { role: 'user', content: `Question ${at}` },
];
const sent = () => JSON.parse(String(test.vendor.received.at(-1)?.body));
const systemSent = (): string => sent().messages[0].content;
const ask = (sdk: OpenAI, messages: Message[], more = {}) =>
  sdk.chat.completions.create({ model: 'gpt-5-mini', messages, ...more });

/** A text that was used so much that it is refined, and what was made of it. */
async function refined(text: string): Promise<RefinedTextReply & { refinedText: string }> {
  for (let call = 0; call < 20; call++) await ask(test.openai(), turn(text, 0));
  await test.ctx.seenTexts.settled();
  await refineTexts(test.ctx, test.member.organizationId);
  const { items } = await listRefinedTexts(test.member.as, { limit: 100 });
  const entry = items.find(({ sha256 }) => sha256 === hash('sha256', text));
  const whole = await getRefinedText(test.member.as, { id: entry?.id ?? '' });
  return { ...whole, refinedText: whole.refinedText ?? '' };
}
/** Decides in the other process, and lets both hear of it. */
async function decide(id: string, status: DecideTextBody['status']): Promise<void> {
  await decideRefinedText({ ...test.member.as, ...other.ctx }, { id, status });
  await Promise.all([test, other].map(({ ctx }) => ctx.identities.caughtUp()));
}
const active = async (text: string) => {
  const entry = await refined(text);
  await decide(entry.id, 'active');
  clock.advance(5_000);
  return entry;
};

it('a conversation keeps its prefix over two processes, a decision, its end and a restart', async () => {
  const { id, text, refinedText } = await refined(WORDY);
  expect(refinedText.length).toBeLessThan(text.length);
  const prefixes: string[] = [];
  const say = async (at: number): Promise<void> => {
    await ask(at % 2 ? test.openai() : sdkOf(other), turn(text, at));
    expect(sent().messages.slice(1)).toEqual(turn(text, at).slice(1));
    prefixes.push(systemSent() === text ? 'text' : systemSent() === refinedText ? 'refined' : 'else');
  };
  for (let at = 0; at < 4; at++) await say(at);
  await decide(id, 'active');
  for (let at = 4; at < 8; at++) await say(at);
  clock.advance(4_999);
  for (let at = 8; at < 10; at++) await say(at);
  clock.advance(1);
  for (let at = 10; at < 14; at++) await say(at);
  await other.close();
  other = await openOther();
  for (let at = 14; at < 16; at++) await say(at);
  await decide(id, 'verbatim');
  clock.advance(4_999);
  for (let at = 16; at < 18; at++) await say(at);
  clock.advance(1);
  for (let at = 18; at < 20; at++) await say(at);
  expect(prefixes).toEqual([
    ...Array.from({ length: 10 }, () => 'text'),
    ...Array.from({ length: 8 }, () => 'refined'),
    ...Array.from({ length: 2 }, () => 'text'),
  ]);
});

it('20 turns over two processes, a restart and an upgrade lose no cached token', async () => {
  const rules = Array.from({ length: 90 }, (_, at) => `Never name the price of item ${at}, whoever asks.`);
  const entry = await refined(`${WORDY} ${rules.join(' ')}`);
  // As an earlier release decided it, whose refiner knew less than the one of today.
  const older = entry.text.replace('Please make sure that you always answer', 'Always answer');
  expect([entry.text, entry.refinedText]).not.toContain(older);
  const sql = openRawClient(test.databaseUrl);
  await sql`update refined_texts set refined_text = ${older}, refined_tokens = tokens - 5 where id = ${entry.id}`;
  await sql.end();
  await decide(entry.id, 'active');
  clock.advance(5_000);
  const cache = createOlderGptCache({ now: () => clock.now().getTime(), minimumTokens: 1_024 });
  const bills: CacheBill[] = [];
  for (let at = 0; at < 20; at++) {
    if (at === 7 || at === 14) {
      await other.close();
      other = await openOther();
    }
    // The worker of this release goes through what is to be refined.
    if (at === 14) await refineTexts(other.ctx, test.member.organizationId);
    await ask(at % 3 ? test.openai() : sdkOf(other), turn(entry.text, at));
    expect(sent().messages).toEqual(turn(older, at));
    bills.push(cache.bill(sent()));
  }
  for (const [at, { cachedInputTokens }] of bills.entries()) {
    // This vendor reads in steps of 128 tokens.
    if (at > 0) expect(cachedInputTokens).toBeGreaterThan((bills[at - 1]?.inputTokens ?? 0) - 129);
  }
});

describe('a refined text', () => {
  it('takes the place of the string and of nothing else, and says what that saves', async () => {
    const entry = await active(`${WORDY} Sign as "Ada" \u{1F916}.`);
    const body = { model: 'gpt-5-mini', messages: turn(entry.text, 0), temperature: 0.5 };
    const { response } = await test.openai().chat.completions.create(body).withResponse();
    const expected = JSON.stringify(body).replace(JSON.stringify(entry.text), () =>
      JSON.stringify(entry.refinedText),
    );
    expect(test.vendor.received.at(-1)?.body.toString()).toBe(expected);
    const saved = entry.tokens - (entry.refinedTokens ?? 0);
    expect(saved).toBeGreaterThan(0);
    expect(response.headers.get('x-refinery-saved')).toBe(`text=${saved}`);
    expect((await test.rows()).at(-1)?.saved).toEqual({ text: saved });
  });

  it('is used in each protocol, wherever a text of the system or developer is, and marks of callers stay', async () => {
    const { text, refinedText } = await active(`${WORDY} Be formal.`);
    test.vendor.respondWith(json(MESSAGES_REPLY));
    const mark = { cache_control: { type: 'ephemeral' as const } };
    const messages = [{ role: 'user' as const, content: 'Hello' }];
    const claude = { model: 'claude-haiku-4-5', max_tokens: 100, messages };
    await test.anthropic().messages.create({ ...claude, system: text });
    expect(sent()).toEqual({ ...claude, system: refinedText });
    const parts = [
      { type: 'text' as const, text, ...mark },
      { type: 'text' as const, text: 'Be kind.', ...mark },
    ];
    await test.anthropic().messages.create({ ...claude, system: parts });
    expect(sent()).toEqual({ ...claude, system: [{ ...parts[0], text: refinedText }, parts[1]] });
    test.vendor.respondWith(json(COMPLETED_RESPONSE));
    const input = [{ role: 'developer' as const, content: text }, ...messages];
    await test.openai().responses.create({ model: 'gpt-5-mini', instructions: text, input });
    expect(sent()).toMatchObject({
      instructions: refinedText,
      input: [{ content: refinedText }, messages[0]],
    });
    // What users say is theirs.
    await test.openai().responses.create({ model: 'gpt-5-mini', input: [{ role: 'user', content: text }] });
    expect(sent()).toMatchObject({ input: [{ content: text }] });
  });

  it('is not used in conversations that are held out, nor where refining is off', async () => {
    const { text, refinedText } = await active(`${WORDY} Be brief.`);
    const { as } = test.member;
    const sends = async (): Promise<string> => {
      await Promise.all([test, other].map(({ ctx }) => ctx.identities.caughtUp()));
      await ask(test.openai(), turn(text, 0));
      return systemSent();
    };
    await updateGateway(as, { holdoutPercent: 100 });
    expect(await sends()).toBe(text);
    await updateGateway(as, { holdoutPercent: 0 });
    expect(await sends()).toBe(refinedText);
    await updateGateway(as, { refine: 'off' });
    expect(await sends()).toBe(text);
    await updateGateway(as, { refine: 'propose' });
    expect(await sends()).toBe(refinedText);
  });

  it('is gone with the text in all processes, once it is deleted', async () => {
    const { id, text, refinedText } = await active(`${WORDY} Be kind.`);
    await ask(sdkOf(other), turn(text, 0));
    expect(systemSent()).toBe(refinedText);
    await deleteRefinedText(test.member.as, { id });
    await other.ctx.identities.caughtUp();
    await ask(sdkOf(other), turn(text, 0));
    expect(systemSent()).toBe(text);
  });

  it('is not used where the model would not cache the shorter prompt, and is beside enough tools', async () => {
    const one = (at: number) =>
      `Please note that it is very important that you always answer question ${at}.`;
    const long = Array.from({ length: 70 }, (_, at) => one(at)).join(' ');
    const { id, text, refinedText, tokens, ...entry } = await refined(`${WORDY} ${long}`);
    expect(tokens).toBeGreaterThanOrEqual(1_024);
    expect(entry.refinedTokens).toBeLessThan(1_024);
    expect(entry).toMatchObject({ status: 'verbatim', reason: 'cache_minimum' });
    await decide(id, 'active');
    clock.advance(5_000);
    await ask(test.openai(), turn(text, 0));
    expect(systemSent()).toBe(text);
    const tool = { name: 'find', description: 'x '.repeat(4_000), parameters: {} };
    await ask(test.openai(), turn(text, 0), { tools: [{ type: 'function' as const, function: tool }] });
    expect(systemSent()).toBe(refinedText);
  });

  it('is not used under json_object where it lost the word', async () => {
    const { id, text, refinedText } = await active(`${WORDY} Answer as text.`);
    const sql = openRawClient(test.databaseUrl);
    try {
      await ask(test.openai(), turn(text, 0), { response_format: { type: 'json_object' } });
      expect(systemSent()).toBe(refinedText);
      const told = `${text} Always write JSON.`;
      await sql`update refined_texts set hash = encode(sha256(convert_to(${told}, 'UTF8')), 'hex'), text = ${told},
        active_until = null, active_from = active_from - interval '1 second' where id = ${id}`;
      await test.ctx.identities.caughtUp();
      await ask(test.openai(), turn(told, 0), { response_format: { type: 'json_object' } });
      expect(systemSent()).toBe(told);
      await ask(test.openai(), turn(told, 0));
      expect(systemSent()).toBe(refinedText);
    } finally {
      await sql.end();
    }
  });
});

it('asks the database while it would hear of no change', async () => {
  const { id, text, refinedText } = await active(`${WORDY} Be exact.`);
  const sql = openRawClient(test.databaseUrl);
  try {
    await ask(test.openai(), turn(text, 0));
    expect(systemSent()).toBe(refinedText);
    // Without its triggers: nobody is told.
    await sql`set session_replication_role = replica`;
    await sql`update refined_texts set active_until = active_from where id = ${id}`;
    await ask(test.openai(), turn(text, 0));
    expect(systemSent()).toBe(refinedText);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen identity_changed' and datname = current_database()`;
    await waitFor(async () => {
      await ask(test.openai(), turn(text, 0));
      return systemSent() === text;
    });
  } finally {
    await sql.end();
  }
});

it('stores no text that came once, and no hostile one', async () => {
  // Texts of the tests before may still wait.
  await Promise.all([test, other].map(({ ctx }) => ctx.seenTexts.settled()));
  const before = (await listRefinedTexts(test.member.as, { limit: 100 })).items.length;
  const hostile = [`${WORDY}\u0000`, `${WORDY}\ud800`, 'short', 'x'.repeat(200_001)];
  for (const text of [...hostile, ...hostile]) await ask(test.openai(), turn(text, 0));
  for (let call = 0; call < 30; call++) await ask(test.openai(), turn(`${WORDY} It is call ${call}.`, 0));
  await test.ctx.seenTexts.settled();
  expect((await listRefinedTexts(test.member.as, { limit: 100 })).items).toHaveLength(before);
});
