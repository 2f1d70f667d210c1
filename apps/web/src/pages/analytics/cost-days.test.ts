import { expect, it } from 'vitest';
import { costDays } from './cost-days.ts';

it('has every day of the period, those without costs as well', () => {
  const tokens = { input: 1, output: 1 };
  const days = costDays({
    from: '2026-02-27T00:00:00.000Z',
    to: '2026-03-02T10:00:00.000Z',
    costs: [
      { day: '2026-02-28', requests: 2, costUsd: 0.5, tokens },
      { day: '2026-03-02', requests: 1, costUsd: 0.25, tokens },
    ],
  });
  expect(days).toEqual([
    { day: '2026-02-27', costUsd: 0 },
    { day: '2026-02-28', costUsd: 0.5 },
    { day: '2026-03-01', costUsd: 0 },
    { day: '2026-03-02', costUsd: 0.25 },
  ]);
});
