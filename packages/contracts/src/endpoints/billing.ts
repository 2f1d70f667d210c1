import { Type } from 'typebox';
import {
  BillingSchema,
  CheckoutSchema,
  EventReceiptSchema,
  PortalSchema,
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
  startTrialEndpoint,
  startCheckoutEndpoint,
  openBillingPortalEndpoint,
  receiveBillingEventEndpoint,
] as const;
