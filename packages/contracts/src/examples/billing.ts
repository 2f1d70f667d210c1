export const billingExample = {
  mode: 'stripe',
  plan: 'pro',
  source: 'stripe',
  trialEndsAt: '2026-05-18T09:30:00.000Z',
  status: 'active',
  interval: 'month',
  periodEnd: '2026-06-01T00:00:00.000Z',
  cancelAt: null,
  graceEndsAt: null,
  scheduledChange: null,
  pending: null,
};

export const checkoutExample = {
  url: 'https://checkout.stripe.com/c/pay/cs_live_a1b2c3',
  expiresAt: '2026-05-19T09:30:00.000Z',
};

export const planChangeExample = { plan: 'pro', interval: 'year', at: '2026-05-18T09:30:00.000Z' };

export const planChangePreviewExample = { dueNow: 27_813, currency: 'usd', at: '2026-05-18T09:30:00.000Z' };

export const cancellationExample = { cancelAt: '2026-06-01T00:00:00.000Z' };

export const portalExample = { url: 'https://billing.stripe.com/p/session/live_a1b2c3' };

export const billingEventExample = {
  id: 'evt_1a2b3c',
  object: 'event',
  type: 'customer.subscription.updated',
  data: { object: { id: 'sub_1a2b3c', object: 'subscription', customer: 'cus_1a2b3c' } },
};
