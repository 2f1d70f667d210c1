import {
  DEFAULT_PLANS,
  type PlanChanges,
  PlanChangesSchema,
  type PlanTable,
  type PlanTerms,
  withChanges,
} from '@refinery/contracts/plans.ts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const Rate = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));

/** Variables that change what the plans hold. */
export const planVariables = {
  PLANS: Type.String({
    default: '{}',
    description:
      'What changes in the table of plans, as JSON: `{"pro": {"monthly": {"optimizations": 20000}, "features": ["sso"]}}`. It counts for all organizations on the plan, from the next start on. The same for all processes',
  }),
  GATEWAY_RATE_FREE: Rate(
    'Calls to models that an organization on the free plan may make per minute, counted apart from other requests; 0: no limit. Default: `callRate` of the plan',
  ),
  GATEWAY_RATE_PRO: Rate('The same on the pro plan'),
  GATEWAY_RATE_ENTERPRISE: Rate('The same on the enterprise plan'),
  RATE_LIMIT_FREE: Rate(
    'Requests in one window on the free plan; 0: no limit. Reads are counted separately and have ten times this limit. Default: `requestRate` of the plan',
  ),
  RATE_LIMIT_PRO: Rate('The same on the pro plan'),
  RATE_LIMIT_ENTERPRISE: Rate('The same on the enterprise plan'),
};
export const PlanEnvironment = Type.Object(planVariables);
export type PlanEnvironment = Static<typeof PlanEnvironment>;

/** What the plans hold. Throws an Error that says what is wrong with `PLANS`. */
export function readPlans(env: PlanEnvironment): PlanTable {
  const table = withChanges(DEFAULT_PLANS, readPlanChanges(env.PLANS));
  return withChanges(table, {
    free: ratesOf(table.free, env.RATE_LIMIT_FREE, env.GATEWAY_RATE_FREE),
    pro: ratesOf(table.pro, env.RATE_LIMIT_PRO, env.GATEWAY_RATE_PRO),
    enterprise: ratesOf(table.enterprise, env.RATE_LIMIT_ENTERPRISE, env.GATEWAY_RATE_ENTERPRISE),
  });
}

/** The rates of a plan, or those of variables where they are set. */
const ratesOf = (terms: PlanTerms, requestRate = terms.requestRate, callRate = terms.callRate) => ({
  requestRate,
  callRate,
});

/** Reads `PLANS`. Throws an Error that says what is wrong with it. */
export function readPlanChanges(text: string): PlanChanges {
  const changes: unknown = JSON.parse(text);
  if (Value.Check(PlanChangesSchema, changes)) return changes;
  const [error] = Value.Errors(PlanChangesSchema, changes);
  const where = error?.instancePath.slice(1).replaceAll('/', '.') || 'it';
  // A name that the table does not have is compared with the schema `false`.
  throw new Error(`${where} ${error?.keyword === 'boolean' ? 'is not known' : error?.message}`);
}
