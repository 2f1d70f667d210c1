import { fixture } from '@refinery/testing/fixture.ts';
import { startShop } from '@refinery/testing/stripe/start-shop.ts';
import type Stripe from 'stripe';
import { beforeEach, expect, it } from 'vitest';
import { chooseSubscription, isOpen } from './choose-subscription.ts';

const shop = fixture(() => startShop());

let monthly: Stripe.Subscription;

beforeEach(async () => {
  monthly = await subscribe('month');
});

async function subscribe(interval: 'month' | 'year'): Promise<Stripe.Subscription> {
  const { data } = await shop.sdk.prices.list({ lookup_keys: [`prompt_refinery_pro_${interval}`] });
  const { id: customer } = await shop.sdk.customers.create();
  shop.fake.changeCard(customer, 'pm_card_visa');
  return shop.sdk.subscriptions.create({ customer, items: [{ price: data[0]?.id ?? '' }] });
}

it.each([
  ['trialing', true],
  ['active', true],
  ['past_due', true],
  ['unpaid', true],
  ['paused', true],
  ['incomplete', false],
  ['incomplete_expired', false],
  ['canceled', false],
] as const)('one that is %s stands in the way of another: %s', (status, open) => {
  expect(isOpen({ ...monthly, status })).toBe(open);
});

it('of several that have ended the newest counts, however they come', async () => {
  const newer = { ...(await subscribe('year')), created: monthly.created + 1, status: 'canceled' } as const;
  const older = { ...monthly, status: 'canceled' } as const;
  for (const all of [
    [older, newer],
    [newer, older],
  ])
    expect(chooseSubscription(all)).toMatchObject({
      counted: { id: newer.id, interval: 'year' },
      surplus: [],
    });
});

it('of those that are live the oldest counts, and the others are too many, however they come', async () => {
  const newer = { ...(await subscribe('year')), created: monthly.created + 1, status: 'past_due' } as const;
  for (const all of [
    [monthly, newer],
    [newer, monthly],
  ])
    expect(chooseSubscription(all)).toMatchObject({
      counted: { id: monthly.id },
      surplus: [{ id: newer.id }],
    });
});

it('a live one counts before one that has ended later', async () => {
  const ended = { ...(await subscribe('year')), created: monthly.created + 1, status: 'canceled' } as const;
  expect(chooseSubscription([ended, monthly])).toMatchObject({ counted: { id: monthly.id }, surplus: [] });
});

it('ends with its period where only that is said', () => {
  const end = new Date((monthly.items.data[0]?.current_period_end ?? 0) * 1_000);
  const going = { ...monthly, cancel_at: null, cancel_at_period_end: true };
  expect(chooseSubscription([going]).counted?.cancelAt).toEqual(end);
  expect(chooseSubscription([{ ...going, cancel_at_period_end: false }]).counted?.cancelAt).toBeNull();
  expect(chooseSubscription([{ ...going, cancel_at: 1_800_000_000 }]).counted?.cancelAt).toEqual(
    new Date(1_800_000_000_000),
  );
});

it('has a page to pay on while its latest invoice is open', async () => {
  const invoice = await shop.sdk.invoices.retrieve(String(monthly.latest_invoice));
  const pageOf = (status: Stripe.Invoice.Status) => {
    const latest = { ...invoice, status, hosted_invoice_url: 'https://invoice.example.com' };
    return chooseSubscription([{ ...monthly, latest_invoice: latest }]).counted?.invoiceUrl;
  };
  expect([pageOf('open'), pageOf('paid'), pageOf('void')]).toEqual([
    'https://invoice.example.com',
    null,
    null,
  ]);
});

it('has its plan whatever else is subscribed to with it', () => {
  const [item] = monthly.items.data;
  if (!item) throw new Error('No item.');
  const other = { ...item, id: 'si_other', price: { ...item.price, metadata: {} } };
  const both = { ...monthly, items: { ...monthly.items, data: [other, item] } };
  expect(chooseSubscription([both]).counted).toMatchObject({ plan: 'pro', interval: 'month' });
});
