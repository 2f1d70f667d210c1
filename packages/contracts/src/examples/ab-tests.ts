import { EXAMPLE_TIME, exampleId } from './ids.ts';

export const newAbTestExample = {
  promptId: exampleId('prompts'),
  label: 'production',
  arms: [
    { version: 1, weight: 0.9 },
    { version: 2, weight: 0.1 },
  ],
  metric: 'solved',
  guardrails: [
    { metric: 'cost', maxIncrease: 0.1, cap: 0.05 },
    { metric: 'errors', maxPoints: 0.02 },
  ],
};

export const startAbTestExample = { acknowledge: ['a1-5c0f9d3b7e'] };

const judged = { version: 2, difference: 0.002, proven: false, breached: false };

export const abTestExample = {
  id: exampleId('ab-tests'),
  promptId: newAbTestExample.promptId,
  label: 'production',
  status: 'running',
  metric: 'solved',
  missing: 'zero',
  windowHours: 24,
  alpha: 0.05,
  minUnits: 100,
  autoPromote: false,
  arms: [
    { version: 1, weight: 0.9, exposed: 4_512, closed: 4_101, mean: 0.71 },
    { version: 2, weight: 0.1, exposed: 498, closed: 455, mean: 0.74 },
  ],
  comparisons: [{ arm: 2, difference: 0.03, lower: -0.05, upper: 0.1, eValue: 0.8, verdict: 'inconclusive' }],
  guardrails: [
    { metric: 'cost', maxIncrease: 0.1, maxPoints: null, cap: 0.05, windowMinutes: 10, arms: [judged] },
    { metric: 'errors', maxIncrease: null, maxPoints: 0.02, cap: 1, windowMinutes: 10, arms: [judged] },
  ],
  srm: { exposed: 0.1, counted: 0.2, mismatch: false },
  winner: null,
  reason: null,
  createdAt: EXAMPLE_TIME,
  startedAt: EXAMPLE_TIME,
  endedAt: null,
};

export const abEventsExample = {
  events: [
    { eventId: 'c1f0-exposure', unit: 'user-481', kind: 'exposure' },
    { eventId: 'c1f0-solved', unit: 'user-481', kind: 'metric', name: 'solved', value: 1 },
  ],
};
