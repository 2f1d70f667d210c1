import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { changeSubscription } from './change-subscription.ts';
import { checkStripe } from './check-stripe.ts';
import { getOffers } from './get-offers.ts';
import { previewSubscriptionChange } from './preview-subscription-change.ts';
import { setOverage } from './set-overage.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { startCheckout } from './start-checkout.ts';
import { type BillingTest, openBilling } from './testing/open-billing.ts';

/** In Germany. */
const RATE = 0.19;
const MONTHLY = { plan: 'pro', interval: 'month' } as const;
const YEARLY = { plan: 'pro', interval: 'year' } as const;
const NOT_SET_UP =
  'Prices with tax sell nothing: Stripe Tax is not set up. Do so in the dashboard of Stripe.';

let test: BillingTest;
let member: Member;

/** A shop of its own for each: a price never loses its tax. */
beforeEach(async () => {
  test = await openBilling(inject('services'));
  member = await test.build();
  return () => test.close();
});

const setTax = (tax: TaxBehavior) => setUpStripe(test.ctx, { offered: [], tax });

/** A sold tax, and an account that can work it out. */
async function sellWith(tax: TaxBehavior): Promise<void> {
  test.shop.fake.activateTax();
  await setTax(tax);
}

async function buyIn(country: string): Promise<void> {
  const { url } = await startCheckout(member.as, MONTHLY);
  test.shop.pay(url, 'pm_card_visa', country);
  await test.tell();
}

const lastInvoice = async () => test.shop.fake.invoicesOf(await test.customerOf(member)).at(-1);
const price = async (key: string) => (await test.shop.sdk.prices.list({ lookup_keys: [key] })).data[0];

describe('a checkout', () => {
  it('asks for no address while no tax is worked out', async () => {
    const { url } = await startCheckout(member.as, MONTHLY);
    const session = await test.shop.sdk.checkout.sessions.retrieve(url.split('/').at(-1) ?? '');
    expect(session).toMatchObject({
      automatic_tax: { enabled: false },
      tax_id_collection: { enabled: false },
    });
    test.shop.pay(url);
    await test.tell();
    expect(await lastInvoice()).toMatchObject({ total_taxes: [], automatic_tax: { enabled: false } });
  });

  it('of a price with tax asks for the address and the tax number', async () => {
    await sellWith('exclusive');
    const { url } = await startCheckout(member.as, MONTHLY);
    const session = await test.shop.sdk.checkout.sessions.retrieve(url.split('/').at(-1) ?? '');
    expect(session).toMatchObject({ automatic_tax: { enabled: true }, tax_id_collection: { enabled: true } });
  });

  it.each([
    ['exclusive', 'DE', 1 + RATE],
    ['inclusive', 'DE', 1],
    ['exclusive', 'US', 1],
  ] as const)('with tax that is %s, in %s: %d of the price is paid', async (tax, country, share) => {
    await sellWith(tax);
    await buyIn(country);
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', status: 'active' });
    const invoice = await lastInvoice();
    const subtotal = invoice?.subtotal ?? 0;
    expect(subtotal).toBeGreaterThan(0);
    expect(invoice?.total).toBe(Math.round(subtotal * share));
    expect(test.shop.fake.paidBy(await test.customerOf(member))).toBe(invoice?.total);
  });

  it('has tax each month', async () => {
    await sellWith('exclusive');
    await buyIn('DE');
    test.pass(31);
    await test.tell();
    expect(await lastInvoice()).toMatchObject({
      billing_reason: 'subscription_cycle',
      subtotal: PRO_CENTS.month,
      total: Math.round(PRO_CENTS.month * (1 + RATE)),
      status: 'paid',
    });
  });

  it('is refused by name until Stripe Tax is set up, and can be opened then', async () => {
    await setTax('exclusive');
    await expectCode(startCheckout(member.as, MONTHLY), 'plan_not_sold');
    expect(await test.billing(member)).toMatchObject({ plan: 'free' });
    test.shop.fake.activateTax();
    await buyIn('DE');
    expect(await test.billing(member)).toMatchObject({ plan: 'pro' });
  });

  it('that was opened before there was tax gives way to one with it', async () => {
    const before = await startCheckout(member.as, MONTHLY);
    await sellWith('exclusive');
    const after = await startCheckout(member.as, MONTHLY);
    expect(after.url).not.toBe(before.url);
    expect(await startCheckout(member.as, MONTHLY)).toEqual(after);
    const open = await test.shop.sdk.checkout.sessions.list({ status: 'open' });
    expect(open.data.map(({ url }) => url)).toEqual([after.url]);
  });
});

describe('a change', () => {
  it('costs what the preview says, with tax', async () => {
    await sellWith('exclusive');
    await buyIn('DE');
    const paid = async () => test.shop.fake.paidBy(await test.customerOf(member));
    const before = await paid();
    const { dueNow } = await previewSubscriptionChange(member.as, YEARLY);
    await changeSubscription(member.as, YEARLY);
    await test.tell();
    expect(await paid()).toBe(before + dueNow);
    const { subtotal = 0, total } = (await lastInvoice()) ?? {};
    expect(total).toBe(dueNow);
    expect(Math.abs(dueNow - subtotal * (1 + RATE))).toBeLessThanOrEqual(2);
  });

  it('of who bought before there was tax stays without', async () => {
    await test.buy(member);
    await test.tell();
    await sellWith('exclusive');
    await changeSubscription(member.as, YEARLY);
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', interval: 'year' });
    expect(await lastInvoice()).toMatchObject({ total_taxes: [] });
  });

  it('that comes later keeps the tax', async () => {
    await sellWith('exclusive');
    const { url } = await startCheckout(member.as, YEARLY);
    test.shop.pay(url, 'pm_card_visa', 'DE');
    await test.tell();
    await changeSubscription(member.as, MONTHLY);
    test.pass(366);
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', interval: 'month' });
    expect(await lastInvoice()).toMatchObject({
      subtotal: PRO_CENTS.month,
      total: Math.round(PRO_CENTS.month * (1 + RATE)),
    });
  });

  it('and its preview are refused by name where Stripe cannot work out the tax', async () => {
    await sellWith('exclusive');
    await buyIn('DE');
    const yearly = await price('prompt_refinery_pro_year');
    const { id: untaxed } = await test.shop.sdk.prices.create({
      product: String(yearly?.product),
      currency: 'usd',
      unit_amount: PRO_CENTS.year,
      recurring: { interval: 'year' },
      lookup_key: yearly?.lookup_key ?? '',
      transfer_lookup_key: true,
      metadata: { plan: 'pro' },
    });
    await expectCode(previewSubscriptionChange(member.as, YEARLY), 'change_refused');
    await expectCode(changeSubscription(member.as, YEARLY), 'change_refused');
    // What Stripe has refused it repeats for a day, unless it is asked in another way.
    await test.shop.sdk.prices.update(untaxed, { tax_behavior: 'exclusive' });
    await changeSubscription(member.as, YEARLY);
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', interval: 'year' });
  });
});

describe('beyond the plan', () => {
  const overage = async () =>
    test.shop.fake
      .subscriptionsOf(await test.customerOf(member))
      .find(({ metadata }) => metadata.overageLimitCents !== undefined);

  it('has the tax that the plan has', async () => {
    await test.shop.sellOverage();
    await sellWith('inclusive');
    await buyIn('FR');
    await setOverage(member.as, { enabled: true, limitUsd: 5 });
    expect((await overage())?.automatic_tax.enabled).toBe(true);
  });

  it('has the tax of the plan also while a smaller one is to come', async () => {
    await test.shop.sellOverage();
    await sellWith('exclusive');
    const { url } = await startCheckout(member.as, YEARLY);
    test.shop.pay(url, 'pm_card_visa', 'DE');
    await test.tell();
    await changeSubscription(member.as, MONTHLY);
    await setOverage(member.as, { enabled: true, limitUsd: 5 });
    expect((await overage())?.automatic_tax.enabled).toBe(true);
  });

  it('has none where the plan was bought without', async () => {
    await test.shop.sellOverage();
    await test.buy(member);
    await test.tell();
    await sellWith('exclusive');
    await setOverage(member.as, { enabled: true, limitUsd: 5 });
    expect((await overage())?.automatic_tax.enabled).toBe(false);
  });

  it('has none where its price has none', async () => {
    await sellWith('exclusive');
    await test.shop.sellOverage();
    await buyIn('DE');
    await setOverage(member.as, { enabled: true, limitUsd: 5 });
    expect((await overage())?.automatic_tax.enabled).toBe(false);
  });
});

describe('setting up', () => {
  it('gives all prices that are sold a tax, and keeps the prices', async () => {
    await test.shop.sellOverage();
    const before = await Promise.all(
      ['pro_month', 'pro_year', 'overage'].map((of) => price(`prompt_refinery_${of}`)),
    );
    const done = await setTax('exclusive');
    expect(done.prices).toEqual([
      { ...MONTHLY, amount: PRO_CENTS.month, currency: 'usd', tax: 'exclusive', done: 'changed' },
      { ...YEARLY, amount: PRO_CENTS.year, currency: 'usd', tax: 'exclusive', done: 'changed' },
    ]);
    expect(done.overage).toEqual({ unitCents: 1, tax: 'exclusive', done: 'changed' });
    for (const old of before)
      expect(await price(old?.lookup_key ?? '')).toEqual({ ...old, tax_behavior: 'exclusive' });
    const again = await setTax('exclusive');
    expect([...again.prices, again.overage].map((one) => one?.done)).toEqual(['kept', 'kept', 'kept']);
  });

  it('makes other prices for another tax, which Stripe never changes', async () => {
    await setTax('exclusive');
    const old = await price('prompt_refinery_pro_month');
    expect((await setTax('inclusive')).prices.map(({ done }) => done)).toEqual(['changed', 'changed']);
    const made = await price('prompt_refinery_pro_month');
    expect(made).toMatchObject({
      tax_behavior: 'inclusive',
      unit_amount: PRO_CENTS.month,
      metadata: { plan: 'pro' },
    });
    expect(made?.id).not.toBe(old?.id);
  });

  it('with another amount keeps the tax that there is', async () => {
    await setTax('inclusive');
    const { prices, overage } = await setUpStripe(test.ctx, {
      offered: [{ ...MONTHLY, amount: 4_000, currency: 'usd' }],
    });
    expect(prices).toEqual([
      { ...MONTHLY, amount: 4_000, currency: 'usd', tax: 'inclusive', done: 'changed' },
    ]);
    expect(overage).toBeNull();
    expect(await price('prompt_refinery_pro_month')).toMatchObject({ tax_behavior: 'inclusive' });
    expect(await price('prompt_refinery_pro_year')).toMatchObject({ tax_behavior: 'inclusive' });
  });

  it('gives what is sold later the tax of what is sold', async () => {
    await setTax('exclusive');
    const { prices, overage } = await setUpStripe(test.ctx, {
      offered: [{ plan: 'enterprise', interval: 'month', amount: 9_900, currency: 'usd' }],
      overageCents: 2,
    });
    expect([prices[0]?.tax, overage?.tax]).toEqual(['exclusive', 'exclusive']);
    expect(await price('prompt_refinery_enterprise_month')).toMatchObject({ tax_behavior: 'exclusive' });
    expect(await price('prompt_refinery_overage')).toMatchObject({ tax_behavior: 'exclusive' });
  });

  it('says that nothing is sold until Stripe Tax is set up', async () => {
    expect((await checkStripe(test.ctx)).problems).not.toContain(NOT_SET_UP);
    await setTax('exclusive');
    const { prices, problems } = await checkStripe(test.ctx);
    expect(prices[0]).toMatchObject({ ...MONTHLY, tax: 'exclusive', flaw: null });
    expect(problems).toContain(NOT_SET_UP);
    test.shop.fake.activateTax();
    expect((await checkStripe(test.ctx)).problems).not.toContain(NOT_SET_UP);
  });

  it('says so of what goes beyond plans, where that alone has tax', async () => {
    const { overage } = await setUpStripe(test.ctx, { offered: [], overageCents: 2 });
    const { id = '' } = (await price('prompt_refinery_overage')) ?? {};
    await test.shop.sdk.prices.update(id, { tax_behavior: 'inclusive' });
    expect([overage?.tax, (await checkStripe(test.ctx)).overage?.tax]).toEqual([null, 'inclusive']);
    const said = expect.stringMatching(/^Nothing beyond plans is sold to who pays tax: Stripe Tax is not/);
    expect((await checkStripe(test.ctx)).problems).toContainEqual(said);
    test.shop.fake.activateTax();
    expect((await checkStripe(test.ctx)).problems).not.toContainEqual(said);
  });
});

it('whoever looks at the plans knows whether tax comes on top', async () => {
  await test.shop.sellOverage();
  await sellWith('exclusive');
  const { offers, overage } = await getOffers(test.ctx);
  expect(offers.map(({ tax }) => tax)).toEqual(['exclusive', 'exclusive']);
  expect(overage).toMatchObject({ tax: 'exclusive' });
});
