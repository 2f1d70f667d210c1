import { expect, it } from 'vitest';
import { savedDays } from './saved-days.ts';

const SUMS = {
  calls: 1,
  inputTokens: 1,
  cachedInputTokens: 0,
  textTokens: 0,
  textUsd: 0,
  resultTokens: 0,
  resultUsd: 0,
  markedCalls: 0,
  markUsd: 0,
  unpricedCalls: 0,
};

it('has every day of the period, those without calls or prices as well', () => {
  const groups = [
    { group: '2026-02-28', ...SUMS, savedUsd: 0.5 },
    { group: '2026-03-01', ...SUMS, savedUsd: null },
    { group: '2026-03-02', ...SUMS, savedUsd: -0.25 },
  ];
  expect(savedDays({ from: '2026-02-27T00:00:00.000Z', to: '2026-03-02T10:00:00.000Z', groups })).toEqual([
    { day: '2026-02-27', savedUsd: 0 },
    { day: '2026-02-28', savedUsd: 0.5 },
    { day: '2026-03-01', savedUsd: 0 },
    { day: '2026-03-02', savedUsd: -0.25 },
  ]);
});
