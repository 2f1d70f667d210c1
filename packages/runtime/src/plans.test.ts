import { DEFAULT_PLANS, withChanges } from '@refinery/contracts/plans.ts';
import { expect, it } from 'vitest';
import { EnvironmentError, parseEnvironment } from './environment.ts';
import { PlanEnvironment } from './plans.ts';
import { plansOf } from './settings.ts';

const plansFor = (env: Record<string, string>) => plansOf(parseEnvironment(PlanEnvironment, env));

it('are those of the product where nothing is said', () => {
  expect(plansFor({})).toEqual(DEFAULT_PLANS);
});

it('change as PLANS says, and variables of one rate say more', () => {
  const pro = { monthly: { optimizations: 20_000 }, requestRate: 5, callRate: 6, features: ['scim'] };
  const changes = { pro: { ...pro, features: ['scim' as const] } };
  expect(plansFor({ PLANS: JSON.stringify({ pro }) })).toEqual(withChanges(DEFAULT_PLANS, changes));
  const env = { PLANS: JSON.stringify({ pro }), RATE_LIMIT_PRO: '0', GATEWAY_RATE_FREE: '7' };
  expect(plansFor(env)).toEqual(
    withChanges(DEFAULT_PLANS, { pro: { ...changes.pro, requestRate: 0 }, free: { callRate: 7 } }),
  );
});

it('says which name of PLANS is not known', () => {
  expect(() => plansFor({ PLANS: '{"free": {"monthly": {"pages": 1}}}' })).toThrow(
    'PLANS: free.monthly.pages is not known',
  );
});

it.each([
  ['no JSON', '{'],
  ['no object', '3'],
  ['a plan that there is not', '{"team": {}}'],
  ['a meter that there is not', '{"pro": {"monthly": {"pages": 1}}}'],
  ['a feature that there is not', '{"pro": {"features": ["all"]}}'],
  ['a limit below zero', '{"pro": {"monthly": {"prompts": -1}}}'],
])('refuse %s, and name the variable', (_what, text) => {
  expect(() => plansFor({ PLANS: text })).toThrow(EnvironmentError);
  expect(() => plansFor({ PLANS: text })).toThrow(/PLANS: \S+/);
});
