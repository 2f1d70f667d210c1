import { type Feature, plansWith } from '@refinery/contracts/plans.ts';
import { DomainError } from '../errors/domain-error.ts';
import type { Caller } from './actor.ts';
import type { Settings } from './context.ts';

/**
 * Throws `plan_required` unless the plan of the caller's organization has a feature; it says which plan does.
 */
export function requireFeature(
  { plans }: Pick<Settings, 'plans'>,
  { plan }: Pick<Caller, 'plan'>,
  feature: Feature,
): void {
  if (plans[plan].features.includes(feature)) return;
  const [cheapest] = plansWith(plans, feature);
  const advice = cheapest ? `It needs the plan ${cheapest}.` : 'No plan of this service has it.';
  throw new DomainError('plan_required', `The plan ${plan} does not have ${feature}. ${advice}`);
}
