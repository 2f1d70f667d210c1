import { DEFAULT_PLANS, withChanges } from '@refinery/contracts/plans.ts';
import { expect, it } from 'vitest';
import type { Caller } from './actor.ts';
import { PLAIN_CALL_TERMS, permissionsOfRole } from './actor.ts';
import { BUILT_IN_DEFAULTS } from './request-defaults.ts';
import { requireFeature } from './require-feature.ts';

const onPlan = (plan: Caller['plan']): Caller => ({
  kind: 'api-key',
  apiKeyId: 'key',
  rateLimitPerMinute: null,
  calls: PLAIN_CALL_TERMS,
  organizationId: 'organization',
  userId: 'user',
  role: 'admin',
  permissions: permissionsOfRole('admin'),
  plan,
  mustVerify: false,
  defaults: BUILT_IN_DEFAULTS,
  suspended: null,
});
const refusal = (plans: typeof DEFAULT_PLANS, plan: Caller['plan']) => {
  try {
    return requireFeature({ plans }, onPlan(plan), 'scim');
  } catch (error) {
    return error;
  }
};

it('lets whoever is on a plan with the feature pass', () => {
  expect(refusal(DEFAULT_PLANS, 'enterprise')).toBeUndefined();
  expect(refusal(withChanges(DEFAULT_PLANS, { free: { features: ['scim'] } }), 'free')).toBeUndefined();
});

it('refuses everybody else, and names the plan that has it', () => {
  expect(refusal(DEFAULT_PLANS, 'pro')).toMatchObject({
    code: 'plan_required',
    message: 'The plan pro does not have scim. It needs the plan enterprise.',
  });
  expect(refusal(withChanges(DEFAULT_PLANS, { enterprise: { features: [] } }), 'enterprise')).toMatchObject({
    code: 'plan_required',
    message: 'The plan enterprise does not have scim. No plan of this service has it.',
  });
});
