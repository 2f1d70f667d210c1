import { expect, it } from 'vitest';
import { paysAfterUses, spentTokens } from './spending.ts';

const pays = (originalTokens: number, refinedTokens: number | null, inputTokens = 0, outputTokens = 0) =>
  paysAfterUses({ originalTokens, refinedTokens, inputTokens, outputTokens });

it('counts what went in and what came out', () => {
  expect(spentTokens({ inputTokens: 300, outputTokens: 101 })).toBe(401);
});

it('pays after as many uses as it takes to save what was spent', () => {
  expect(pays(100, 80, 300, 100)).toBe(20);
  expect(pays(100, 80, 300, 101)).toBe(21);
  expect(pays(100, 80, 1, 0)).toBe(1);
});

it('says nothing where nothing was spent', () => {
  expect(pays(100, 80)).toBeNull();
});

it('never pays where a use saves nothing', () => {
  expect(pays(100, 100, 300, 100)).toBeNull();
  expect(pays(100, 120, 300, 100)).toBeNull();
  expect(pays(100, null, 300, 100)).toBeNull();
});
