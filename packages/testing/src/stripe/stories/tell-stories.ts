import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CENTS,
  openStoryShop,
  payBy,
  refusalOf,
  type StoryAccount,
  type StoryCustomer,
  type StoryShop,
} from './account.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const FIRST_OF_MONTH = { day_of_month: 1, hour: 0, minute: 0, second: 0 };

/** Of a time in seconds. */
const isFirstOfMonth = (seconds: number | undefined): boolean =>
  /-01T00:00:00/.test(new Date(1_000 * (seconds ?? 0)).toISOString());

/**
 * What the product relies on at Stripe, told in an account: in the fake by `pnpm test`, in Stripe's test mode
 * by `pnpm test:stripe`. So the fake is as Stripe is, as far as these stories go.
 */
export function tellStories(open: () => Promise<StoryAccount> | StoryAccount): void {
  let account: StoryAccount;
  let shop: StoryShop;

  beforeAll(async () => {
    account = await open();
    shop = await openStoryShop(account.stripe);
  });
  afterAll(() => account?.close());

  const sdk = () => account.stripe;
  const retrieve = (id: string) =>
    sdk().subscriptions.retrieve(id, { expand: ['latest_invoice', 'schedule'] });

  /** A subscription to the small price, which is paid. */
  async function subscribed(): Promise<{ customer: StoryCustomer; id: string; itemId: string }> {
    const customer = await account.customer('pm_card_visa');
    const { id, items, status } = await sdk().subscriptions.create({
      customer: customer.id,
      items: [{ price: shop.small }],
      billing_cycle_anchor_config: FIRST_OF_MONTH,
    });
    expect(status).toBe('active');
    return { customer, id, itemId: items.data[0]?.id ?? '' };
  }

  const paid = async ({ id }: StoryCustomer): Promise<number> => {
    const { data } = await sdk().invoices.list({ customer: id, limit: 100 });
    return data.reduce((sum, { amount_paid: amount }) => sum + amount, 0);
  };
  /** Past the end of the period, and the hour in which the new invoice is a draft. */
  const passPeriod = async (customer: StoryCustomer, id: string): Promise<void> => {
    const end = (await retrieve(id)).items.data[0]?.current_period_end ?? 0;
    await customer.pass(end - (await customer.now()) + 2 * HOUR);
  };
  const upgrade = (id: string, itemId: string) =>
    sdk().subscriptions.update(id, {
      items: [{ id: itemId, price: shop.large }],
      proration_behavior: 'always_invoice',
      payment_behavior: 'pending_if_incomplete',
      expand: ['latest_invoice'],
    });

  it('the first period ends on the 1st, and costs a part of a month', async () => {
    const { customer, id } = await subscribed();
    const { items, latest_invoice: invoice } = await retrieve(id);
    expect(isFirstOfMonth(items.data[0]?.current_period_end)).toBe(true);
    expect(invoice).toMatchObject({ status: 'paid', billing_reason: 'subscription_create' });
    expect(await paid(customer)).toBeLessThanOrEqual(CENTS.small);
    const before = await paid(customer);
    await passPeriod(customer, id);
    expect(await paid(customer)).toBe(before + CENTS.small);
    expect(isFirstOfMonth((await retrieve(id)).items.data[0]?.current_period_end)).toBe(true);
  });

  it('a card that does not pay leaves a subscription incomplete, for 23 hours', async () => {
    const customer = await account.customer('pm_card_chargeCustomerFail');
    const { id, status } = await sdk().subscriptions.create({
      customer: customer.id,
      items: [{ price: shop.small }],
      payment_behavior: 'allow_incomplete',
    });
    expect(status).toBe('incomplete');
    await customer.pass(DAY);
    expect(await retrieve(id)).toMatchObject({ status: 'incomplete_expired' });
    expect(await paid(customer)).toBe(0);
  });

  it('a renewal that fails is past due, and active again once it is paid', async () => {
    const { customer, id } = await subscribed();
    await payBy(sdk(), customer.id, 'pm_card_chargeCustomerFail');
    await passPeriod(customer, id);
    const { status, latest_invoice: invoice } = await retrieve(id);
    expect([status, Object(invoice).status]).toEqual(['past_due', 'open']);
    expect(Object(invoice).hosted_invoice_url).toMatch(/^https:/);
    await payBy(sdk(), customer.id, 'pm_card_visa');
    await sdk().invoices.pay(Object(invoice).id);
    expect(await retrieve(id)).toMatchObject({ status: 'active' });
  });

  it('a larger price comes at once, for what its preview says', async () => {
    const { customer, id, itemId } = await subscribed();
    const before = await paid(customer);
    const { amount_due: due } = await sdk().invoices.createPreview({
      subscription: id,
      subscription_details: {
        items: [{ id: itemId, price: shop.large }],
        proration_behavior: 'always_invoice',
      },
    });
    const { items, pending_update: waits } = await upgrade(id, itemId);
    expect([items.data[0]?.price.id, waits]).toEqual([shop.large, null]);
    expect(await paid(customer)).toBe(before + due);
  });

  it('a larger price that is not paid waits 23 hours, and comes when it is paid', async () => {
    const { customer, id, itemId } = await subscribed();
    await payBy(sdk(), customer.id, 'pm_card_chargeCustomerFail');
    const waiting = await upgrade(id, itemId);
    expect(waiting).toMatchObject({ status: 'active', latest_invoice: { status: 'open' } });
    expect(waiting.items.data[0]?.price.id).toBe(shop.small);
    expect(waiting.pending_update?.subscription_items?.[0]?.price.id).toBe(shop.large);
    expect(waiting.pending_update?.expires_at).toBe((await customer.now()) + 23 * HOUR);
    await payBy(sdk(), customer.id, 'pm_card_visa');
    await sdk().invoices.pay(Object(waiting.latest_invoice).id);
    const after = await retrieve(id);
    expect([after.items.data[0]?.price.id, after.pending_update]).toEqual([shop.large, null]);
  });

  it('a schedule changes the price at the end of the period, and lets go', async () => {
    const { customer, id } = await subscribed();
    const { id: schedule, current_phase: phase } = await sdk().subscriptionSchedules.create({
      from_subscription: id,
    });
    await sdk().subscriptionSchedules.update(schedule, {
      end_behavior: 'release',
      proration_behavior: 'none',
      metadata: { plan: 'large' },
      phases: [
        {
          items: [{ price: shop.small, quantity: 1 }],
          start_date: phase?.start_date ?? 0,
          end_date: phase?.end_date ?? 0,
        },
        {
          items: [{ price: shop.large, quantity: 1 }],
          duration: { interval: 'month', interval_count: 1 },
        },
      ],
    });
    expect(await retrieve(id)).toMatchObject({ schedule: { id: schedule, metadata: { plan: 'large' } } });
    const before = await paid(customer);
    await passPeriod(customer, id);
    expect((await retrieve(id)).items.data[0]?.price.id).toBe(shop.large);
    expect(await paid(customer)).toBe(before + CENTS.large);
    await passPeriod(customer, id);
    expect(await retrieve(id)).toMatchObject({ status: 'active', schedule: null });
  });

  it('a schedule that is called off changes nothing', async () => {
    const { id } = await subscribed();
    const { id: schedule } = await sdk().subscriptionSchedules.create({ from_subscription: id });
    await sdk().subscriptionSchedules.release(schedule);
    expect(await retrieve(id)).toMatchObject({ status: 'active', schedule: null });
  });

  it('ends with its period, unless that is taken back', async () => {
    const { customer, id } = await subscribed();
    await sdk().subscriptions.update(id, { cancel_at_period_end: true });
    await sdk().subscriptions.update(id, { cancel_at_period_end: false });
    await passPeriod(customer, id);
    expect(await retrieve(id)).toMatchObject({ status: 'active', cancel_at_period_end: false });
    await sdk().subscriptions.update(id, { cancel_at_period_end: true });
    await passPeriod(customer, id);
    expect(await retrieve(id)).toMatchObject({ status: 'canceled' });
    const { data } = await sdk().subscriptions.list({ customer: customer.id, status: 'all' });
    expect(data.map((one) => one.id)).toEqual([id]);
  });

  it('asked twice with one key, it is done once; with that key nothing else is', async () => {
    const customer = await account.customer('pm_card_visa');
    const options = { idempotencyKey: `story:${customer.id}` };
    const params = { customer: customer.id, items: [{ price: shop.small }] };
    const first = await sdk().subscriptions.create(params, options);
    const second = await sdk().subscriptions.create(params, options);
    expect(second.id).toBe(first.id);
    const other = { customer: customer.id, items: [{ price: shop.large }] };
    expect(await refusalOf(sdk().subscriptions.create(other, options))).toMatchObject({
      statusCode: 400,
      type: 'StripeIdempotencyError',
    });
  });

  it('a price never loses its tax, and gets one only once', async () => {
    const update = (behavior: 'exclusive' | 'inclusive') =>
      sdk().prices.update(shop.large, { tax_behavior: behavior });
    expect(await update('exclusive')).toMatchObject({ id: shop.large, tax_behavior: 'exclusive' });
    expect(await refusalOf(update('inclusive'))).toMatchObject({ statusCode: 400 });
  });

  it('a lookup key goes from one price to another', async () => {
    const key = `story_${shop.product}`;
    await sdk().prices.update(shop.small, { lookup_key: key });
    await sdk().prices.update(shop.large, { lookup_key: key, transfer_lookup_key: true });
    const { data } = await sdk().prices.list({ lookup_keys: [key] });
    expect(data.map(({ id }) => id)).toEqual([shop.large]);
  });

  it('a page of a checkout stays open until it is called off', async () => {
    const customer = await account.customer('pm_card_visa');
    const { id, url, metadata } = await sdk().checkout.sessions.create({
      mode: 'subscription',
      customer: customer.id,
      line_items: [{ price: shop.small, quantity: 1 }],
      metadata: { price: shop.small },
      subscription_data: { billing_cycle_anchor_config: FIRST_OF_MONTH },
      success_url: 'https://refinery.example.com/paid',
    });
    expect(url).toMatch(/^https:/);
    expect(metadata).toEqual({ price: shop.small });
    const { data } = await sdk().checkout.sessions.list({ customer: customer.id });
    expect(data.map((one) => [one.id, one.status])).toEqual([[id, 'open']]);
    expect(await sdk().checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
  });

  it('events are taken at no address that nobody else can reach', async () => {
    const refusal = sdk().webhookEndpoints.create({
      url: 'http://127.0.0.1:5080/api/v1/billing/events',
      enabled_events: ['invoice.paid'],
    });
    expect(await refusalOf(refusal)).toMatchObject({ statusCode: 400 });
  });

  it('what is not known is refused', async () => {
    const unknown = { name: 'Prompt Refinery, a test', colour: 'blue' };
    expect(await refusalOf(sdk().products.create(unknown))).toMatchObject({ code: 'parameter_unknown' });
  });
}
