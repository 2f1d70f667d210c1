import { Type } from 'typebox';
import {
  BillingSchema,
  CancellationSchema,
  ChangeSubscriptionBody,
  CheckoutSchema,
  EventReceiptSchema,
  InvoiceSchema,
  InvoicesQuery,
  OffersSchema,
  OverageReplySchema,
  PlanChangePreviewSchema,
  PlanChangeSchema,
  PortalSchema,
  SetOverageBody,
  StartCheckoutBody,
  TRIAL,
} from '../billing.ts';
import { endpoint } from '../endpoint.ts';
import { billingEventExample } from '../examples/billing.ts';

const tag = { name: 'Billing', description: 'The plan of the organization: try one, buy one, pay for it' };

export const getBillingEndpoint = endpoint({
  operationId: 'getBilling',
  method: 'GET',
  path: '/api/v1/billing',
  access: 'billing:read',
  suspended: true,
  tag,
  summary: 'Get the plan and who decided it',
  description: 'What the plans hold is in `GET /api/v1/system/features`.',
  reply: { 200: BillingSchema },
  errors: [],
});

export const getBillingPlansEndpoint = endpoint({
  operationId: 'getBillingPlans',
  method: 'GET',
  path: '/api/v1/billing/plans',
  access: 'public',
  tag,
  summary: 'Get the plans that can be bought, and what they cost',
  description: 'Prices may be five minutes old. What the plans hold is in `GET /api/v1/system/features`.',
  reply: { 200: OffersSchema },
  errors: ['billing_unavailable'],
  limits: { rate: 'public' },
});

export const startTrialEndpoint = endpoint({
  operationId: 'startTrial',
  method: 'POST',
  path: '/api/v1/billing/trial',
  access: 'billing:write',
  action: 'billing.start-trial',
  tag,
  summary: `Try the plan ${TRIAL.plan} for ${TRIAL.days} days`,
  description:
    'No card is needed. An organization has one trial, and a person begins one. It begins within seconds: `pending` is null then. After it the plan is `free` again. Nothing is deleted.',
  reply: { 202: BillingSchema },
  errors: ['billing_disabled', 'trial_used', 'trial_unavailable'],
});

export const startCheckoutEndpoint = endpoint({
  operationId: 'startCheckout',
  method: 'POST',
  path: '/api/v1/billing/checkout',
  access: 'billing:write',
  action: 'billing.start-checkout',
  tag,
  summary: 'Buy a plan',
  description:
    'Open `url` in a browser and pay there. The plan changes after the payment, usually within seconds. Asked again before that, the answer is the same page. The first payment is for the days until the first of the next month.',
  body: StartCheckoutBody,
  reply: { 201: CheckoutSchema },
  errors: ['billing_disabled', 'plan_pinned', 'plan_not_sold', 'subscription_exists', 'billing_unavailable'],
  idempotent: true,
});

export const openBillingPortalEndpoint = endpoint({
  operationId: 'openBillingPortal',
  method: 'POST',
  path: '/api/v1/billing/portal',
  access: 'billing:write',
  action: null,
  tag,
  summary: 'Change the card, see invoices, cancel the subscription',
  description: 'Open `url` in a browser soon: it works for some minutes only.',
  reply: { 200: PortalSchema },
  errors: ['billing_disabled', 'billing_unavailable'],
});

export const listInvoicesEndpoint = endpoint({
  operationId: 'listInvoices',
  method: 'GET',
  path: '/api/v1/billing/invoices',
  access: 'billing:read',
  tag,
  summary: 'List invoices',
  description: 'Newest first. They are at Stripe; `url` is the page of one.',
  query: InvoicesQuery,
  reply: { 200: Type.Array(InvoiceSchema) },
  errors: ['billing_disabled', 'billing_unavailable'],
  page: true,
});

const CHANGE_ERRORS = [
  'billing_disabled',
  'plan_pinned',
  'plan_not_sold',
  'no_subscription',
  'subscription_cancelled',
  'payment_required',
  'change_refused',
  'billing_unavailable',
] as const;

const CANCELLATION_ERRORS = [
  'billing_disabled',
  'no_subscription',
  'change_refused',
  'billing_unavailable',
] as const;

export const previewSubscriptionChangeEndpoint = endpoint({
  operationId: 'previewSubscriptionChange',
  method: 'POST',
  path: '/api/v1/billing/change/preview',
  access: 'billing:write',
  action: null,
  tag,
  summary: 'See what another plan would cost now',
  description: 'Nothing changes. What is left of the present plan counts.',
  body: ChangeSubscriptionBody,
  reply: { 200: PlanChangePreviewSchema },
  errors: CHANGE_ERRORS,
});

export const changeSubscriptionEndpoint = endpoint({
  operationId: 'changeSubscription',
  method: 'POST',
  path: '/api/v1/billing/change',
  access: 'billing:write',
  action: 'billing.change-subscription',
  tag,
  summary: 'Change the plan that is paid for',
  description:
    'A better plan, and a year in place of a month, come at once, and the difference is paid at once. If that payment fails, the answer is 402 `payment_required`: the plan stays until it is paid on the page `url`. Everything else comes at the end of what is paid (`scheduledChange`). The plan that there is now calls such a change off.',
  body: ChangeSubscriptionBody,
  reply: { 200: PlanChangeSchema },
  errors: CHANGE_ERRORS,
});

export const cancelSubscriptionEndpoint = endpoint({
  operationId: 'cancelSubscription',
  method: 'POST',
  path: '/api/v1/billing/cancel',
  access: 'billing:write',
  action: 'billing.cancel-subscription',
  tag,
  summary: 'End the subscription when what is paid is used up',
  description: 'The plan stays until `cancelAt`. A change that was to come then is called off.',
  reply: { 200: CancellationSchema },
  errors: CANCELLATION_ERRORS,
});

export const resumeSubscriptionEndpoint = endpoint({
  operationId: 'resumeSubscription',
  method: 'POST',
  path: '/api/v1/billing/resume',
  access: 'billing:write',
  action: 'billing.resume-subscription',
  tag,
  summary: 'Let a cancelled subscription go on',
  description: 'Until `cancelAt`. After that, buy the plan again.',
  reply: { 200: CancellationSchema },
  errors: CANCELLATION_ERRORS,
});

export const setOverageEndpoint = endpoint({
  operationId: 'setOverage',
  method: 'PUT',
  path: '/api/v1/billing/overage',
  access: 'billing:write',
  action: 'billing.set-overage',
  tag,
  summary: 'Allow optimizations beyond the plan, up to a sum',
  description:
    'They are paid for after each calendar month. The limit counts in a moment, when the background worker has seen it. Turned off, nothing beyond the plan is done from then on; what was done is still paid.',
  body: SetOverageBody,
  reply: { 200: OverageReplySchema },
  errors: [
    'billing_disabled',
    'plan_required',
    'plan_pinned',
    'overage_not_sold',
    'no_subscription',
    'subscription_cancelled',
    'payment_required',
    'change_refused',
    'billing_unavailable',
  ],
});

export const receiveBillingEventEndpoint = endpoint({
  operationId: 'receiveBillingEvent',
  method: 'POST',
  path: '/api/v1/billing/events',
  access: 'public',
  action: null,
  tag,
  summary: 'Tell of a change at Stripe',
  description:
    'For Stripe alone, which signs the body in the header `Stripe-Signature`. Nothing of the body is taken over: the background worker asks Stripe how things are.',
  body: {
    media: {
      'application/json': Type.Any({ description: 'An event of Stripe', examples: [billingEventExample] }),
    },
  },
  reply: { 200: EventReceiptSchema },
  errors: ['billing_disabled', 'signature_invalid'],
});

export const billingEndpoints = [
  getBillingEndpoint,
  getBillingPlansEndpoint,
  startTrialEndpoint,
  startCheckoutEndpoint,
  openBillingPortalEndpoint,
  listInvoicesEndpoint,
  previewSubscriptionChangeEndpoint,
  changeSubscriptionEndpoint,
  cancelSubscriptionEndpoint,
  resumeSubscriptionEndpoint,
  setOverageEndpoint,
  receiveBillingEventEndpoint,
] as const;
