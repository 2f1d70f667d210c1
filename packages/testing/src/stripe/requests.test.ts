import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture.ts';
import { startReceiver } from '../start-receiver.ts';
import { customerWith, day, errorOf, openStripe } from './open-stripe.ts';

const test = fixture(() => openStripe());
const receiver = fixture(startReceiver);

/** Parameters that the SDK's types do not have. */
const untyped = (params: object): object => params;

describe('parameters', () => {
  it('refuses unknown, missing and malformed ones', async () => {
    const { stripe, shop } = test;
    const { id } = await stripe.customers.create();
    const unknown = errorOf(stripe.customers.create(untyped({ nickname: 'Ada' })));
    expect(await unknown).toMatchObject({ code: 'parameter_unknown', param: 'nickname', statusCode: 400 });
    const deep = { customer: id, items: [{ price: shop.proMonthly, cheap: true }] };
    expect(await errorOf(stripe.subscriptions.create(untyped(deep)))).toMatchObject({
      code: 'parameter_unknown',
      param: 'items[0][cheap]',
    });
    expect(await errorOf(stripe.subscriptions.create({ customer: id }))).toMatchObject({
      code: 'parameter_missing',
      param: 'items',
    });
    expect(await errorOf(stripe.customers.list({ limit: 1.5 }))).toMatchObject({
      code: 'parameter_invalid_integer',
    });
    expect(await errorOf(stripe.customers.retrieve('cus_none'))).toMatchObject({
      code: 'resource_missing',
      statusCode: 404,
    });
    expect(await errorOf(stripe.customers.retrieve(id, { expand: ['orders'] }))).toMatchObject({
      statusCode: 400,
    });
  });

  it('refuses another key and another version', async () => {
    const { fake } = test;
    const wrong = new Stripe('sk_test_other', fake.client);
    expect(await errorOf(wrong.customers.list())).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
    const old = await fetch(`http://127.0.0.1:${fake.client.port}/v1/customers`, {
      headers: { authorization: `Bearer ${fake.apiKey}`, 'stripe-version': '2020-08-27' },
    });
    expect(old.status).toBe(400);
  });

  it('finds customers by metadata, prices by lookup keys, and pages through lists', async () => {
    const { stripe, shop } = test;
    const made = await stripe.customers.create({ metadata: { organization: "o'1" } });
    const found = await stripe.customers.search({ query: `metadata['organization']:'o'1'` });
    expect(found.data.map(({ id }) => id)).toEqual([made.id]);
    const prices = await stripe.prices.list({ lookup_keys: ['pro_yearly', 'overage'] });
    expect(prices.data.map(({ id }) => id)).toEqual([shop.proYearly, shop.overage]);
    expect(prices.data[1]).toMatchObject({ unit_amount: null, recurring: { meter: shop.meter } });
    expect(prices.data[1]?.unit_amount_decimal?.toString()).toBe('0.5');
    const all = await stripe.prices.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all).toHaveLength(4);
  });
});

describe('idempotency', () => {
  it('gives the first reply again, also a refusal of what ran', async () => {
    const { stripe, fake } = test;
    const options = { idempotencyKey: 'one' };
    const first = await stripe.customers.create({ email: 'a@example.com' }, options);
    const again = await stripe.customers.create({ email: 'a@example.com' }, options);
    expect(again.id).toBe(first.id);
    expect(fake.requests.at(-1)).toMatchObject({ replayed: true, ran: false, idempotencyKey: 'one' });
    const other = errorOf(stripe.customers.create({ email: 'b@example.com' }, options));
    expect(await other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    const declined = () =>
      errorOf(
        stripe.paymentMethods.attach(
          'pm_card_chargeDeclined',
          { customer: first.id },
          { idempotencyKey: 'two' },
        ),
      );
    expect(await declined()).toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(await declined()).toMatchObject({ statusCode: 402 });
    expect(fake.requests.at(-1)).toMatchObject({ replayed: true });
  });

  it('keeps nothing of a request whose parameters were refused', async () => {
    const { stripe } = test;
    const options = { idempotencyKey: 'three' };
    await errorOf(stripe.customers.create(untyped({ nickname: 'Ada' }), options));
    expect(await stripe.customers.create({ name: 'Ada' }, options)).toMatchObject({ name: 'Ada' });
  });

  it('answers 409 while the first one is under way', async () => {
    const { stripe, fake } = test;
    const { promise, resolve } = Promise.withResolvers<void>();
    const seen = fake.requests.length;
    fake.fail({ kind: 'slow', until: promise }, { path: '/v1/customers' });
    const first = stripe.customers.create({ name: 'Slow' }, { idempotencyKey: 'four' });
    await expect.poll(() => fake.requests.length).toBe(seen + 1);
    const second = errorOf(stripe.customers.create({ name: 'Slow' }, { idempotencyKey: 'four' }));
    expect(await second).toMatchObject({ statusCode: 409 });
    resolve();
    expect(await first).toMatchObject({ name: 'Slow' });
  });
});

describe('faults', () => {
  it('loses a reply after the change, so that the key tells', async () => {
    const { stripe, fake, shop } = test;
    const customer = await customerWith(stripe, 'pm_card_visa');
    const subscribe = () =>
      stripe.subscriptions.create(
        { customer, items: [{ price: shop.proMonthly }] },
        { idempotencyKey: 'lost' },
      );
    const before = fake.ran('POST', '/v1/subscriptions').length;
    fake.fail({ kind: 'lost_reply' }, { method: 'POST', path: '/v1/subscriptions' });
    expect(await errorOf(subscribe())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(fake.subscriptionsOf(customer)).toHaveLength(1);
    expect((await subscribe()).id).toBe(fake.subscriptionsOf(customer)[0]?.id);
    expect(fake.ran('POST', '/v1/subscriptions')).toHaveLength(before + 1);
    expect(fake.paidBy(customer)).toBe(3100);
  });

  it('is away, limits, fails, and keeps a 500 where it began', async () => {
    const { stripe, fake } = test;
    fake.away();
    expect(await errorOf(stripe.customers.list())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    fake.away({ kind: 'status', status: 503 });
    expect(await errorOf(stripe.customers.list())).toMatchObject({ statusCode: 503 });
    fake.back();
    fake.fail({ kind: 'rate_limit', retryAfter: 7 });
    expect(await errorOf(stripe.customers.list())).toMatchObject({
      statusCode: 429,
      headers: { 'retry-after': '7' },
    });
    const count = fake.requests.length;
    fake.fail({ kind: 'status', status: 500, kept: true });
    const create = () => stripe.customers.create({ name: 'Never' }, { idempotencyKey: 'kept' });
    expect(await errorOf(create())).toMatchObject({ statusCode: 500 });
    expect(await errorOf(create())).toMatchObject({ statusCode: 500 });
    expect(fake.requests.length).toBe(count + 2);
  });
});

describe('events', () => {
  it('are signed, told once, and say what changed', async () => {
    const { stripe, fake } = test;
    fake.takeEvents();
    const { id } = await stripe.customers.create({ name: 'Ada' });
    await stripe.customers.update(id, { name: 'Ada L.' });
    await stripe.customers.update(id, { name: 'Ada L.' });
    const events = fake.takeEvents();
    expect(events.map(({ type }) => type)).toEqual(['customer.created', 'customer.updated']);
    expect(fake.takeEvents()).toEqual([]);
    const [, change] = events;
    const header = change?.headers['stripe-signature'] ?? '';
    const event = stripe.webhooks.constructEvent(change?.body ?? '', header, fake.webhookSecret);
    expect(event).toMatchObject({
      data: { previous_attributes: { name: 'Ada' } },
      api_version: Stripe.API_VERSION,
    });
    expect(() => stripe.webhooks.constructEvent(`${change?.body} `, header, fake.webhookSecret)).toThrow();
    expect(await stripe.events.retrieve(event.id)).toMatchObject({ type: 'customer.updated' });
  });

  it('come doubled, lost and shuffled, the same for the same seed, and are delivered', async () => {
    const { stripe, fake } = test;
    fake.takeEvents();
    for (let count = 0; count < 20; count += 1) await stripe.customers.create({ name: `${count}` });
    const at = day('2026-01-16T12:00:00');
    const secrets = ['whsec_old', 'whsec_new'];
    const taken = fake.takeEvents({
      arranged: { seed: 3, shuffled: true, doubled: 0.3, lost: 0.2 },
      at,
      secrets,
    });
    const ids = taken.map(({ id }) => id);
    expect(ids).not.toEqual([...ids].sort());
    expect(new Set(ids).size).toBeLessThan(20);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    expect(await fake.deliver(receiver.url, taken)).toEqual(taken.map(() => 204));
    expect(receiver.received.map(({ body }) => JSON.parse(body).id)).toEqual(ids);
    const [message] = receiver.received;
    for (const secret of secrets) {
      const signature = String(message?.headers['stripe-signature']);
      const event = stripe.webhooks.constructEvent(
        message?.body ?? '',
        signature,
        secret,
        300,
        undefined,
        at.getTime(),
      );
      expect(event.id).toBe(ids[0]);
    }
  });
});
