import { type Static, Type } from 'typebox';
import { BILLING_INTERVALS, PLAN_SOURCES, PLANS, SUBSCRIPTION_STATUSES } from './enums.ts';
import {
  billingExample,
  cancellationExample,
  checkoutExample,
  invoiceExample,
  offersExample,
  overageExample,
  planChangeExample,
  planChangePreviewExample,
  portalExample,
} from './examples/billing.ts';
import { pageFields } from './pagination.ts';
import { NullableTimestamp, nullable, oneOf, strict, Timestamp } from './schema-helpers.ts';

/** The plan that is tried, and for how long, in days of 24 hours. */
export const TRIAL = { plan: 'pro', days: 14 } as const;

/** How long a plan stays while its payment is due, in days of 24 hours. */
export const GRACE_DAYS = 14;

/** Who decides about plans: operators alone, or Stripe and trials, too. */
const BILLING_MODES = ['operator', 'stripe'] as const;

/** Plans that can be bought. */
export const SOLD_PLANS = ['pro', 'enterprise'] as const;
export type SoldPlan = (typeof SOLD_PLANS)[number];

const NullableTime = (description: string) =>
  nullable<string>({ type: 'string', format: 'date-time', description });

const NullableUrl = (description: string) => nullable<string>({ type: 'string', description });

const planChange = {
  plan: oneOf(PLANS),
  interval: oneOf(BILLING_INTERVALS, { description: 'How often it is paid for' }),
  at: Timestamp('When the plan changes'),
};
const atPeriodEnd = Type.Boolean({
  description: 'Whether the plan changes when what is paid is used up. Else it changes at once',
});

const ScheduledChangeSchema = Type.Object(planChange, { title: 'ScheduledChange' });
export type ScheduledChange = Static<typeof ScheduledChangeSchema>;

const UnpaidChangeSchema = Type.Object(
  {
    plan: planChange.plan,
    interval: planChange.interval,
    expiresAt: Timestamp('Until when it can be paid'),
    url: NullableUrl('Where it is paid, if Stripe has a page for it'),
  },
  { title: 'UnpaidChange', description: 'A better plan that begins as soon as it is paid' },
);
export type UnpaidChange = Static<typeof UnpaidChangeSchema>;

export const PlanChangeSchema = Type.Object(
  { ...planChange, atPeriodEnd },
  { title: 'PlanChange', examples: [planChangeExample] },
);
export type PlanChange = Static<typeof PlanChangeSchema>;

const OverageSchema = Type.Object(
  {
    limitUsd: Type.Number({
      description: 'The most that optimizations beyond the plan may cost in a calendar month, in US dollars',
    }),
    unitUsd: Type.Number({ description: 'What each of them costs' }),
    units: Type.Integer({ description: 'How many they may be in a calendar month' }),
    usedUnits: Type.Integer({
      description:
        'How many of them were asked for this month. What came to nothing is not counted. A larger plan takes nothing back: what was used before it is paid',
    }),
  },
  { title: 'Overage', description: 'Optimizations beyond the plan, which are paid for after the month' },
);
export type Overage = Static<typeof OverageSchema>;

const NullableOverage = nullable<Overage>({ ...OverageSchema, description: 'null: none beyond the plan' });

export const SetOverageBody = Type.Object(
  {
    enabled: Type.Boolean({ description: 'Whether there are any beyond the plan' }),
    limitUsd: Type.Optional(
      Type.Number({
        minimum: 0.01,
        maximum: 1_000_000,
        description:
          'The most that they may cost in a calendar month, in whole cents. Required if `enabled`. It counts from now on, for this month too',
      }),
    ),
  },
  { ...strict, examples: [{ enabled: true, limitUsd: 50 }] },
);
export type SetOverageBody = Static<typeof SetOverageBody>;

export const OverageReplySchema = Type.Object(
  { overage: NullableOverage },
  { title: 'OverageReply', examples: [overageExample] },
);
export type OverageReply = Static<typeof OverageReplySchema>;

export const BillingSchema = Type.Object(
  {
    mode: oneOf(BILLING_MODES, {
      description: '`operator`: only operators of this service change plans. `stripe`: billing is on',
    }),
    plan: oneOf(PLANS, { description: 'The plan that counts now' }),
    source: oneOf(PLAN_SOURCES, {
      description:
        'Who decided it. `default`: nobody. `trial`: the trial, until `trialEndsAt`. `stripe`: the subscription. `operator`: an operator; billing does not change it',
    }),
    trialEndsAt: NullableTimestamp,
    status: nullable<(typeof SUBSCRIPTION_STATUSES)[number]>({
      type: 'string',
      enum: [...SUBSCRIPTION_STATUSES],
      description: 'How the subscription is, in the words of Stripe; null: there was none',
    }),
    interval: nullable<(typeof BILLING_INTERVALS)[number]>({
      type: 'string',
      enum: [...BILLING_INTERVALS],
      description: 'How often the subscription is paid for',
    }),
    periodEnd: NullableTime(
      'When the period ends that is paid for. While a payment is due (`past_due`): the one that is to be paid',
    ),
    cancelAt: NullableTime('When the subscription ends, if it was cancelled'),
    graceEndsAt: NullableTime(
      'If a payment is due: until when the plan stays. After that it is `free`. Nothing is deleted',
    ),
    scheduledChange: nullable<ScheduledChange>(ScheduledChangeSchema),
    unpaidChange: nullable<UnpaidChange>(UnpaidChangeSchema),
    overage: NullableOverage,
    pending: nullable<'trial'>({
      type: 'string',
      enum: ['trial'],
      description: 'What was asked for and has not begun yet',
    }),
  },
  { title: 'Billing', examples: [billingExample] },
);
export type BillingReply = Static<typeof BillingSchema>;

const wantedPlan = {
  plan: oneOf(SOLD_PLANS, { description: 'The plan to have' }),
  interval: oneOf(BILLING_INTERVALS, { description: 'How often to pay' }),
};

export const StartCheckoutBody = Type.Object(wantedPlan, {
  ...strict,
  examples: [{ plan: 'pro', interval: 'month' }],
});
export type StartCheckoutBody = Static<typeof StartCheckoutBody>;

export const ChangeSubscriptionBody = Type.Object(wantedPlan, {
  ...strict,
  examples: [{ plan: 'pro', interval: 'year' }],
});
export type ChangeSubscriptionBody = Static<typeof ChangeSubscriptionBody>;

/** How a price and its tax go together: the tax comes on top, or is a part of the price. */
export const TAX_BEHAVIORS = ['exclusive', 'inclusive'] as const;
export type TaxBehavior = (typeof TAX_BEHAVIORS)[number];

const taxField = nullable<TaxBehavior>({
  type: 'string',
  enum: [...TAX_BEHAVIORS],
  description:
    '`exclusive`: tax comes on top, by the address of who buys. `inclusive`: it is a part of the price. null: no tax is worked out',
});

const OfferSchema = Type.Object(
  {
    plan: oneOf(SOLD_PLANS),
    interval: oneOf(BILLING_INTERVALS, { description: 'How often it is paid for' }),
    amount: Type.Integer({
      description: 'What it costs each time, in the smallest unit of the currency, such as cents',
    }),
    currency: Type.String({ description: 'Three small letters, such as `usd`' }),
    tax: taxField,
  },
  { title: 'Offer' },
);

export const OffersSchema = Type.Object(
  {
    offers: Type.Array(OfferSchema, { description: 'Empty where billing is off' }),
    overage: nullable<{ unitUsd: number; tax: TaxBehavior | null }>({
      type: 'object',
      required: ['unitUsd', 'tax'],
      additionalProperties: false,
      properties: {
        unitUsd: { type: 'number', description: 'What each costs, in US dollars' },
        tax: taxField,
      },
      description: 'Optimizations beyond a plan; null: they are not sold',
    }),
  },
  { title: 'Offers', examples: [offersExample] },
);
export type OffersReply = Static<typeof OffersSchema>;

export const PlanChangePreviewSchema = Type.Object(
  {
    dueNow: Type.Integer({
      description:
        'What would be paid at once, in the smallest unit of the currency, such as cents. It may differ a little later: it is reckoned by the second',
    }),
    currency: Type.String({ description: 'Three small letters, such as `usd`' }),
    at: Timestamp('When the plan would change'),
    atPeriodEnd,
  },
  { title: 'PlanChangePreview', examples: [planChangePreviewExample] },
);
export type PlanChangePreview = Static<typeof PlanChangePreviewSchema>;

export const CancellationSchema = Type.Object(
  { cancelAt: NullableTime('When the subscription ends; null: it goes on') },
  { title: 'Cancellation', examples: [cancellationExample] },
);
export type CancellationReply = Static<typeof CancellationSchema>;

export const CheckoutSchema = Type.Object(
  {
    url: Type.String({ description: 'The page of Stripe where the plan is paid for' }),
    expiresAt: Timestamp('Until when this page can be used'),
  },
  { title: 'Checkout', examples: [checkoutExample] },
);
export type CheckoutReply = Static<typeof CheckoutSchema>;

export const INVOICE_STATUSES = ['draft', 'open', 'paid', 'uncollectible', 'void'] as const;

export const InvoicesQuery = Type.Object(
  { ...pageFields, cursor: Type.Optional(Type.String({ pattern: '^in_[A-Za-z0-9]{1,100}$' })) },
  strict,
);

export const InvoiceSchema = Type.Object(
  {
    id: Type.String({ description: 'The id at Stripe' }),
    number: nullable<string>({ type: 'string', description: 'As it stands on the invoice; null: a draft' }),
    status: oneOf(INVOICE_STATUSES, { description: '`open`: it is to be paid' }),
    total: Type.Integer({
      description: 'In the smallest unit of the currency, such as cents. Less than zero: a credit',
    }),
    currency: Type.String({ description: 'Three small letters, such as `usd`' }),
    createdAt: Timestamp(),
    url: NullableUrl('The page where it is read, and paid'),
    pdfUrl: NullableUrl('The same as a PDF file'),
  },
  { title: 'Invoice', examples: [invoiceExample] },
);
export type InvoiceReply = Static<typeof InvoiceSchema>;

export const PortalSchema = Type.Object(
  { url: Type.String({ description: 'The page of Stripe for cards, the address, invoices and cancelling' }) },
  { title: 'BillingPortal', examples: [portalExample] },
);
export type PortalReply = Static<typeof PortalSchema>;

export const EventReceiptSchema = Type.Object(
  { received: Type.Boolean({ description: 'Always true, also where the event changes nothing here' }) },
  { title: 'EventReceipt', examples: [{ received: true }] },
);
export type EventReceipt = Static<typeof EventReceiptSchema>;
