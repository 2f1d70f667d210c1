import type { TaxBehavior } from '@refinery/contracts/billing.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { reserveQuota } from '../usage/quota.ts';
import { changeSubscription } from './change-subscription.ts';
import { checkStripe } from './check-stripe.ts';
import { getOffers } from './get-offers.ts';
import type { OfferedPrice } from './offers.ts';
import { previewSubscriptionChange } from './preview-subscription-change.ts';
import { reportOverage } from './report-overage.ts';
import { setOverage } from './set-overage.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

const PRO_MONTH = { plan: 'pro', interval: 'month' } as const;
const PRO_YEAR = { plan: 'pro', interval: 'year' } as const;
const ENTERPRISE = { plan: 'enterprise', interval: 'month' } as const;
const CENTS = { month: 3_000, year: 30_000, enterprise: 90_000, unit: 50 };
const OFFERED: OfferedPrice[] = [
  { ...PRO_MONTH, amount: CENTS.month, currency: 'usd' },
  { ...PRO_YEAR, amount: CENTS.year, currency: 'usd' },
  { ...ENTERPRISE, amount: CENTS.enterprise, currency: 'usd' },
];
const IN_PLAN = 10;

const test = fixture((services) =>
  openBilling(services, { PLANS: JSON.stringify({ pro: { monthly: { optimizations: IN_PLAN } } }) }),
);

beforeEach(async () => {
  await test.startAnew();
  test.shop.fake.activateTax();
});

const sell = (tax: TaxBehavior) => setUpStripe(test.ctx, { offered: OFFERED, overageCents: CENTS.unit, tax });
/** Makes prices as in the dashboard, where nobody said how tax is worked out, or chose `tax`. */
const sellByHand = async (tax: TaxBehavior | 'unspecified' = 'unspecified') => {
  const { data } = await test.shop.sdk.prices.list({ limit: 100 });
  const product = String((await test.yearlyPrice()).product);
  for (const { plan, interval, amount, currency } of OFFERED)
    await test.shop.sdk.prices.create({
      product,
      currency,
      unit_amount: amount,
      recurring: { interval },
      lookup_key: `prompt_refinery_${plan}_${interval}`,
      transfer_lookup_key: true,
      tax_behavior: tax,
      metadata: { plan },
    });
  // What goes beyond a plan is not sold.
  for (const { id, lookup_key: key } of data)
    if (key === 'prompt_refinery_overage') await test.shop.sdk.prices.update(id, { lookup_key: '' });
};

const buyIn = async (country: string, wanted: Parameters<typeof startCheckout>[1] = PRO_MONTH) => {
  const member = await test.build();
  const { url } = await startCheckout(member.as, wanted);
  test.shop.pay(url, 'pm_card_visa', country);
  await test.tell();
  return member;
};
const paid = async (member: Member) => test.shop.fake.paidBy(await test.customerOf(member));
const invoices = async (member: Member) => test.shop.fake.invoicesOf(await test.customerOf(member));
const latestInvoice = async (member: Member) => {
  const invoice = (await invoices(member)).at(-1);
  if (!invoice) throw new Error('Nothing was ever due.');
  return invoice;
};
const subscriptions = async (member: Member) => test.shop.fake.subscriptionsOf(await test.customerOf(member));
/** To a day after the end of the month: invoices wait for an hour. */
const toNextMonth = () => test.pass(daysLeft() + 1);
const daysLeft = () => {
  const now = test.clock.now();
  return (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / (24 * 60 * 60_000);
};
/** What a month costs from its first to its last day. */
const paidInAMonth = async (member: Member) => {
  const before = await paid(member);
  toNextMonth();
  await test.tell();
  return (await paid(member)) - before;
};
const use = (member: Member, amount: number) =>
  withTenant(test.ctx.db, member.organizationId, (tx) =>
    reserveQuota(test.ctx, tx, { organizationId: member.organizationId, meter: OPTIMIZATIONS, amount }),
  );

describe('a plan with tax on top', () => {
  beforeEach(() => sell('exclusive'));

  it.each([
    ['DE', 1.19],
    ['FR', 1.2],
    ['US', 1],
  ])('costs what tax is in %s, first and each month', async (country, rate) => {
    const member = await buyIn(country);
    const { subtotal, total } = await latestInvoice(member);
    expect(total).toBe(Math.round(subtotal * rate));
    expect(await paid(member)).toBe(total);
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', status: 'active' });
    expect(await paidInAMonth(member)).toBe(CENTS.month * rate);
    expect(await paidInAMonth(member)).toBe(CENTS.month * rate);
  });

  it('costs with a better plan what the preview says, tax included', async () => {
    const member = await buyIn('FR');
    const abroad = await buyIn('US');
    const before = await paid(member);
    const { dueNow } = await previewSubscriptionChange(member.as, ENTERPRISE);
    const withoutTax = (await previewSubscriptionChange(abroad.as, ENTERPRISE)).dueNow;
    expect(Math.abs(dueNow - withoutTax * 1.2)).toBeLessThanOrEqual(1);
    await changeSubscription(member.as, ENTERPRISE);
    await test.tell();
    expect(await paid(member)).toBe(before + dueNow);
    expect(await test.billing(member)).toMatchObject({ plan: 'enterprise' });
  });

  it('costs by the year what the preview says, and a year later the whole with tax', async () => {
    const member = await buyIn('DE');
    const before = await paid(member);
    const { dueNow } = await previewSubscriptionChange(member.as, PRO_YEAR);
    await changeSubscription(member.as, PRO_YEAR);
    expect(await paid(member)).toBe(before + dueNow);
    test.pass(366);
    await test.tell();
    expect(await paid(member)).toBe(before + dueNow + CENTS.year * 1.19);
  });

  it('has tax on a smaller plan too, once that comes', async () => {
    const member = await buyIn('DE', ENTERPRISE);
    expect(await previewSubscriptionChange(member.as, PRO_MONTH)).toMatchObject({
      dueNow: 0,
      atPeriodEnd: true,
    });
    await changeSubscription(member.as, PRO_MONTH);
    expect(await paidInAMonth(member)).toBe(CENTS.month * 1.19);
    expect(await test.billing(member)).toMatchObject({ plan: 'pro' });
  });

  it('asks on the page of an invoice for the tax of a change that the card did not pay', async () => {
    const member = await buyIn('FR');
    const before = await paid(member);
    test.shop.fake.changeCard(await test.customerOf(member), 'pm_card_chargeCustomerFail');
    const { dueNow } = await previewSubscriptionChange(member.as, ENTERPRISE);
    await expect(changeSubscription(member.as, ENTERPRISE)).rejects.toMatchObject({
      code: 'payment_required',
      extras: { url: expect.stringContaining('https://') },
    });
    const { id, amount_due: due } = await latestInvoice(member);
    expect(due).toBe(dueNow);
    test.shop.fake.payHostedInvoice(id, { card: 'pm_card_visa' });
    await test.tell();
    expect(await paid(member)).toBe(before + dueNow);
    expect(await test.billing(member)).toMatchObject({ plan: 'enterprise' });
  });

  it('bought twice is paid back once, with its tax', async () => {
    const member = await buyIn('DE');
    const before = await paid(member);
    const customer = await test.customerOf(member);
    test.shop.fake.changeCard(customer, 'pm_card_visa');
    await test.shop.sdk.subscriptions.create({
      customer,
      items: [{ price: (await test.yearlyPrice()).id }],
      automatic_tax: { enabled: true },
    });
    expect(await paid(member)).toBe(before + CENTS.year * 1.19);
    await test.tell();
    expect(await paid(member)).toBe(before);
    expect((await subscriptions(member)).map(({ status }) => status).sort()).toEqual(['active', 'canceled']);
  });

  it('adds tax to what goes beyond it, whatever the sum is that was allowed', async () => {
    const member = await buyIn('DE');
    expect(await setOverage(member.as, { enabled: true, limitUsd: 2 })).toMatchObject({
      overage: { limitUsd: 2, units: 4 },
    });
    await test.tell();
    await use(member, IN_PLAN + 4);
    await reportOverage(test.ctx);
    expect(await paidInAMonth(member)).toBe((CENTS.month + 4 * CENTS.unit) * 1.19);
  });
});

describe('a plan with tax as a part of it', () => {
  beforeEach(() => sell('inclusive'));

  it('costs the same everywhere, and the invoice has the tax that is in it', async () => {
    const german = await buyIn('DE');
    const american = await buyIn('US');
    toNextMonth();
    expect(await latestInvoice(german)).toMatchObject({
      total: CENTS.month,
      total_excluding_tax: Math.round(CENTS.month / 1.19),
    });
    expect(await latestInvoice(american)).toMatchObject({
      total: CENTS.month,
      total_excluding_tax: CENTS.month,
    });
  });

  it('never costs more beyond it than the sum that was allowed', async () => {
    const member = await buyIn('FR');
    await setOverage(member.as, { enabled: true, limitUsd: 2 });
    await test.tell();
    await use(member, IN_PLAN + 4);
    await reportOverage(test.ctx);
    expect(await paidInAMonth(member)).toBe(CENTS.month + 4 * CENTS.unit);
    const beyond = (await invoices(member)).find(({ total }) => total === 4 * CENTS.unit);
    expect(beyond?.total_excluding_tax).toBe(Math.round((4 * CENTS.unit) / 1.2));
  });
});

describe('turning tax on', () => {
  it('leaves who has bought without it, also with another plan and beyond it', async () => {
    await sellByHand();
    const member = await buyIn('DE');
    await sell('exclusive');
    expect(await paidInAMonth(member)).toBe(CENTS.month);
    await setOverage(member.as, { enabled: true, limitUsd: 2 });
    await test.tell();
    await use(member, IN_PLAN + 2);
    await reportOverage(test.ctx);
    expect(await paidInAMonth(member)).toBe(CENTS.month + 2 * CENTS.unit);
    await changeSubscription(member.as, ENTERPRISE);
    await test.tell();
    expect(await paidInAMonth(member)).toBe(CENTS.enterprise);
  });

  it('for a price that was made in the dashboard is not needed, where that says how', async () => {
    await sellByHand('inclusive');
    const { id } = await test.yearlyPrice();
    const member = await buyIn('DE');
    expect((await latestInvoice(member)).automatic_tax.enabled).toBe(true);
    const { prices } = await setUpStripe(test.ctx, { offered: [], tax: 'inclusive' });
    expect(prices.map(({ done }) => done)).toEqual(['kept', 'kept', 'kept']);
    expect((await test.yearlyPrice()).id).toBe(id);
    await setUpStripe(test.ctx, { offered: [], tax: 'exclusive' });
    expect(await test.yearlyPrice()).toMatchObject({ tax_behavior: 'exclusive', unit_amount: CENTS.year });
    // Who has bought keeps the price with tax in it.
    expect(await paidInAMonth(member)).toBe(CENTS.month);
  });
});

describe('setting up tax', () => {
  const overagePrice = async () =>
    (await test.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data[0];

  it('sells no price again that was archived, of a plan or beyond one', async () => {
    await sell('exclusive');
    const yearly = await test.yearlyPrice();
    const beyond = await overagePrice();
    for (const id of [yearly.id, beyond?.id ?? '']) await test.shop.sdk.prices.update(id, { active: false });
    const done = await setUpStripe(test.ctx, { offered: [], tax: 'inclusive' });
    expect(done.prices.map(({ plan, interval }) => `${plan} ${interval}`)).toEqual([
      'pro month',
      'enterprise month',
    ]);
    expect(done.overage).toBeNull();
    expect(await test.yearlyPrice()).toMatchObject({ id: yearly.id, active: false });
    expect(await overagePrice()).toMatchObject({ id: beyond?.id, active: false });
    // Who gives the amount wants it sold, with the tax that there was.
    const anew = await setUpStripe(test.ctx, { offered: OFFERED, overageCents: CENTS.unit });
    expect(anew.prices.map(({ tax, done }) => [tax, done])).toEqual([
      ['inclusive', 'kept'],
      ['exclusive', 'changed'],
      ['inclusive', 'kept'],
    ]);
    expect(anew.overage).toEqual({ unitCents: CENTS.unit, tax: 'exclusive', done: 'changed' });
    expect(await overagePrice()).toMatchObject({ active: true, tax_behavior: 'exclusive' });
  });

  it('with new amounts gives each price once, and the others the tax alone', async () => {
    await sell('inclusive');
    const { prices, overage } = await setUpStripe(test.ctx, {
      offered: [{ ...PRO_YEAR, amount: 25_000, currency: 'eur' }],
      tax: 'exclusive',
    });
    const tax = 'exclusive';
    expect(prices).toEqual([
      { ...PRO_YEAR, amount: 25_000, currency: 'eur', tax, done: 'changed' },
      { ...PRO_MONTH, amount: CENTS.month, currency: 'usd', tax, done: 'changed' },
      { ...ENTERPRISE, amount: CENTS.enterprise, currency: 'usd', tax, done: 'changed' },
    ]);
    expect(overage).toEqual({ unitCents: CENTS.unit, tax, done: 'changed' });
    expect(await test.yearlyPrice()).toMatchObject({ unit_amount: 25_000, currency: 'eur' });
  });

  it('is shown of each price on its own, to who buys and who checks', async () => {
    await sellByHand();
    await setUpStripe(test.ctx, { offered: [], overageCents: CENTS.unit });
    await test.shop.sdk.prices.update((await test.yearlyPrice()).id, { tax_behavior: 'inclusive' });
    await test.shop.sdk.prices.update((await overagePrice())?.id ?? '', { tax_behavior: 'exclusive' });
    const checked = await checkStripe(test.ctx);
    expect(checked.prices.map(({ tax }) => tax)).toEqual([null, 'inclusive', null, null]);
    expect(checked.overage).toEqual({ unitCents: CENTS.unit, tax: 'exclusive', flaw: null });
    // What others asked for before is old.
    test.pass(1);
    expect((await getOffers(test.ctx)).offers.map(({ tax }) => tax)).toEqual([null, 'inclusive', null]);
  });
});

/** Stripe Tax is not set up here. */
describe('one price with tax among others', () => {
  const pending = fixture(openBilling);

  it('is enough for the check to say that Stripe Tax is not set up', async () => {
    const taxProblems = async () =>
      (await checkStripe(pending.ctx)).problems.filter((problem) => problem.includes('Stripe Tax'));
    expect(await taxProblems()).toEqual([]);
    await pending.shop.sdk.prices.update((await pending.yearlyPrice()).id, { tax_behavior: 'inclusive' });
    expect(await taxProblems()).toHaveLength(1);
    pending.shop.fake.activateTax();
    expect(await taxProblems()).toEqual([]);
  });
});

describe('tax for what goes beyond a plan alone', () => {
  const pending = fixture(openBilling);

  it('needs Stripe Tax too', async () => {
    await pending.shop.sellOverage();
    const [beyond] = (await pending.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data;
    await pending.shop.sdk.prices.update(beyond?.id ?? '', { tax_behavior: 'exclusive' });
    const { problems } = await checkStripe(pending.ctx);
    expect(problems.filter((problem) => problem.includes('Stripe Tax'))).toHaveLength(1);
  });
});
