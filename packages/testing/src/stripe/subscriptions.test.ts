import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture.ts';
import { customerWith, day, errorOf, openStripe, START, unix } from './open-stripe.ts';

const test = fixture(() => openStripe());
const card = 'pm_card_visa';
const first = { day_of_month: 1, hour: 0, minute: 0, second: 0 };

describe('subscriptions', () => {
  it('has the shapes of the SDK: periods on items, invoices by their parent, payments of invoices', async () => {
    const { stripe, shop } = test;
    const customer = await customerWith(stripe, card);
    const subscription = await stripe.subscriptions.create({
      customer,
      items: [{ price: shop.proMonthly }],
      expand: ['latest_invoice.payments', 'latest_invoice.confirmation_secret'],
    });
    expect(subscription).toMatchObject({ status: 'active', customer, billing_mode: { type: 'flexible' } });
    expect(subscription).not.toHaveProperty('current_period_end');
    const [item] = subscription.items.data;
    expect(item?.current_period_start).toBe(START.getTime() / 1000);
    expect(item?.current_period_end).toBe(unix('2026-02-16T12:00:00'));
    expect(subscription.latest_invoice).toMatchObject({
      status: 'paid',
      amount_paid: 3100,
      billing_reason: 'subscription_create',
      parent: { type: 'subscription_details', subscription_details: { subscription: subscription.id } },
      payments: { data: [{ status: 'paid', payment: { type: 'payment_intent' } }] },
      confirmation_secret: { type: 'payment_intent' },
    });
    const plain = await stripe.invoices.list({ subscription: subscription.id });
    expect(plain.data[0]).not.toHaveProperty('payments');
  });

  it('bills a part of the month where months begin on the 1st, then whole ones', async () => {
    const { stripe, shop, fake } = await openStripe();
    const customer = await customerWith(stripe, card);
    const { id } = await stripe.subscriptions.create({
      customer,
      items: [{ price: shop.proMonthly }],
      billing_cycle_anchor_config: first,
    });
    // 15.5 of January's 31 days.
    expect(fake.paidBy(customer)).toBe(1550);
    fake.advance(day('2026-02-01T01:00:00'));
    expect(fake.paidBy(customer)).toBe(1550 + 3100);
    const [item] = (await stripe.subscriptions.retrieve(id)).items.data;
    expect(item?.current_period_end).toBe(unix('2026-03-01T00:00:00'));
    await fake.close();
  });

  it('upgrades at once for a card that pays, and leaves the old plan for one that does not', async () => {
    const { stripe, shop, fake } = test;
    const customer = await customerWith(stripe, card);
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    fake.changeCard(customer, 'pm_card_chargeCustomerFail');
    const waits = await stripe.subscriptions.update(made.id, {
      items: [{ id: made.items.data[0]?.id ?? '', price: shop.teamMonthly }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
    });
    expect(waits.items.data[0]?.price.id).toBe(shop.proMonthly);
    expect(waits.pending_update?.subscription_items?.[0]?.price.id).toBe(shop.teamMonthly);
    expect(waits.status).toBe('active');
    const invoice = await stripe.invoices.retrieve(String(waits.latest_invoice));
    expect(invoice).toMatchObject({ status: 'open', amount_due: 6200 });
    expect(fake.payHostedInvoice(invoice.id, { card: 'pm_card_visa' })).toMatchObject({ paid: true });
    const after = await stripe.subscriptions.retrieve(made.id);
    expect(after.pending_update).toBeNull();
    expect(after.items.data[0]?.price.id).toBe(shop.teamMonthly);
    expect(fake.paidBy(customer)).toBe(9300);
  });

  it('forgets a pending update after 23 hours', async () => {
    const { stripe, shop, fake } = await openStripe();
    const customer = await customerWith(stripe, card);
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    fake.changeCard(customer, 'pm_card_chargeCustomerFail');
    await stripe.subscriptions.update(made.id, {
      items: [{ id: made.items.data[0]?.id ?? '', price: shop.teamMonthly }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
    });
    fake.advance(day('2026-01-17T11:00:00'));
    const after = await stripe.subscriptions.retrieve(made.id, { expand: ['latest_invoice'] });
    expect(after.pending_update).toBeNull();
    expect(after.latest_invoice).toMatchObject({ status: 'void' });
    expect(after.items.data[0]?.price.id).toBe(shop.proMonthly);
    expect(fake.takeEvents().map(({ type }) => type)).toContain(
      'customer.subscription.pending_update_expired',
    );
    await fake.close();
  });

  it('adds an item where a change names no item', async () => {
    const { stripe, shop } = test;
    const customer = await customerWith(stripe, card);
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    const after = await stripe.subscriptions.update(made.id, { items: [{ price: shop.teamMonthly }] });
    expect(after.items.data).toHaveLength(2);
  });

  it('says the same beforehand and does it', async () => {
    const { stripe, shop, fake } = test;
    const customer = await customerWith(stripe, card);
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    const items = [{ id: made.items.data[0]?.id ?? '', price: shop.proYearly }];
    const preview = await stripe.invoices.createPreview({
      subscription: made.id,
      subscription_details: { items, proration_behavior: 'always_invoice' },
    });
    const before = fake.paidBy(customer);
    await stripe.subscriptions.update(made.id, { items, proration_behavior: 'always_invoice' });
    expect(fake.paidBy(customer) - before).toBe(preview.amount_due);
    expect(preview.amount_due).toBe(36_500 - 3100);
  });

  it('cancels at the end of the period, takes it back, and cancels at a date', async () => {
    const { stripe, shop, fake } = await openStripe();
    const customer = await customerWith(stripe, card);
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price: shop.proMonthly }] });
    const ends = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ends).toMatchObject({ cancel_at_period_end: true, cancel_at: unix('2026-02-16T12:00:00') });
    const goesOn = await stripe.subscriptions.update(id, { cancel_at_period_end: false });
    expect(goesOn).toMatchObject({ cancel_at_period_end: false, cancel_at: null, canceled_at: null });
    await stripe.subscriptions.update(id, { cancel_at: unix('2026-02-01T00:00:00') });
    fake.advance(day('2026-02-01T00:00:00'));
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
      status: 'canceled',
      ended_at: unix('2026-02-01T00:00:00'),
      cancellation_details: { reason: 'cancellation_requested' },
    });
    expect(await stripe.subscriptions.list({ customer })).toMatchObject({ data: [] });
    expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
    expect(await errorOf(stripe.subscriptions.cancel(id))).toMatchObject({ code: 'resource_missing' });
    await fake.close();
  });

  it('downgrades at the end of the period by a schedule', async () => {
    const { stripe, shop, fake } = await openStripe();
    const customer = await customerWith(stripe, card);
    const made = await stripe.subscriptions.create({ customer, items: [{ price: shop.teamMonthly }] });
    const schedule = await stripe.subscriptionSchedules.create({ from_subscription: made.id });
    const current = schedule.phases[0];
    await stripe.subscriptionSchedules.update(schedule.id, {
      end_behavior: 'release',
      phases: [
        {
          items: [{ price: shop.teamMonthly, quantity: 1 }],
          start_date: current?.start_date ?? 0,
          end_date: current?.end_date ?? 0,
        },
        {
          items: [{ price: shop.proYearly, quantity: 1 }],
          duration: { interval: 'year', interval_count: 1 },
        },
      ],
    });
    expect(await errorOf(stripe.subscriptions.update(made.id, { cancel_at_period_end: true }))).toMatchObject(
      {
        statusCode: 400,
      },
    );
    fake.advance(day('2026-02-16T11:59:59'));
    expect((await stripe.subscriptions.retrieve(made.id)).items.data[0]?.price.id).toBe(shop.teamMonthly);
    fake.advance(day('2026-02-16T13:00:00'));
    const after = await stripe.subscriptions.retrieve(made.id);
    expect(after.items.data[0]).toMatchObject({
      id: made.items.data[0]?.id,
      price: { id: shop.proYearly },
      current_period_end: unix('2027-02-16T12:00:00'),
    });
    expect(fake.paidBy(customer)).toBe(9300 + 36_500);
    fake.advance(day('2027-02-16T13:00:00'));
    expect(await stripe.subscriptions.retrieve(made.id)).toMatchObject({ schedule: null, status: 'active' });
    await fake.close();
  });
});
