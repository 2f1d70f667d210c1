import { expect, it } from 'vitest';
import { nextLook } from './ab-test-queries.ts';
import { axisOf, evidenceNeeded, ratioOf, stateOf } from './evidence.ts';

const arm = { version: 1, weight: 0.5, exposed: 0, closed: 0, mean: null };

it('needs more evidence for each further arm', () => {
  expect(evidenceNeeded({ alpha: 0.05, arms: [arm, arm] })).toBe(40);
  expect(evidenceNeeded({ alpha: 0.03, arms: [arm, arm, arm, arm] })).toBe(200);
});

it('says how strongly units speak against the weights', () => {
  const ratio = (exposed: number, counted: number, mismatch = false) =>
    ratioOf({ exposed, counted, mismatch });
  expect([ratio(1, 9.9), ratio(10, 1), ratio(1, 100), ratio(1_000, 1), ratio(1, 1, true)]).toEqual([
    'none',
    'some',
    'strong',
    'certain',
    'certain',
  ]);
});

it('draws an axis with all limits on it', () => {
  const of = (lower: number, upper: number) =>
    axisOf([{ arm: 2, difference: 0, lower, upper, eValue: 1, verdict: 'inconclusive' }]);
  expect([of(-1, 0.1), of(0.005, 0.3), of(-0.005, 0.005)]).toEqual([1, 0.3, 0.02]);
});

it('tells what is known of a guardrail', () => {
  expect(stateOf({ proven: false, breached: false })).toBe('open');
  expect(stateOf({ proven: true, breached: false })).toBe('proven');
  expect(stateOf({ proven: false, breached: true })).toBe('breached');
});

it('looks at a test as long as it may change', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const ended = (endedAt: string, autoPromote: boolean) =>
    nextLook({ status: 'decided', autoPromote, endedAt }, now);
  expect(nextLook({ status: 'running', autoPromote: false, endedAt: null }, now)).toBe(5_000);
  expect(nextLook({ status: 'draft', autoPromote: false, endedAt: null }, now)).toBe(15_000);
  expect(ended('2026-03-01T11:59:30Z', true)).toBe(5_000);
  expect(ended('2026-03-01T11:59:30Z', false)).toBeNull();
  expect(ended('2026-03-01T11:50:00Z', true)).toBeNull();
});
