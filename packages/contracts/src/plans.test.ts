import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { DEFAULT_PLANS, PlanChangesSchema, plansWith, withChanges } from './plans.ts';

it('has the terms of each plan', () => {
  expect(DEFAULT_PLANS).toEqual({
    free: {
      monthly: { optimizations: 1_000, prompts: 100, enrichments: 20, test_cells: 1_000 },
      requestRate: 100,
      callRate: 60,
      features: [],
    },
    pro: {
      monthly: { optimizations: 10_000, prompts: 1_000, enrichments: 500, test_cells: 50_000 },
      requestRate: 1_000,
      callRate: 1_000,
      features: ['sso', 'overage'],
    },
    enterprise: {
      monthly: { optimizations: null, prompts: null, enrichments: null, test_cells: null },
      requestRate: 0,
      callRate: 0,
      features: ['sso', 'scim', 'overage'],
    },
  });
});

it('changes what is named and nothing else', () => {
  const changed = withChanges(DEFAULT_PLANS, {
    free: { monthly: { prompts: null }, features: ['sso'] },
    pro: { requestRate: 7 },
  });
  expect(changed).toEqual({
    free: {
      ...DEFAULT_PLANS.free,
      monthly: { ...DEFAULT_PLANS.free.monthly, prompts: null },
      features: ['sso'],
    },
    pro: { ...DEFAULT_PLANS.pro, requestRate: 7 },
    enterprise: DEFAULT_PLANS.enterprise,
  });
  expect(withChanges(DEFAULT_PLANS, {})).toEqual(DEFAULT_PLANS);
});

it.each([
  [{ team: {} }],
  [{ free: { limit: 3 } }],
  [{ free: { monthly: { pages: 3 } } }],
  [{ free: { monthly: { prompts: -1 } } }],
  [{ free: { monthly: { prompts: 1.5 } } }],
  [{ free: { requestRate: null } }],
  [{ free: { features: ['everything'] } }],
])('refuses %j', (changes) => {
  expect(Value.Check(PlanChangesSchema, changes)).toBe(false);
});

it('knows the cheapest plan that has a feature', () => {
  expect(plansWith(DEFAULT_PLANS, 'sso')).toEqual(['pro', 'enterprise']);
  expect(plansWith(DEFAULT_PLANS, 'scim')).toEqual(['enterprise']);
  const none = withChanges(DEFAULT_PLANS, { enterprise: { features: [] } });
  expect(plansWith(none, 'scim')).toEqual([]);
});
