import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { createProviderCaller, type EndedTry, type ProviderCallerOptions } from './caller.ts';
import { ProviderError } from './errors.ts';
import { singleTurn } from './messages.ts';
import { mostInputTokens, type PaidCall, type Payer } from './payer.ts';
import type { Candidate, CompletionReply } from './spec.ts';

const TIMEOUT_MS = 60_000;
const request = { messages: singleTurn('Be brief.', 'Hello'), maxOutputTokens: 10 };

let openai: FakeVendor;
let anthropic: FakeVendor;
/** What was paid for, and what it came to. */
let books: { asked: string; reply: CompletionReply | null | undefined }[];

beforeEach(async () => {
  openai = await startFakeVendor({ protocol: 'openai' });
  anthropic = await startFakeVendor({ protocol: 'anthropic' });
  books = [];
});
afterEach(() => Promise.all([openai.close(), anthropic.close()]));

const candidate = (provider: 'openai' | 'anthropic', baseUrl: string, model = 'm'): Candidate => ({
  provider,
  model,
  credentials: { apiKey: 'k', baseUrl },
  credentialKey: 'a',
  tenant: 'one',
});

/** Writes everything down and refuses what it is told to. */
const bookkeeper = (refuses: (call: PaidCall) => boolean = () => false): Payer => ({
  async reserve(call) {
    const { provider, model } = call.candidate;
    if (refuses(call)) throw new ProviderError({ provider, kind: 'budget' });
    const entry: (typeof books)[number] = { asked: `${provider} ${model}`, reply: undefined };
    books.push(entry);
    return {
      async settle(reply) {
        expect(entry.reply).toBeUndefined();
        entry.reply = reply;
        return reply && 7;
      },
    };
  },
});

function call(payer: Payer, options: ProviderCallerOptions = {}, signal = new AbortController().signal) {
  const clock = new ManualClock({ skipUpTo: TIMEOUT_MS - 1 });
  const caller = createProviderCaller({ timeoutMs: TIMEOUT_MS, clock, random: () => 0.5, ...options, payer });
  const candidates = [candidate('openai', openai.baseUrl), candidate('anthropic', anthropic.baseUrl, '')];
  return caller.call(candidates, request, { signal, fallback: true });
}

describe('a call that is paid for', () => {
  it('is settled with its reply', async () => {
    const { reply } = await call(bookkeeper());
    expect(books).toEqual([{ asked: 'openai m', reply }]);
  });

  it('is booked at what the payer says', async () => {
    const booked: (number | null)[] = [];
    const clock = new ManualClock({ skipUpTo: TIMEOUT_MS - 1 });
    const caller = createProviderCaller({ timeoutMs: TIMEOUT_MS, clock, payer: bookkeeper() });
    const onTry = ({ micros }: EndedTry) => booked.push(micros);
    const { signal } = new AbortController();
    const ask = () =>
      caller.call([candidate('openai', openai.baseUrl)], request, { signal, fallback: false, onTry });
    openai.script({ kind: 'error', status: 500 });
    await ask();
    expect(booked).toEqual([0, 7]);
  });

  it('is paid for try by try, and provider by provider, each with the model that is asked', async () => {
    openai.respondWith(() => ({ kind: 'error', status: 500 }));
    const { reply } = await call(bookkeeper(), { retry: { maxAttempts: 2 } });
    expect(books).toEqual([
      { asked: 'openai m', reply: null },
      { asked: 'openai m', reply: null },
      { asked: expect.stringMatching(/^anthropic claude/), reply },
    ]);
  });

  it('is paid for once, however often it is sent with less in it', async () => {
    openai.refuse({ parameters: ['temperature'], words: 'openai value' });
    openai.refuse({ parameters: ['seed'], words: 'openai parameter' });
    const caller = createProviderCaller({ payer: bookkeeper(), breaker: { consecutiveFailures: 1 } });
    const asked = candidate('openai', openai.baseUrl);
    const { signal } = new AbortController();
    const more = { ...request, temperature: 0.2, seed: 7 };
    const { reply, attempts } = await caller.call([asked], more, { signal, fallback: false });
    expect(reply.ignoredParameters).toEqual(['temperature', 'seed']);
    expect(openai.requests).toHaveLength(3);
    expect(attempts).toMatchObject([{ error: null }]);
    expect(books).toEqual([{ asked: 'openai m', reply }]);
    expect(caller.circuitState(asked)).toBe('closed');
  });

  it('is not made where nobody pays: nobody tries again, another provider is asked', async () => {
    const { attempts, provider } = await call(
      bookkeeper(({ candidate: { provider } }) => provider === 'openai'),
    );
    expect(provider).toBe('anthropic');
    expect(attempts).toMatchObject([{ provider: 'openai', error: { kind: 'budget' } }, { error: null }]);
    expect([openai.requests.length, anthropic.requests.length, books.length]).toEqual([0, 1, 1]);
    const refused = call(bookkeeper(() => true));
    await expect(refused).rejects.toMatchObject({ kind: 'budget', retryable: false });
  });

  it('costs nothing where the circuit is open, or the caller goes away', async () => {
    openai.respondWith(() => ({ kind: 'error', status: 500 }));
    anthropic.respondWith(() => ({ kind: 'error', status: 500 }));
    const options = { retry: { maxAttempts: 3 }, breaker: { consecutiveFailures: 1 } };
    await expect(call(bookkeeper(), options)).rejects.toThrow();
    const { length } = books;
    expect(length).toBeGreaterThan(2);
    expect(books.every(({ reply }) => reply === null)).toBe(true);

    openai.respondWith(() => ({ kind: 'hang' }));
    const leaving = new AbortController();
    const left = call(bookkeeper(), {}, leaving.signal);
    left.catch(() => undefined);
    await openai.waitForRequests(openai.requests.length + 1);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(books.slice(length)).toEqual([{ asked: 'openai m', reply: null }]);
  });

  it('says nothing about the vendor where nobody pays: its circuit stays closed', async () => {
    const clock = new ManualClock({ skipUpTo: TIMEOUT_MS - 1 });
    const payer = bookkeeper(() => true);
    const caller = createProviderCaller({ clock, payer, breaker: { consecutiveFailures: 1 } });
    const asked = candidate('openai', openai.baseUrl);
    const { signal } = new AbortController();
    for (let time = 0; time < 3; time += 1)
      await expect(caller.call([asked], request, { signal, fallback: false })).rejects.toMatchObject({
        kind: 'budget',
      });
    expect(caller.circuitState(asked)).toBe('closed');
  });
});

it('a request has no more tokens than it is bounded by, whatever it is made of', () => {
  const texts = ['', 'Hello', 'Grüße aus Köln, 你好, 🙂', '\n'.repeat(50)];
  for (const text of texts) {
    const bytes = Buffer.byteLength(text);
    const messages = singleTurn(text, text);
    expect(mostInputTokens({ messages })).toBeGreaterThanOrEqual(2 * bytes);
    const jsonSchema = { name: 'x', schema: { description: text } };
    const longer = [...messages, { role: 'assistant', text } as const];
    expect(mostInputTokens({ messages: longer, jsonSchema })).toBeGreaterThanOrEqual(4 * bytes);
  }
});
