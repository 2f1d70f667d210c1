import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture.ts';
import { customerWith, day, errorOf, openStripe, unix } from './open-stripe.ts';

const test = fixture(() => openStripe());

describe('what an operator sets up', () => {
  it('makes a portal, which needs a configuration by name', async () => {
    const { stripe } = test;
    const { id: customer } = await stripe.customers.create();
    expect(await errorOf(stripe.billingPortal.sessions.create({ customer }))).toMatchObject({
      param: 'configuration',
    });
    const made = await stripe.billingPortal.configurations.create({
      features: {
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true, mode: 'at_period_end' },
      },
    });
    const changed = await stripe.billingPortal.configurations.update(made.id, {
      features: { invoice_history: { enabled: true } },
    });
    expect(changed.features).toMatchObject({
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
    });
    const session = await stripe.billingPortal.sessions.create({
      customer,
      configuration: made.id,
      return_url: 'https://refinery.example/billing',
    });
    expect(session.url).toContain(session.id);
  });

  it('makes webhook endpoints, whose secret is told once', async () => {
    const { stripe } = test;
    const made = await stripe.webhookEndpoints.create({
      url: 'https://refinery.example/api/billing/events',
      enabled_events: ['customer.subscription.updated'],
    });
    expect(made.secret).toMatch(/^whsec_/);
    const { data } = await stripe.webhookEndpoints.list();
    expect(data).toMatchObject([{ id: made.id, status: 'enabled' }]);
    expect(data[0]).not.toHaveProperty('secret');
  });

  it('moves a lookup key to another price only when asked to', async () => {
    const { stripe, fake } = await openStripe();
    const [old] = (await stripe.prices.list({ lookup_keys: ['pro_monthly'] })).data;
    const product = String(old?.product);
    const price = {
      product,
      currency: 'usd',
      unit_amount: 1,
      recurring: { interval: 'month' as const },
      lookup_key: 'pro_monthly',
    };
    expect(await errorOf(stripe.prices.create(price))).toMatchObject({ param: 'lookup_key' });
    const made = await stripe.prices.create({ ...price, transfer_lookup_key: true });
    const now = await stripe.prices.list({ lookup_keys: ['pro_monthly'] });
    expect(now.data.map(({ id }) => id)).toEqual([made.id]);
    await fake.close();
  });
});

describe('cards', () => {
  it('refuses a subscription without a card, and with one that does not pay where asked to', async () => {
    const { stripe, shop, fake } = test;
    const items = [{ price: shop.proMonthly }];
    const { id: nobody } = await stripe.customers.create();
    expect(await errorOf(stripe.subscriptions.create({ customer: nobody, items }))).toMatchObject({
      code: 'resource_missing',
    });
    const customer = await customerWith(stripe, 'pm_card_chargeCustomerFail');
    const refused = stripe.subscriptions.create({ customer, items, payment_behavior: 'error_if_incomplete' });
    expect(await errorOf(refused)).toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(fake.subscriptionsOf(customer)).toEqual([]);
    const made = await stripe.subscriptions.create({ customer, items });
    expect(made.status).toBe('incomplete');
    expect(await errorOf(stripe.subscriptions.update(made.id, { cancel_at_period_end: true }))).toMatchObject(
      {
        statusCode: 400,
      },
    );
    expect(await errorOf(stripe.invoices.pay(String(made.latest_invoice)))).toMatchObject({
      statusCode: 402,
    });
    const paid = await stripe.invoices.pay(String(made.latest_invoice), { payment_method: 'pm_card_visa' });
    expect(paid.status).toBe('paid');
    expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('active');
  });

  it('asks for the customer at a renewal, and takes what is authenticated then', async () => {
    const { stripe, shop, fake } = await openStripe();
    const customer = await customerWith(stripe, 'pm_card_authenticationRequired');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    expect(fake.payHostedInvoice(String(made.latest_invoice))).toMatchObject({ paid: true });
    fake.takeEvents();
    fake.advance(day('2026-02-16T13:00:00'));
    expect(fake.takeEvents().map(({ type }) => type)).toContain('invoice.payment_action_required');
    const late = await stripe.subscriptions.retrieve(made.id);
    expect(late.status).toBe('past_due');
    expect(fake.payHostedInvoice(String(late.latest_invoice))).toMatchObject({ paid: true });
    expect((await stripe.subscriptions.retrieve(made.id)).status).toBe('active');
    await fake.close();
  });
});

describe('refusals', () => {
  it('changes nothing where a part of an update is refused', async () => {
    const { stripe, shop } = test;
    const customer = await customerWith(stripe, 'pm_card_visa');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    const refused = stripe.subscriptions.update(made.id, {
      cancel_at_period_end: true,
      items: [{ id: 'si_none', price: shop.teamMonthly }],
    });
    expect(await errorOf(refused)).toMatchObject({ statusCode: 400 });
    const pending = stripe.subscriptions.update(made.id, {
      payment_behavior: 'pending_if_incomplete',
      metadata: { plan: 'team' },
    });
    expect(await errorOf(pending)).toMatchObject({ param: 'metadata' });
    const after = await stripe.subscriptions.retrieve(made.id);
    expect(after).toMatchObject({ cancel_at_period_end: false, cancellation_details: { reason: null } });
    expect(after.metadata).toEqual({});
  });

  it('refuses usage that is too old, ahead, of nobody, or of no meter', async () => {
    const { stripe } = test;
    const { id } = await stripe.customers.create();
    const report = (eventName: string, customer: string, at: string) =>
      errorOf(
        stripe.billing.meterEvents.create({
          event_name: eventName,
          payload: { stripe_customer_id: customer, value: '1' },
          timestamp: unix(at),
        }),
      );
    expect(await report('units', id, '2025-12-01T00:00:00')).toMatchObject({
      code: 'timestamp_too_far_in_past',
    });
    expect(await report('units', id, '2026-01-16T12:10:00')).toMatchObject({ code: 'timestamp_in_future' });
    expect(await report('units', 'cus_none', '2026-01-16T12:00:00')).toMatchObject({
      code: 'resource_missing',
    });
    expect(await report('seats', id, '2026-01-16T12:00:00')).toMatchObject({ param: 'event_name' });
  });

  it('lets a schedule go, so that the subscription can be canceled again', async () => {
    const { stripe, shop } = test;
    const customer = await customerWith(stripe, 'pm_card_visa');
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: made.id });
    expect(await errorOf(stripe.subscriptionSchedules.create({ from_subscription: made.id }))).toMatchObject({
      param: 'from_subscription',
    });
    const released = await stripe.subscriptionSchedules.release(schedule.id);
    expect(released).toMatchObject({ status: 'released', released_subscription: made.id });
    expect(await stripe.subscriptions.update(made.id, { cancel_at_period_end: true })).toMatchObject({
      schedule: null,
      cancel_at_period_end: true,
    });
  });
});
