import type Stripe from 'stripe';

/** Those of an account that has not been set up to work out tax. */
export const pendingTaxSettings = (): Stripe.Tax.Settings => ({
  object: 'tax.settings',
  defaults: { provider: 'stripe', tax_behavior: null, tax_code: null },
  head_office: null,
  livemode: false,
  status: 'pending',
  status_details: { pending: { missing_fields: ['head_office'] } },
});
