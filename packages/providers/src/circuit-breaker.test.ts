import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { ProviderError, type ProviderErrorDetails } from './errors.ts';

const failure = (details: Partial<ProviderErrorDetails> = {}) =>
  new ProviderError({ provider: 'openai', kind: 'overloaded', ...details });

function setup(options: Parameters<typeof createCircuitBreaker>[0] = {}) {
  const clock = new ManualClock();
  const breaker = createCircuitBreaker({ consecutiveFailures: 3, cooldownMs: 1000, clock, ...options });
  const run = (run: () => Promise<unknown>, key = 'openai:a') => breaker.run(key, 'openai', run);
  const succeed = (key?: string) => run(async () => 'done', key);
  const fail = (error: unknown = failure(), key?: string) =>
    run(() => Promise.reject(error), key).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  const failTimes = async (times: number) => {
    for (let count = 0; count < times; count += 1) await fail();
  };
  return { clock, breaker, run, succeed, fail, failTimes, state: (key = 'openai:a') => breaker.state(key) };
}

describe('createCircuitBreaker', () => {
  it('opens after the threshold, refuses while open, closes after a good probe', async () => {
    const { clock, run, succeed, failTimes, state } = setup();
    await failTimes(2);
    expect(state()).toBe('closed');
    await failTimes(1);
    expect(state()).toBe('open');

    clock.advance(400);
    const untouched = vi.fn(async () => 'done');
    await expect(run(untouched)).rejects.toMatchObject({
      kind: 'overloaded',
      reason: 'circuit_open',
      retryable: true,
      retryAfterMs: 600,
    });
    expect(untouched).not.toHaveBeenCalled();

    clock.advance(600);
    expect(state()).toBe('half-open');
    await expect(succeed()).resolves.toBe('done');
    expect(state()).toBe('closed');
    await failTimes(2);
    expect(state()).toBe('closed');
  });

  it('opens again after a bad probe, for the whole time', async () => {
    const { clock, failTimes, state } = setup();
    await failTimes(3);
    clock.advance(1000);
    await failTimes(1);
    expect(state()).toBe('open');
    clock.advance(999);
    expect(state()).toBe('open');
    clock.advance(1);
    expect(state()).toBe('half-open');
  });

  it('lets exactly one probe through at a time', async () => {
    const { clock, run, succeed, failTimes, state } = setup();
    await failTimes(3);
    clock.advance(1000);
    const probe = Promise.withResolvers<string>();
    const probing = run(() => probe.promise);
    const others = await Promise.allSettled([succeed(), succeed(), succeed()]);
    expect(others.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    probe.resolve('done');
    await expect(probing).resolves.toBe('done');
    expect(state()).toBe('closed');
  });

  it('makes room for another probe when one is aborted', async () => {
    const { clock, succeed, fail, failTimes, state } = setup();
    await failTimes(3);
    clock.advance(1000);
    await fail(new DOMException('Aborted', 'AbortError'));
    expect(state()).toBe('half-open');
    await expect(succeed()).resolves.toBe('done');
    expect(state()).toBe('closed');
  });

  it('starts counting anew after a success', async () => {
    const { succeed, failTimes, state } = setup();
    await failTimes(2);
    await succeed();
    await failTimes(2);
    expect(state()).toBe('closed');
  });

  it('opens at the failure rate of the window', async () => {
    const { clock, succeed, fail, state } = setup({
      consecutiveFailures: 100,
      failureRate: 0.5,
      minimumCalls: 6,
      windowMs: 10_000,
    });
    for (let pair = 0; pair < 2; pair += 1) {
      await succeed();
      await fail();
    }
    // These leave the window before the rate counts.
    clock.advance(10_000);
    for (let pair = 0; pair < 2; pair += 1) {
      await fail();
      await succeed();
    }
    await fail();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('opens at the failure rate and not below it', async () => {
    const { succeed, fail, state } = setup({ consecutiveFailures: 100, failureRate: 0.5, minimumCalls: 1 });
    for (const outcome of [succeed, succeed, succeed, fail, fail]) await outcome();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('opens only when a call fails, whatever the rate was before', async () => {
    const { succeed, fail, state } = setup({ consecutiveFailures: 100, failureRate: 0.5, minimumCalls: 3 });
    for (const outcome of [fail, fail, succeed]) await outcome();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('counts anew, failures and rate, once it has closed', async () => {
    const { clock, succeed, fail, failTimes, state } = setup({ failureRate: 0.5, minimumCalls: 4 });
    await succeed();
    await failTimes(3);
    clock.advance(1000);
    await succeed();
    await failTimes(2);
    await succeed();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('judges by the latest two hundred calls', async () => {
    const { succeed, fail, state } = setup({ consecutiveFailures: 1_000, failureRate: 0.5 });
    for (let call = 0; call < 300; call += 1) await succeed();
    for (let call = 0; call < 99; call += 1) await fail();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('tells those who come while it is probing, and in a fraction of a millisecond before, to wait a whole one', async () => {
    const { clock, run, succeed, failTimes } = setup();
    await failTimes(3);
    clock.advance(999.5);
    await expect(succeed()).rejects.toMatchObject({ retryAfterMs: 1 });
    clock.advance(0.5);
    const probe = Promise.withResolvers<string>();
    const probing = run(() => probe.promise);
    await expect(succeed()).rejects.toMatchObject({ reason: 'circuit_open', retryAfterMs: 1000 });
    probe.resolve('done');
    await probing;
  });

  it.each([
    ['an abort', new DOMException('Aborted', 'AbortError')],
    ['a fault of our own', new TypeError('Bug')],
    ['a certificate that is not trusted', failure({ kind: 'network', reason: 'untrusted_certificate' })],
    ['an address that is not allowed', failure({ kind: 'invalid_request', reason: 'blocked_address' })],
  ])('learns nothing of the vendor from %s', async (_, error) => {
    const { clock, fail, failTimes, state } = setup();
    await failTimes(2);
    await fail(error);
    await failTimes(1);
    expect(state()).toBe('open');
    clock.advance(1000);
    await fail(error);
    expect(state()).toBe('half-open');
  });

  it.each([
    ['refused credentials', failure({ kind: 'auth' })],
    ['a refused request', failure({ kind: 'invalid_request' })],
    ['a refused text', failure({ kind: 'content_filter' })],
    ['a spent quota', failure({ kind: 'rate_limit', reason: 'insufficient_quota' })],
  ])('learns from %s that the vendor is at work', async (_, error) => {
    const { clock, fail, failTimes, state } = setup();
    await failTimes(3);
    clock.advance(1000);
    await fail(error);
    expect(state()).toBe('closed');
  });

  it('is indifferent to late news from before it opened', async () => {
    const { clock, run, failTimes, state } = setup();
    const late = Promise.withResolvers<string>();
    const slow = run(() => late.promise);
    await failTimes(3);
    late.resolve('done');
    await slow;
    expect(state()).toBe('open');
    clock.advance(1000);
    expect(state()).toBe('half-open');
  });

  it('is indifferent to late news from before it closed', async () => {
    const { clock, run, succeed, failTimes, state } = setup({ consecutiveFailures: 1 });
    const late = Promise.withResolvers<string>();
    const slow = run(() => late.promise);
    await failTimes(1);
    clock.advance(1000);
    await succeed();
    late.reject(failure());
    await expect(slow).rejects.toThrow();
    expect(state()).toBe('closed');
  });

  it.each([
    ['an auth error', failure({ kind: 'auth' })],
    ['an invalid request', failure({ kind: 'invalid_request' })],
    ['a spent quota', failure({ kind: 'rate_limit', reason: 'insufficient_quota' })],
    ['an abort', new DOMException('Aborted', 'AbortError')],
    ['a fault of our own', new TypeError('Bug')],
  ])('does not open for %s', async (_, error) => {
    const { fail, state } = setup();
    for (let count = 0; count < 10; count += 1) expect(await fail(error)).toBe(error);
    expect(state()).toBe('closed');
  });

  it.each(['rate_limit', 'timeout', 'network', 'malformed_reply'] as const)('opens for %s', async (kind) => {
    const { fail, state } = setup();
    for (let count = 0; count < 3; count += 1) await fail(failure({ kind }));
    expect(state()).toBe('open');
  });

  it.each([
    ['an untrusted certificate', failure({ kind: 'network', reason: 'untrusted_certificate' }), 'half-open'],
    ['a blocked address', failure({ kind: 'invalid_request', reason: 'blocked_address' }), 'half-open'],
    ['refused credentials', failure({ kind: 'auth' }), 'closed'],
    ['a refused request', failure({ kind: 'invalid_request' }), 'closed'],
  ] as const)('learns from %s what it says of the vendor', async (_, error, expected) => {
    const { clock, fail, failTimes, state } = setup();
    await failTimes(3);
    clock.advance(1000);
    await fail(error);
    expect(state()).toBe(expected);
  });

  it('tells those that come during a probe to come back in a second', async () => {
    const { clock, run, succeed, failTimes } = setup();
    await failTimes(3);
    clock.advance(1000);
    void run(() => new Promise(() => {}));
    await expect(succeed()).rejects.toMatchObject({ provider: 'openai', retryAfterMs: 1000 });
  });

  it('keeps one circuit per key', async () => {
    const { failTimes, succeed, state } = setup();
    await failTimes(3);
    expect(state('openai:b')).toBe('closed');
    await expect(succeed('openai:b')).resolves.toBe('done');
  });

  it('forgets the circuit used longest ago rather than grow', async () => {
    const { fail, succeed, failTimes, state } = setup({ maxCircuits: 2 });
    await failTimes(3);
    await succeed('b');
    await fail(failure(), 'openai:a');
    await succeed('c');
    expect(state()).toBe('open');
    await succeed('d');
    await succeed('e');
    expect(state()).toBe('closed');
  });
});
