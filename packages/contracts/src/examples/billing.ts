export const billingExample = {
  mode: 'stripe',
  plan: 'pro',
  source: 'trial',
  trialEndsAt: '2026-05-18T09:30:00.000Z',
  pending: null,
};
