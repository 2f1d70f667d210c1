import { expect, it } from 'vitest';
import { analyticsSearch, startOf } from './analytics-search.ts';

it('takes what an address says, and leaves nonsense out', () => {
  expect(analyticsSearch({ period: 'year', by: 'prompt' })).toEqual({ period: 'year', by: 'prompt' });
  expect(analyticsSearch({ period: 7, by: 'provider', other: '1' })).toEqual({});
  expect(analyticsSearch({ period: ['week'] })).toEqual({});
});

it('begins a period at midnight in UTC, so that it has its days with today', () => {
  const now = Date.parse('2026-03-02T23:59:59Z');
  expect(startOf('week', now)).toBe('2026-02-24T00:00:00.000Z');
  expect(startOf('month', now)).toBe('2026-02-01T00:00:00.000Z');
  expect(startOf('year', now)).toBe('2025-03-03T00:00:00.000Z');
});
