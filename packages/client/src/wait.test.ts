import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wait } from './wait.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('waits as long as it is told, and lets go of the signal', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const ended = vi.fn();
  const waiting = wait(1_000, signal).then(ended);
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
  expect(removed).toHaveBeenCalledTimes(1);
});

it('ends where it is given up, before it begins too', async () => {
  const giveUp = new AbortController();
  const waiting = expect(wait(1_000, giveUp.signal)).rejects.toMatchObject({
    code: 'aborted',
    cause: 'enough',
  });
  giveUp.abort('enough');
  await waiting;
  await expect(wait(1_000, giveUp.signal)).rejects.toMatchObject({ code: 'aborted' });
  expect(vi.getTimerCount()).toBe(0);
});
