import { expect, it } from 'vitest';
import { billingPeriod } from './billing-period.ts';

it.each([
  ['2028-02-29T00:00:00.000Z', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ['2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['2026-02-28T23:59:59.999Z', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ['2026-12-31T23:30:00+00:00', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['2026-03-01T00:30:00+02:00', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
])('puts %s into its UTC month', (now, start, end) => {
  const period = billingPeriod(new Date(now));
  expect(period.start.toISOString()).toBe(start);
  expect(period.end.toISOString()).toBe(end);
});
