import { expect, it } from 'vitest';
import { netSavings } from './net-savings.ts';

const row = (originalTokens: number, refinedTokens: number | null, inputTokens = 0, outputTokens = 0) =>
  netSavings({ originalTokens, refinedTokens, inputTokens, outputTokens });

it('pays after as many uses as it takes to save what was spent', () => {
  expect(row(100, 80, 300, 100)).toEqual({ savedPerUse: 20, spentOnce: 400, paysAfterUses: 20 });
  expect(row(100, 80, 300, 101).paysAfterUses).toBe(21);
  expect(row(100, 80)).toEqual({ savedPerUse: 20, spentOnce: 0, paysAfterUses: 0 });
});

it('never pays where a use saves nothing', () => {
  expect(row(100, 100, 300, 100)).toEqual({ savedPerUse: 0, spentOnce: 400, paysAfterUses: null });
  expect(row(100, 120)).toEqual({ savedPerUse: -20, spentOnce: 0, paysAfterUses: null });
  expect(row(100, null)).toEqual({ savedPerUse: 0, spentOnce: 0, paysAfterUses: null });
});
