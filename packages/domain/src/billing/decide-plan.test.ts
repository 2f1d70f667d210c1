import { SUBSCRIPTION_STATUSES } from '@refinery/contracts/enums.ts';
import { describe, expect, it } from 'vitest';
import { type BillingFacts, decidePlan } from './decide-plan.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const GRACE_MS = 14 * 24 * 60 * 60_000;
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const NONE: BillingFacts = { trialEndsAt: null, status: null, boughtPlan: null, pastDueSince: null };
const FREE = { plan: 'free', source: 'default' };
const TRIAL = { plan: 'pro', source: 'trial' };
const BOUGHT = { plan: 'enterprise', source: 'stripe' };

it.each([
  ['no trial', null, FREE],
  ['a trial that ends later', ago(-1), TRIAL],
  ['a trial that ends now', NOW, FREE],
  ['a trial that has ended', ago(1), FREE],
] as const)('knows the plan with %s', (_, trialEndsAt, decided) => {
  expect(decidePlan({ ...NONE, trialEndsAt }, NOW)).toEqual(decided);
});

describe('a subscription', () => {
  it.each([
    ['active', null, BOUGHT],
    ['trialing', null, BOUGHT],
    ['past_due', ago(0), BOUGHT],
    ['past_due', ago(GRACE_MS - 1), BOUGHT],
    ['past_due', ago(GRACE_MS), FREE],
    ['incomplete', null, FREE],
    ['incomplete_expired', null, FREE],
    ['unpaid', null, FREE],
    ['paused', null, FREE],
    ['canceled', null, FREE],
  ] as const)('that is %s since %s', (status, pastDueSince, decided) => {
    expect(decidePlan({ ...NONE, status, boughtPlan: 'enterprise', pastDueSince }, NOW)).toEqual(decided);
  });

  it('counts before a trial, which goes on after it', () => {
    const facts = { ...NONE, boughtPlan: 'enterprise', trialEndsAt: ago(-1) } as const;
    expect(decidePlan({ ...facts, status: 'active' }, NOW)).toEqual(BOUGHT);
    expect(decidePlan({ ...facts, status: 'canceled' }, NOW)).toEqual(TRIAL);
  });

  it('without a plan of ours gives none', () => {
    for (const status of SUBSCRIPTION_STATUSES)
      expect(decidePlan({ ...NONE, status, pastDueSince: NOW }, NOW)).toEqual(FREE);
  });
});
