import { BillingSchema, TRIAL } from '../billing.ts';
import { endpoint } from '../endpoint.ts';

const tag = { name: 'Billing', description: 'The plan of the organization, and trying another one' };

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

export const billingEndpoints = [getBillingEndpoint, startTrialEndpoint] as const;
