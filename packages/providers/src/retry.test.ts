import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { ProviderError, type ProviderErrorDetails } from './errors.ts';
import { RETRY_AFTER_JITTER_MS, type RetryOptions, withRetry } from './retry.ts';

const failure = (details: Partial<ProviderErrorDetails> = {}) =>
  new ProviderError({ provider: 'openai', kind: 'overloaded', ...details });

function setup(errors: unknown[], options: Partial<RetryOptions> = {}) {
  const clock = new ManualClock({ skipUpTo: Number.POSITIVE_INFINITY });
  const run = vi.fn(async () => {
    if (errors.length > 0) throw errors.shift();
    return 'done';
  });
  const signal = new AbortController().signal;
  const result = withRetry(run, { signal, clock, random: () => 0.5, ...options });
  result.catch(() => {});
  return { clock, run, result };
}

describe('withRetry', () => {
  it('backs off exponentially with full jitter, up to a bound', async () => {
    const { clock, result } = setup(
      Array.from({ length: 6 }, () => failure()),
      {
        maxAttempts: 7,
        baseDelayMs: 100,
        maxDelayMs: 1000,
      },
    );
    await expect(result).resolves.toBe('done');
    expect(clock.sleeps).toEqual([50, 100, 200, 400, 500, 500]);
  });

  it.each([
    [0, 0],
    [0.999, 99.9],
  ])('draws the whole range of the jitter (%f)', async (random, expected) => {
    const { clock, result } = setup([failure()], { baseDelayMs: 100, random: () => random });
    await result;
    expect(clock.sleeps[0]).toBeCloseTo(expected);
  });

  it('tries three times, after half a second at most and then a whole one, where nothing else is said', async () => {
    const { clock, run, result } = setup([failure(), failure(), failure()], { random: () => 1 });
    await expect(result).rejects.toBeInstanceOf(ProviderError);
    expect(run).toHaveBeenCalledTimes(3);
    expect(clock.sleeps).toEqual([500, 1000]);
  });

  it('backs off no longer than eight seconds where nothing else is said', async () => {
    const errors = Array.from({ length: 8 }, () => failure());
    const { clock, result } = setup(errors, { maxAttempts: 9, random: () => 1 });
    await result;
    expect(Math.max(...clock.sleeps)).toBe(8000);
  });

  it.each([
    [60_000, 2],
    [60_001, 1],
  ])(
    'of a wait of %i ms makes %i tries in the minute it has where nothing else is said',
    async (ms, tries) => {
      const { run, result } = setup([failure({ retryAfterMs: ms })], { random: () => 0 });
      await result.catch(() => {});
      expect(run).toHaveBeenCalledTimes(tries);
    },
  );

  it('waits no backoff where the vendor asks for no wait at all', async () => {
    const { clock, result } = setup([failure({ retryAfterMs: 0 })], { baseDelayMs: 60_000, random: () => 1 });
    await result;
    expect(clock.sleeps).toEqual([RETRY_AFTER_JITTER_MS]);
  });

  it.each([0, 0.5, 0.999])('waits as long as the vendor asks and little longer (%f)', async (random) => {
    const { clock, result } = setup([failure({ kind: 'rate_limit', retryAfterMs: 2000 })], {
      baseDelayMs: 60_000,
      maxDelayMs: 60_000,
      random: () => random,
    });
    await expect(result).resolves.toBe('done');
    expect(clock.sleeps[0]).toBeGreaterThanOrEqual(2000);
    expect(clock.sleeps[0]).toBeLessThan(2000 + RETRY_AFTER_JITTER_MS);
  });

  it('gives up with the last error after the last try', async () => {
    const errors = [failure(), failure(), failure({ status: 503 })];
    const last = errors[2];
    const { run, result } = setup(errors, { maxAttempts: 3 });
    await expect(result).rejects.toBe(last);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('begins no wait that would outlast the budget', async () => {
    const { clock, run, result } = setup([failure({ retryAfterMs: 5000 })], { maxElapsedMs: 4999 });
    await expect(result).rejects.toMatchObject({ retryAfterMs: 5000 });
    expect(run).toHaveBeenCalledOnce();
    expect(clock.sleeps).toEqual([]);
  });

  it('counts the budget from the first try, whatever the clock says then', async () => {
    const clock = new ManualClock({ skipUpTo: Number.POSITIVE_INFINITY });
    clock.advance(1_000_000);
    const { result } = setup([failure({ retryAfterMs: 5000 })], { clock });
    await expect(result).resolves.toBe('done');
  });

  it('tries three times, where nothing else is said', async () => {
    const { run, result } = setup(Array.from({ length: 9 }, () => failure()));
    await expect(result).rejects.toBeInstanceOf(ProviderError);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('counts all waits toward the budget', async () => {
    const errors = Array.from({ length: 9 }, () => failure({ retryAfterMs: 1000 }));
    const { run, result } = setup(errors, { maxAttempts: 10, maxElapsedMs: 3000, random: () => 0 });
    await expect(result).rejects.toBeInstanceOf(ProviderError);
    expect(run).toHaveBeenCalledTimes(4);
  });

  it.each([
    ['a permanent error', failure({ kind: 'auth' })],
    ['a spent quota', failure({ kind: 'rate_limit', reason: 'insufficient_quota' })],
    ['an open circuit', failure({ reason: 'circuit_open', retryAfterMs: 10 })],
    ['a full queue', failure({ reason: 'queue_full' })],
    ['a fault of our own', new TypeError('Bug')],
  ])('does not repeat after %s', async (_, error) => {
    const { run, result } = setup([error]);
    await expect(result).rejects.toBe(error);
    expect(run).toHaveBeenCalledOnce();
  });

  it('throws the error of the try, and waits no more, where the caller aborted during it', async () => {
    const controller = new AbortController();
    const clock = new ManualClock();
    const error = failure();
    const run = async () => {
      controller.abort(new Error('Enough'));
      throw error;
    };
    await expect(withRetry(run, { signal: controller.signal, clock })).rejects.toBe(error);
    expect(clock.sleeps).toEqual([]);
  });

  it('ends a wait when the caller aborts', async () => {
    const controller = new AbortController();
    const clock = new ManualClock();
    const { run, result } = setup([failure()], { signal: controller.signal, clock });
    await vi.waitFor(() => expect(clock.sleeps).toHaveLength(1));
    controller.abort(new Error('Enough'));
    await expect(result).rejects.toThrow('Enough');
    expect(run).toHaveBeenCalledOnce();
  });
});
