import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';

test('pauses double up to 30 s and begin anew after a run of a minute', () => {
  const backoff = createBackoff();
  const pauses = Array.from({ length: 8 }, () => backoff.next(1_000));
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(backoff.next(60_000)).toBe(500);
  expect(backoff.next(10)).toBe(1_000);
});

test('a pause can be cut short', async () => {
  const backoff = createBackoff();
  const waiting = backoff.wait(3_600_000);
  backoff.endPause();
  await waiting;
});
