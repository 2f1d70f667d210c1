import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture.ts';
import { day, errorOf, openStripe, START, unix } from './open-stripe.ts';

const test = fixture(() => openStripe());

async function checkout(open = test, trialDays?: number): Promise<{ customer: string; id: string }> {
  const customer = await open.stripe.customers.create({ metadata: { organization: 'acme' } });
  const session = await open.stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: open.shop.proMonthly, quantity: 1 }, { price: open.shop.overage }],
    success_url: 'https://refinery.example/billing',
    subscription_data: {
      metadata: { organization: 'acme' },
      ...(trialDays === undefined ? null : { trial_period_days: trialDays }),
    },
  });
  expect(session).toMatchObject({
    status: 'open',
    url: expect.stringContaining(session.id),
    expires_at: START.getTime() / 1000 + 86_400,
  });
  return { customer: customer.id, id: session.id };
}

describe('Checkout', () => {
  it('makes a paid subscription when the customer completes it', async () => {
    const { fake, stripe } = test;
    const { customer, id } = await checkout();
    fake.takeEvents();
    const { subscription } = fake.completeCheckout(id, 'pm_card_visa');
    expect(await stripe.subscriptions.retrieve(String(subscription))).toMatchObject({
      status: 'active',
      customer,
      metadata: { organization: 'acme' },
    });
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items', 'subscription'] });
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      subscription: { id: subscription },
    });
    expect(session.line_items?.data).toHaveLength(2);
    const types = fake.takeEvents().map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['customer.subscription.created', 'invoice.paid', 'checkout.session.completed']),
    );
    expect(() => fake.completeCheckout(id, 'pm_card_visa')).toThrow('complete');
  });

  it.each(['pm_card_chargeDeclined', 'pm_card_chargeCustomerFail'] as const)(
    'stays open with %s',
    async (card) => {
      const { fake, stripe } = test;
      const { customer, id } = await checkout();
      expect(fake.completeCheckout(id, card)).toMatchObject({ paid: false });
      expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' });
      expect(fake.subscriptionsOf(customer)).toEqual([]);
    },
  );

  it('asks the customer to authenticate', async () => {
    const { fake } = test;
    const { id } = await checkout();
    const card = 'pm_card_authenticationRequired';
    expect(fake.completeCheckout(id, card, { authenticates: false })).toMatchObject({ paid: false });
    expect(fake.completeCheckout(id, card)).toMatchObject({ paid: true });
  });

  it('begins with a trial', async () => {
    const { fake, stripe } = test;
    const { id } = await checkout(test, 14);
    const { subscription } = fake.completeCheckout(id, 'pm_card_visa');
    expect(await stripe.subscriptions.retrieve(String(subscription))).toMatchObject({
      status: 'trialing',
      trial_end: unix('2026-01-30T12:00:00'),
    });
  });

  it('lets two sessions of one customer become two subscriptions', async () => {
    const { fake, stripe, shop } = test;
    const { customer, id } = await checkout();
    const other = await stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: shop.proMonthly, quantity: 1 }],
      success_url: 'https://refinery.example/billing',
    });
    const open = await stripe.checkout.sessions.list({ customer, status: 'open' });
    expect(open.data.map((session) => session.id)).toEqual([other.id, id]);
    fake.completeCheckout(id, 'pm_card_visa');
    fake.completeCheckout(other.id, 'pm_card_visa');
    expect(fake.subscriptionsOf(customer)).toHaveLength(2);
    // The newer one is given back.
    const newer = fake.subscriptionsOf(customer)[1];
    await stripe.subscriptions.cancel(newer?.id ?? '');
    const payments = await stripe.invoicePayments.list({ invoice: String(newer?.latest_invoice) });
    const intent = String(payments.data[0]?.payment.payment_intent);
    await stripe.refunds.create({ payment_intent: intent });
    expect(fake.paidBy(customer)).toBe(3100);
    expect(await errorOf(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  it('expires after a day, or when it is called off', async () => {
    const open = await openStripe();
    const { fake, stripe } = open;
    const called = await checkout(open);
    await stripe.checkout.sessions.expire(called.id);
    const left = await checkout(open);
    fake.advance(day('2026-01-17T12:00:00'));
    expect(await stripe.checkout.sessions.retrieve(left.id)).toMatchObject({ status: 'expired', url: null });
    const expired = fake.takeEvents().filter(({ type }) => type === 'checkout.session.expired');
    expect(expired).toHaveLength(2);
    expect(await errorOf(stripe.checkout.sessions.expire(left.id))).toMatchObject({ statusCode: 400 });
    await open.close();
  });
});
