import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { changePlan } from '../organizations/change-plan.ts';
import { getUsage } from '../usage/get-usage.ts';
import { reserveQuota } from '../usage/quota.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { reportOverage } from './report-overage.ts';
import { setOverage } from './set-overage.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

/** How many optimizations the plan has a month here, and what each beyond it costs, in cents. */
const IN_PLAN = 10;
const UNIT_CENTS = 50;
const TWO_DOLLARS = { enabled: true, limitUsd: 2 };
const FOUR_UNITS = { limitUsd: 2, unitUsd: 0.5, units: 4 };

const test = fixture((services) =>
  openBilling(services, { PLANS: JSON.stringify({ pro: { monthly: { optimizations: IN_PLAN } } }) }),
);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  await setUpStripe(test.ctx, [], UNIT_CENTS);
  member = await test.build();
  await test.buy(member);
  await test.tell();
});

const use = (amount: number) =>
  withTenant(test.ctx.db, member.organizationId, (tx) =>
    reserveQuota(test.ctx, tx, { organizationId: member.organizationId, meter: OPTIMIZATIONS, amount }),
  );
const allow = async (limitUsd = 2) => {
  const reply = await setOverage(member.as, { enabled: true, limitUsd });
  await test.tell();
  return reply;
};
const paid = async () => test.shop.fake.paidBy(await test.customerOf(member));
const limit = async () => (await getUsage(member.as)).limit;
/** To a day after the end of the month: invoices wait for an hour. */
const toNextMonth = () => test.pass(daysLeft() + 1);
const daysLeft = () => {
  const now = test.clock.now();
  return (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / (24 * 60 * 60_000);
};
const reports = () => test.shop.fake.ran('POST', '/v1/billing/meter_events').length;

describe('beyond the plan', () => {
  it('is nothing, until somebody allows it: then as much as the sum pays for', async () => {
    await use(IN_PLAN);
    await expectCode(use(1), 'quota_exceeded');
    expect(await allow()).toEqual({ overage: FOUR_UNITS });
    expect(await test.billing(member)).toMatchObject({ overage: FOUR_UNITS, plan: 'pro', interval: 'month' });
    expect(await limit()).toBe(IN_PLAN + 4);
    await use(4);
    await expectCode(use(1), 'quota_exceeded');
    await allow(2.5);
    await use(1);
    await expectCode(use(1), 'quota_exceeded');
  });

  it('is paid after the month, by the number that was used', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN + 1);
    await reportOverage(test.ctx);
    await use(2);
    await reportOverage(test.ctx);
    const told = reports();
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 3 * UNIT_CENTS);
    await test.tell();
    expect(await limit()).toBe(IN_PLAN + 4);
    await use(1);
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + 2 * PRO_CENTS.month + 3 * UNIT_CENTS);
  });

  it('within the plan costs nothing', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN);
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month);
  });

  it('that was used in the last minutes of a month is told within the hour after it', async () => {
    await allow();
    const before = await paid();
    const minutes = 1 / (24 * 60);
    test.pass(daysLeft() - 5 * minutes);
    await use(IN_PLAN + 4);
    test.pass(10 * minutes);
    await reportOverage(test.ctx);
    test.pass(1);
    expect(await paid()).toBe(before + PRO_CENTS.month + 4 * UNIT_CENTS);
  });

  it('turned off is nothing from then on, and what was used is paid', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN + 2);
    await reportOverage(test.ctx);
    expect(await setOverage(member.as, { enabled: false })).toEqual({ overage: null });
    await test.tell();
    expect((await test.billing(member)).overage).toBeNull();
    await expectCode(use(1), 'quota_exceeded');
    // Again is no error, and nothing new at Stripe.
    await setOverage(member.as, { enabled: false });
    toNextMonth();
    await test.tell();
    expect(await paid()).toBe(before + PRO_CENTS.month + 2 * UNIT_CENTS);
    toNextMonth();
    expect(await paid()).toBe(before + 2 * PRO_CENTS.month + 2 * UNIT_CENTS);
  });

  it('can be turned on again, in the same month and after it', async () => {
    await allow();
    await setOverage(member.as, { enabled: false });
    await test.tell();
    await allow(1);
    expect(await limit()).toBe(IN_PLAN + 2);
    await setOverage(member.as, { enabled: false });
    toNextMonth();
    await test.tell();
    await allow();
    expect(await limit()).toBe(IN_PLAN + 4);
  });

  it('is one subscription, also where two ask at the same moment or an answer is lost', async () => {
    await Promise.all([setOverage(member.as, TWO_DOLLARS), setOverage(member.as, TWO_DOLLARS)]);
    const all = () => test.shop.sdk.subscriptions.list({ status: 'all', limit: 100 });
    const ofMember = async () => {
      const customer = await test.customerOf(member);
      return (await all()).data.filter((one) => one.customer === customer);
    };
    expect(await ofMember()).toHaveLength(2);
    const other = await test.build();
    await test.buy(other);
    await test.tell();
    const { as } = other;
    test.shop.fake.fail({ kind: 'lost_reply' }, { method: 'POST', path: '/v1/subscriptions' });
    await setOverage(as, TWO_DOLLARS).catch(() => undefined);
    await setOverage(as, TWO_DOLLARS);
    await test.tell();
    const customer = await test.customerOf(other);
    expect((await all()).data.filter((one) => one.customer === customer)).toHaveLength(2);
    expect((await test.billing(other)).overage).toEqual(FOUR_UNITS);
  });

  it('is over with the plan, and the plan can be bought again', async () => {
    await allow();
    await cancelSubscription(member.as);
    toNextMonth();
    await test.tell();
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'free', overage: null });
    expect(await startCheckout(member.as, { plan: 'pro', interval: 'month' })).toMatchObject({
      url: expect.any(String),
    });
    toNextMonth();
    await test.tell();
    const customer = await test.customerOf(member);
    expect((await test.shop.sdk.subscriptions.list({ customer })).data).toEqual([]);
  });

  it('is nothing while a payment is due, and where an operator decides', async () => {
    await allow();
    const customer = await test.customerOf(member);
    test.shop.fake.setRetries({ afterDays: [60], outcome: 'past_due' });
    test.shop.fake.changeCard(customer, 'pm_card_chargeCustomerFail');
    toNextMonth();
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ status: 'past_due', plan: 'pro', overage: null });
    expect(await limit()).toBe(IN_PLAN);
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'payment_required');
  });

  it('is not added where an operator has decided the plan', async () => {
    await allow();
    await changePlan(operator.ctx, { slug: member.user.organization.slug, plan: 'pro' });
    expect(await limit()).toBe(IN_PLAN);
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'plan_pinned');
  });

  it('is refused by name', async () => {
    await expectCode(setOverage(member.as, { enabled: true }), 'validation_failed');
    await expectCode(setOverage(member.as, { enabled: true, limitUsd: 1.001 }), 'validation_failed');
    const colleague = await buildColleague(test.ctx, member, 'member');
    await expectCode(setOverage(colleague.as, TWO_DOLLARS), 'forbidden');
    const without = await test.build();
    await expectCode(setOverage(without.as, TWO_DOLLARS), 'no_subscription');
    const [price] = (await test.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data;
    await test.shop.sdk.prices.update(price?.id ?? '', { active: false });
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'overage_not_sold');
    await test.shop.sdk.prices.update(price?.id ?? '', { active: true });
  });
});
