import { expect, it } from 'vitest';
import type { Findings } from '../optimizations/refiner-tasks.ts';
import { takeDoubtsForLosses } from './take-doubts-for-losses.ts';

const requirement = (verdict: 'kept' | 'lost' | 'doubtful', kind: string) => ({
  ...{ id: 'r1', kind, text: 'x', start: 0, end: 1 },
  ...{ verdict, reason: 'why' },
});

it('takes doubts for losses, and says why they were doubts', () => {
  const findings: Findings = {
    passed: false,
    requirements: [requirement('kept', 'negation'), requirement('doubtful', 'negation')],
    added: [{ ...requirement('lost', 'scope'), verdict: 'doubtful' }],
    integrity: 100,
  };
  expect(takeDoubtsForLosses(findings)).toEqual({
    passed: false,
    requirements: [requirement('kept', 'negation'), requirement('lost', 'negation')],
    added: [requirement('lost', 'scope')],
    integrity: 50,
  });
});

it('leaves a result without doubts as it is', () => {
  const findings: Findings = {
    passed: false,
    requirements: [requirement('lost', 'name')],
    added: [],
    integrity: 40,
  };
  expect(takeDoubtsForLosses(findings)).toEqual(findings);
});
