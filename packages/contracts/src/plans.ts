import { type Static, Type } from 'typebox';
import { namesIn, PLANS, type Plan } from './enums.ts';
import { nullable, oneOf, strict } from './schema-helpers.ts';

/**
 * What only some plans have: sign-in through a company's identity provider, its directory, and units beyond
 * the plan.
 */
const FEATURES = ['sso', 'scim', 'overage'] as const;
export type Feature = (typeof FEATURES)[number];

const Limit = nullable<number>({ type: 'integer', minimum: 0, description: 'null: unlimited' });
const MonthlySchema = Type.Object(
  { optimizations: Limit, prompts: Limit, enrichments: Limit, test_cells: Limit },
  { ...strict, description: 'Limits a calendar month, in whole units' },
);

/** What a plan limits a calendar month. */
export type MeterName = keyof Static<typeof MonthlySchema>;
export const METERS = namesIn(MonthlySchema.properties);

/** What organizations on a plan get. */
export const PlanTermsSchema = Type.Object(
  {
    monthly: MonthlySchema,
    requestRate: Type.Integer({
      minimum: 0,
      description: 'Requests in one window of the rate limits; reads have ten times as many. 0: no limit',
    }),
    callRate: Type.Integer({ minimum: 0, description: 'Calls to models a minute; 0: no limit' }),
    features: Type.Array(oneOf(FEATURES), { description: 'What only some plans have' }),
  },
  strict,
);
export type PlanTerms = Static<typeof PlanTermsSchema>;
export type PlanTable = Readonly<Record<Plan, PlanTerms>>;

/** The plans, unless whoever operates the product changes them: the one table of what they hold. */
export const DEFAULT_PLANS: PlanTable = {
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
};

const ChangedTermsSchema = Type.Partial(
  Type.Object({ ...PlanTermsSchema.properties, monthly: Type.Partial(MonthlySchema, strict) }),
  strict,
);

/** What changes in the table of plans; what is left out stays. */
export const PlanChangesSchema = Type.Partial(
  Type.Object({ free: ChangedTermsSchema, pro: ChangedTermsSchema, enterprise: ChangedTermsSchema }),
  strict,
);
export type PlanChanges = Static<typeof PlanChangesSchema>;

/** A table of plans with changes. */
export function withChanges(table: PlanTable, changes: PlanChanges): PlanTable {
  const changed = (plan: Plan): PlanTerms => ({
    ...table[plan],
    ...changes[plan],
    monthly: { ...table[plan].monthly, ...changes[plan]?.monthly },
  });
  return { free: changed('free'), pro: changed('pro'), enterprise: changed('enterprise') };
}

/** The plans that have a feature, the cheapest first. */
export const plansWith = (table: PlanTable, feature: Feature): Plan[] =>
  PLANS.filter((plan) => table[plan].features.includes(feature));
