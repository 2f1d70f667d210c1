import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { createProviderCaller, type EndedTry, type ProviderCallerOptions } from './caller.ts';
import { ProviderError } from './errors.ts';
import { singleTurn } from './messages.ts';
import type { Candidate, Fetch } from './spec.ts';

const TIMEOUT_MS = 60_000;
const request = { messages: singleTurn('Be brief.', 'Hello') };
let openai: FakeVendor;
let anthropic: FakeVendor;

beforeEach(async () => {
  openai = await startFakeVendor({ protocol: 'openai' });
  anthropic = await startFakeVendor({ protocol: 'anthropic' });
  anthropic.respondWith(() => 'from anthropic');
});
afterEach(() => Promise.all([openai.close(), anthropic.close()]));

const owner = { provider: 'openai', credentialKey: 'a', tenant: 'one' } as const;
const candidates = (credentialKey = 'a', tenant = 'one'): Candidate[] => [
  {
    provider: 'openai',
    model: 'm',
    credentials: { apiKey: 'k', baseUrl: openai.baseUrl },
    credentialKey,
    tenant,
  },
  {
    provider: 'anthropic',
    model: '',
    credentials: { apiKey: 'k', baseUrl: anthropic.baseUrl },
    credentialKey,
    tenant,
  },
];

/** A caller on a clock that skips the waits between tries but not the time limit. */
function setup(options: ProviderCallerOptions = {}) {
  const clock = new ManualClock({ skipUpTo: TIMEOUT_MS - 1 });
  const caller = createProviderCaller({ timeoutMs: TIMEOUT_MS, clock, random: () => 0.5, ...options });
  const call = (fallback: boolean, list = candidates(), signal = new AbortController().signal) =>
    caller.call(list, request, { signal, fallback });
  const waits = () => clock.sleeps.filter((ms) => ms < TIMEOUT_MS);
  return { clock, caller, call, waits };
}

describe('createProviderCaller', () => {
  it("asks for the candidate's model, whatever the request names", async () => {
    const named = { ...request, model: 'another' };
    const { caller } = setup();
    await caller.call(candidates(), named, { signal: new AbortController().signal, fallback: false });
    expect(openai.requests[0]?.body).toMatchObject({ model: 'm' });
  });

  it('tells of every try how it ended, and whether the vendor was asked', async () => {
    const { caller } = setup({ retry: { maxAttempts: 2 }, breaker: { consecutiveFailures: 2 } });
    openai.respondWith(() => ({ kind: 'error', status: 500 }));
    const tries: EndedTry[] = [];
    const options = { signal: new AbortController().signal, onTry: (ended: EndedTry) => tries.push(ended) };
    const call = (fallback: boolean) => caller.call(candidates(), request, { ...options, fallback });
    const shown = () =>
      tries.splice(0).map(({ candidate, asked, error, reply, micros }) => ({
        model: candidate.model,
        asked,
        text: reply?.text,
        micros,
        error: error instanceof ProviderError ? (error.reason ?? error.kind) : error,
      }));
    const failed = { model: 'm', asked: true, text: undefined, micros: 0, error: 'overloaded' };
    const answer = {
      model: 'claude-haiku-4-5',
      asked: true,
      text: 'from anthropic',
      micros: null,
      error: undefined,
    };
    await call(true);
    expect(shown()).toEqual([failed, failed, answer]);
    await call(true);
    expect(shown()).toEqual([{ ...failed, asked: false, error: 'circuit_open' }, answer]);

    const leaving = new AbortController();
    anthropic.respondWith(() => ({ kind: 'hang' }));
    const left = caller.call(candidates().slice(1), request, {
      ...options,
      signal: leaving.signal,
      fallback: false,
    });
    left.catch(() => undefined);
    await anthropic.waitForRequests(3);
    leaving.abort('gone');
    await expect(left).rejects.toBe('gone');
    expect(shown()).toEqual([{ ...answer, text: undefined, micros: 0, error: 'gone' }]);
  });

  it('obeys Retry-After and succeeds', async () => {
    const { call, waits } = setup();
    openai.script({ kind: 'rate-limit', retryAfter: '2' }, { kind: 'reply', text: 'second try' });
    const result = await call(false);
    expect(result).toMatchObject({ reply: { text: 'second try' }, provider: 'openai' });
    expect(result.attempts).toMatchObject([{ provider: 'openai', model: 'm', error: null }]);
    expect(waits()).toEqual([2125]);
  });

  it('falls back when the first vendor is out of order', async () => {
    const { call } = setup({ retry: { maxAttempts: 2 } });
    openai.respondWith(() => ({ kind: 'error', status: 500 }));
    const result = await call(true);
    expect(result).toMatchObject({
      reply: { text: 'from anthropic' },
      provider: 'anthropic',
      attempts: [
        { provider: 'openai', error: { kind: 'overloaded', status: 500 } },
        { provider: 'anthropic', model: 'claude-haiku-4-5', error: null },
      ],
    });
    expect(openai.requests).toHaveLength(2);
  });

  it('does not fall back where it must not', async () => {
    const { call } = setup({ retry: { maxAttempts: 1 } });
    openai.script({ kind: 'error', status: 500 });
    await expect(call(false)).rejects.toMatchObject({
      kind: 'overloaded',
      attempts: [{ provider: 'openai' }],
    });
    expect(anthropic.requests).toHaveLength(0);
  });

  it('never takes half a reply for a whole one', async () => {
    const { call } = setup({ retry: { maxAttempts: 3 } });
    openai.script(
      { kind: 'cut', framing: 'content-length' },
      { kind: 'cut', framing: 'chunked' },
      { kind: 'reply', text: 'whole' },
    );
    await expect(call(false)).resolves.toMatchObject({ reply: { text: 'whole' } });
    expect(openai.requests).toHaveLength(3);
  });

  it('opens the circuit of one credential of one tenant, and closes it when the vendor is well again', async () => {
    const { clock, caller, call } = setup({
      retry: { maxAttempts: 1 },
      breaker: { consecutiveFailures: 3, cooldownMs: 5000 },
    });
    openai.respondWith(() => ({ kind: 'error', status: 503 }));
    for (let count = 0; count < 3; count += 1)
      await expect(call(false)).rejects.toMatchObject({ status: 503 });
    expect(caller.circuitState(owner)).toBe('open');

    await expect(call(false)).rejects.toMatchObject({ reason: 'circuit_open', retryAfterMs: 5000 });
    expect(openai.requests).toHaveLength(3);
    await expect(call(true)).resolves.toMatchObject({ provider: 'anthropic' });

    await expect(call(false, candidates('b'))).rejects.toMatchObject({ status: 503 });
    await expect(call(false, candidates('a', 'two'))).rejects.toMatchObject({ status: 503 });
    expect(openai.requests).toHaveLength(5);

    clock.advance(5000);
    openai.respondWith(() => 'well again');
    await expect(call(false)).resolves.toMatchObject({ reply: { text: 'well again' } });
    expect(caller.circuitState(owner)).toBe('closed');
  });

  it('does not retry into a circuit that opened meanwhile', async () => {
    const { call } = setup({ retry: { maxAttempts: 10 }, breaker: { consecutiveFailures: 2 } });
    openai.respondWith(() => ({ kind: 'error', status: 500 }));
    await expect(call(false)).rejects.toMatchObject({ reason: 'circuit_open' });
    expect(openai.requests).toHaveLength(2);
  });

  it('opens no circuit for refused credentials', async () => {
    const { caller, call } = setup({ breaker: { consecutiveFailures: 1 } });
    openai.respondWith(() => ({ kind: 'error', status: 401 }));
    await expect(call(false)).rejects.toMatchObject({ kind: 'auth' });
    expect(openai.requests).toHaveLength(1);
    expect(caller.circuitState(owner)).toBe('closed');
  });

  it('gives up on a vendor that hangs and counts it as a failure', async () => {
    const { clock, caller, call } = setup({ retry: { maxAttempts: 1 }, breaker: { consecutiveFailures: 1 } });
    openai.script({ kind: 'hang', after: 'headers' });
    const result = call(false);
    const failed = expect(result).rejects.toMatchObject({ kind: 'timeout', retryable: true });
    await openai.waitForRequests(1);
    clock.advance(TIMEOUT_MS);
    await failed;
    expect(caller.circuitState(owner)).toBe('open');
  });

  it('cuts the connection to a vendor that hangs', async () => {
    let cut = false;
    const fetch: Fetch = (input, init) => {
      init?.signal?.addEventListener('abort', () => {
        cut = true;
      });
      return globalThis.fetch(input, init);
    };
    const { clock, call } = setup({ retry: { maxAttempts: 1 }, fetch });
    openai.script({ kind: 'hang' });
    const failed = expect(call(false)).rejects.toMatchObject({ kind: 'timeout' });
    await openai.waitForRequests(1);
    expect(cut).toBe(false);
    clock.advance(TIMEOUT_MS);
    await failed;
    expect(cut).toBe(true);
  });

  it('gives a try a minute where nothing else is said', async () => {
    const clock = new ManualClock();
    const caller = createProviderCaller({ clock, retry: { maxAttempts: 1 } });
    openai.script({ kind: 'hang' });
    const options = { signal: new AbortController().signal, fallback: false };
    const failed = expect(caller.call(candidates(), request, options)).rejects.toMatchObject({
      kind: 'timeout',
    });
    await openai.waitForRequests(1);
    clock.advance(59_999);
    expect(clock.pending).toBe(1);
    clock.advance(1);
    await failed;
  });

  it('gives each try the whole time, and none of it to waits', async () => {
    const { clock, call } = setup({ retry: { maxAttempts: 2, maxElapsedMs: 10 * TIMEOUT_MS } });
    openai.script({ kind: 'hang' }, { kind: 'hang' });
    const failed = expect(call(false)).rejects.toMatchObject({
      kind: 'timeout',
      attempts: [{ latencyMs: 2 * TIMEOUT_MS + 250 }],
    });
    for (const tries of [1, 2]) {
      await openai.waitForRequests(tries);
      await vi.waitFor(() => expect(clock.pending).toBe(1));
      clock.advance(TIMEOUT_MS);
    }
    await failed;
  });

  it('lets a call wait for its place no longer than a try may take', async () => {
    const over = new AbortController();
    const { caller, clock, call } = setup({
      retry: { maxAttempts: 1 },
      concurrency: { maxConcurrent: 1 },
      breaker: { consecutiveFailures: 1 },
    });
    const answer = Promise.withResolvers<string>();
    openai.respondWith(() => (openai.requests.length === 1 ? answer.promise : { kind: 'hang' }));
    const first = call(false);
    await openai.waitForRequests(1);
    const second = call(false, candidates(), over.signal);
    const third = expect(call(false)).rejects.toMatchObject({ kind: 'overloaded', reason: 'queue_full' });
    clock.advance(TIMEOUT_MS - 1);
    answer.resolve('first');
    await first;
    await openai.waitForRequests(2);
    clock.advance(1);
    await third;
    // The vendor did nothing wrong.
    expect(caller.circuitState(owner)).toBe('closed');
    over.abort(new Error('Enough'));
    await expect(second).rejects.toThrow('Enough');
  });

  it('spares a vendor the calls that waited for their place while it failed', async () => {
    const { call } = setup({
      retry: { maxAttempts: 1 },
      concurrency: { maxConcurrent: 1 },
      breaker: { consecutiveFailures: 1 },
    });
    const answer = Promise.withResolvers<Step>();
    openai.respondWith(() => answer.promise);
    const first = expect(call(false)).rejects.toMatchObject({ kind: 'overloaded', status: 500 });
    await openai.waitForRequests(1);
    const second = expect(call(false)).rejects.toMatchObject({ reason: 'circuit_open' });
    answer.resolve({ kind: 'error', status: 500 });
    await first;
    await second;
    expect(openai.requests).toHaveLength(1);
  });

  it('ends at once when the client goes away, which is no failure of the vendor', async () => {
    const { caller, call } = setup({ breaker: { consecutiveFailures: 1 } });
    openai.script({ kind: 'hang' });
    const controller = new AbortController();
    const reason = new Error('The client went away');
    const failed = expect(call(true, candidates(), controller.signal)).rejects.toBe(reason);
    await openai.waitForRequests(1);
    controller.abort(reason);
    await failed;
    expect(caller.circuitState(owner)).toBe('closed');
    expect(anthropic.requests).toHaveLength(0);
  });

  it('keeps no place of the concurrency limit while it waits to retry', async () => {
    const clock = new ManualClock();
    const { call } = setup({ clock, concurrency: { maxConcurrent: 1 } });
    openai.script({ kind: 'rate-limit', retryAfter: '30' });
    const first = call(false);
    await vi.waitFor(() => expect(clock.sleeps).toContain(30_125));
    await expect(call(false)).resolves.toMatchObject({ reply: { text: 'ok' } });
    clock.advance(30_125);
    await expect(first).resolves.toMatchObject({ reply: { text: 'ok' } });
  });

  it("keeps a tenant's calls to its own hosts within their limits, and others' out of them", async () => {
    const asked: string[] = [];
    const guardedFetch: Fetch = (input, init) => {
      asked.push(new URL(String(input)).host);
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const { call } = setup({ guardedFetch, concurrency: { maxConcurrent: 2, maxQueued: 3 } });
    const over = new AbortController();
    const ask = (tenant: string, host: string) => {
      const credentials = { baseUrl: `https://${host}/v1`, requestFormat: 'openai' } as const;
      const candidate = { provider: 'custom', model: 'm', credentials, credentialKey: host, tenant } as const;
      return call(false, [candidate], over.signal);
    };
    const hosts = ['a.example', 'a.example', 'a.example', 'b.example', 'b.example', 'c.example', 'c.example'];
    const waiting = hosts.map((host) => ask('hostile', host));
    const ended = Promise.allSettled(waiting);
    await expect(ask('hostile', 'd.example')).rejects.toMatchObject({ reason: 'queue_full' });
    const victim = Promise.allSettled([ask('victim', 'a.example'), ask('victim', 'a.example')]);
    await vi.waitFor(() => expect(asked).toHaveLength(6));
    expect(asked.toSorted()).toEqual([
      ...['a.example', 'a.example', 'a.example', 'a.example', 'b.example', 'b.example'],
    ]);
    over.abort(new Error('Enough'));
    await Promise.all([ended, victim]);
  });

  it('reaches a custom endpoint through the guarded fetch only', async () => {
    const fetch = vi.fn(globalThis.fetch);
    const guardedFetch = vi.fn(globalThis.fetch);
    const { call } = setup({ fetch, guardedFetch });
    const custom: Candidate = {
      provider: 'custom',
      model: 'm',
      credentials: { baseUrl: openai.baseUrl, authValue: 'k', requestFormat: 'openai' },
      credentialKey: 'a',
      tenant: 'one',
    };
    await call(false, [custom]);
    expect([fetch.mock.calls.length, guardedFetch.mock.calls.length]).toEqual([0, 1]);
    await call(false);
    expect([fetch.mock.calls.length, guardedFetch.mock.calls.length]).toEqual([1, 1]);
  });
});
