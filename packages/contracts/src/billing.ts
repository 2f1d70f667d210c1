import { type Static, Type } from 'typebox';
import { PLAN_SOURCES, PLANS } from './enums.ts';
import { billingExample } from './examples/billing.ts';
import { NullableTimestamp, nullable, oneOf } from './schema-helpers.ts';

/** The plan that is tried, and for how long, in days of 24 hours. */
export const TRIAL = { plan: 'pro', days: 14 } as const;

/** Who decides about plans: operators alone, or Stripe and trials, too. */
const BILLING_MODES = ['operator', 'stripe'] as const;
export type BillingMode = (typeof BILLING_MODES)[number];

export const BillingSchema = Type.Object(
  {
    mode: oneOf(BILLING_MODES, {
      description: '`operator`: only operators of this service change plans. `stripe`: billing is on',
    }),
    plan: oneOf(PLANS, { description: 'The plan that counts now' }),
    source: oneOf(PLAN_SOURCES, {
      description:
        'Who decided it. `default`: nobody. `trial`: the trial, until `trialEndsAt`. `operator`: an operator; billing does not change it',
    }),
    trialEndsAt: NullableTimestamp,
    pending: nullable<'trial'>({
      type: 'string',
      enum: ['trial'],
      description: 'What was asked for and has not begun yet',
    }),
  },
  { title: 'Billing', examples: [billingExample] },
);
export type BillingReply = Static<typeof BillingSchema>;
