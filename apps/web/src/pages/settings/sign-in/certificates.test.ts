import { expect, it } from 'vitest';
import { warningOf } from './certificates.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NOW = Date.parse('2030-01-01T00:00:00.000Z');

const inDays = (days: number): string => new Date(NOW + days * DAY_MS).toISOString();
const warningFor = (...days: number[]) =>
  warningOf(
    days.map((day) => ({ fingerprint: 'ab', expiresAt: inDays(day) })),
    NOW,
  );

it('says nothing of certificates that are valid for long', () => {
  expect([warningFor(), warningFor(30), warningFor(400, 31)]).toEqual([null, null, null]);
  // The other takes its place.
  expect(warningFor(1, 400)).toBeNull();
});

it('warns when the last one ends within 30 days, wherever it stands', () => {
  expect(warningFor(29)).toEqual({ is: 'endsSoon', until: inDays(29) });
  expect(warningFor(12, -1, 3)).toEqual({ is: 'endsSoon', until: inDays(12) });
});

it('tells one that has expired from all of them', () => {
  expect(warningFor(400, -1)).toEqual({ is: 'someExpired', until: inDays(400) });
  expect(warningFor(-3, 0)).toEqual({ is: 'allExpired', until: inDays(0) });
});
