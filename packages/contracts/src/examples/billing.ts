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
  unpaidChange: null,
  overage: { limitUsd: 50, unitUsd: 0.01, units: 5_000, usedUnits: 120 },
  pending: null,
};

export const checkoutExample = {
  url: 'https://checkout.stripe.com/c/pay/cs_live_a1b2c3',
  expiresAt: '2026-05-19T09:30:00.000Z',
};

export const offersExample = {
  offers: [
    { plan: 'pro', interval: 'month', amount: 2_900, currency: 'usd', tax: 'exclusive' },
    { plan: 'pro', interval: 'year', amount: 29_000, currency: 'usd', tax: 'exclusive' },
  ],
  overage: { unitUsd: 0.01, tax: 'exclusive' },
};

export const planChangeExample = {
  plan: 'pro',
  interval: 'year',
  at: '2026-05-18T09:30:00.000Z',
  atPeriodEnd: false,
};

export const planChangePreviewExample = {
  dueNow: 27_813,
  currency: 'usd',
  at: '2026-05-18T09:30:00.000Z',
  atPeriodEnd: false,
};

export const overageExample = { overage: { limitUsd: 50, unitUsd: 0.01, units: 5_000, usedUnits: 120 } };

export const cancellationExample = { cancelAt: '2026-06-01T00:00:00.000Z' };

export const invoiceExample = {
  id: 'in_1a2b3c',
  number: 'ABCD1234-0001',
  status: 'paid',
  total: 2_900,
  currency: 'usd',
  createdAt: '2026-05-01T00:05:00.000Z',
  url: 'https://invoice.stripe.com/i/acct_1a2b3c/live_a1b2c3',
  pdfUrl: 'https://pay.stripe.com/invoice/acct_1a2b3c/live_a1b2c3/pdf',
};

export const portalExample = { url: 'https://billing.stripe.com/p/session/live_a1b2c3' };

export const billingEventExample = {
  id: 'evt_1a2b3c',
  object: 'event',
  type: 'customer.subscription.updated',
  data: { object: { id: 'sub_1a2b3c', object: 'subscription', customer: 'cus_1a2b3c' } },
};
