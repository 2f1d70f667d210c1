import { describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { ProviderError } from './errors.ts';

describe('a circuit breaker that is told nothing of its policy', () => {
  const byDefault = () => {
    const clock = new ManualClock();
    const breaker = createCircuitBreaker({ clock });
    const ended = (work: () => Promise<unknown>, key = 'a') =>
      breaker.run(key, 'openai', work).catch(() => undefined);
    const fail = (key?: string) =>
      ended(() => Promise.reject(new ProviderError({ provider: 'openai', kind: 'overloaded' })), key);
    const succeed = (key?: string) => ended(async () => 'done', key);
    return { clock, fail, succeed, state: (key = 'a') => breaker.state(key) };
  };

  it('opens after five failures in a row, for fifteen seconds', async () => {
    const { clock, fail, state } = byDefault();
    for (let count = 0; count < 4; count += 1) await fail();
    expect(state()).toBe('closed');
    await fail();
    clock.advance(14_999);
    expect(state()).toBe('open');
    clock.advance(1);
    expect(state()).toBe('half-open');
  });

  it.each([
    ['opens', 'at half of twenty calls', 9, 30_000 - 1, 'open'],
    ['stays closed', 'below half', 8, 30_000 - 1, 'closed'],
    ['forgets', 'what is half a minute old', 9, 30_000, 'closed'],
  ])('%s %s', async (_verb, _when, failures, waitMs, expected) => {
    const { clock, fail, succeed, state } = byDefault();
    for (let count = 0; count < 19 - failures; count += 1) {
      await succeed();
      if (count < failures) await fail();
    }
    clock.advance(waitMs);
    await fail();
    expect(state()).toBe(expected);
  });

  it('waits for twenty calls before the rate counts', async () => {
    const { fail, succeed, state } = byDefault();
    for (let pair = 0; pair < 8; pair += 1) for (const outcome of [fail, succeed]) await outcome();
    await fail();
    await fail();
    await fail();
    expect(state()).toBe('closed');
    await fail();
    expect(state()).toBe('open');
  });

  it('remembers ten thousand circuits', async () => {
    const { fail, succeed, state } = byDefault();
    for (let count = 0; count < 5; count += 1) await fail();
    for (let other = 1; other < 10_000; other += 1) await succeed(`other ${other}`);
    expect(state()).toBe('open');
    await succeed('one more');
    expect(state()).toBe('closed');
  });
});
