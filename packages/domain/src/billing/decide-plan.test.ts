import { expect, it } from 'vitest';
import { decidePlan } from './decide-plan.ts';

const NOW = new Date('2026-03-15T12:00:00Z');

it.each([
  ['no trial', null, { plan: 'free', source: 'default' }],
  ['a trial that ends later', new Date(NOW.getTime() + 1), { plan: 'pro', source: 'trial' }],
  ['a trial that ends now', NOW, { plan: 'free', source: 'default' }],
  ['a trial that has ended', new Date(NOW.getTime() - 1), { plan: 'free', source: 'default' }],
] as const)('knows the plan with %s', (_, trialEndsAt, decided) => {
  expect(decidePlan({ trialEndsAt }, NOW)).toEqual(decided);
});
