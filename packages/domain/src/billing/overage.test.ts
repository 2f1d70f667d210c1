import { withTenant } from '@refinery/db/tenant.ts';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { cancelBatch } from '../batches/cancel-batch.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';
import { changePlan } from '../organizations/change-plan.ts';
import { getUsage } from '../usage/get-usage.ts';
import { reserveQuota } from '../usage/quota.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { endFormerCustomers } from './end-former-customers.ts';
import { requestSync } from './internal/request-sync.ts';
import { reportOverage } from './report-overage.ts';
import { setOverage } from './set-overage.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

/** How many optimizations the plan has a month here, and what each beyond it costs, in cents. */
const IN_PLAN = 10;
const IN_LARGER_PLAN = 20;
const UNIT_CENTS = 50;
const TWO_DOLLARS = { enabled: true, limitUsd: 2 };
const FOUR_UNITS = { limitUsd: 2, unitUsd: 0.5, units: 4, usedUnits: 0 };

const test = fixture((services) =>
  openBilling(services, {
    PLANS: JSON.stringify({
      pro: { monthly: { optimizations: IN_PLAN } },
      enterprise: { monthly: { optimizations: IN_LARGER_PLAN } },
    }),
  }),
);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  await test.startAnew();
  await setUpStripe(test.ctx, { offered: [], overageCents: UNIT_CENTS });
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

/** Work for the units, which has not ended. */
const upload = (amount: number) => uploadBatch(member, numberedItems(amount));
const ofOverage = async () => {
  const customer = await test.customerOf(member);
  const { data } = await test.shop.sdk.subscriptions.list({ customer, status: 'all' });
  return data.filter(({ metadata }) => metadata.overageLimitCents !== undefined);
};

/** Has the card fail by which it is paid. */
async function failOverage(): Promise<void> {
  const customer = await test.customerOf(member);
  const [{ id } = { id: '' }] = await ofOverage();
  const { id: card } = await test.shop.sdk.paymentMethods.attach('pm_card_chargeCustomerFail', { customer });
  await test.shop.sdk.subscriptions.update(id, { default_payment_method: card });
}

describe('beyond the plan', () => {
  it('is nothing, until somebody allows it: then as much as the sum pays for', async () => {
    await use(IN_PLAN);
    await expectCode(use(1), 'quota_exceeded');
    expect(await allow()).toEqual({ overage: FOUR_UNITS });
    expect(await test.billing(member)).toMatchObject({ overage: FOUR_UNITS, plan: 'pro', interval: 'month' });
    expect(await limit()).toBe(IN_PLAN + 4);
    await use(4);
    await expectCode(use(1), 'quota_exceeded');
    expect((await test.billing(member)).overage).toEqual({ ...FOUR_UNITS, usedUnits: 4 });
    expect(await allow(2.5)).toEqual({ overage: { limitUsd: 2.5, unitUsd: 0.5, units: 5, usedUnits: 4 } });
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

  it('is paid for work that ends well, once it has ended', async () => {
    await allow();
    const before = await paid();
    await upload(IN_PLAN + 3);
    const told = reports();
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
    expect((await test.billing(member)).overage).toEqual({ ...FOUR_UNITS, usedUnits: 3 });
    await drainAllLanes(test.ctx);
    await reportOverage(test.ctx);
    expect(reports()).toBe(told + 1);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 3 * UNIT_CENTS);
  });

  it('is not paid for what is cancelled, also where that was asked for again and again', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN - 1);
    for (const amount of [5, 3, 2]) await cancelBatch(member.as, await upload(amount));
    expect((await test.billing(member)).overage).toEqual(FOUR_UNITS);
    await upload(2);
    await drainAllLanes(test.ctx);
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + UNIT_CENTS);
  });

  it('is paid for work that runs while it is turned off', async () => {
    await allow();
    const before = await paid();
    const batch = await upload(IN_PLAN + 4);
    await setOverage(member.as, { enabled: false });
    await test.tell();
    expect(await ofOverage()).toMatchObject([{ status: 'active', cancel_at_period_end: false }]);
    expect((await test.billing(member)).overage).toBeNull();
    await drainAllLanes(test.ctx);
    await cancelBatch(member.as, batch).catch(() => undefined);
    await reportOverage(test.ctx);
    await requestSync(test.ctx, member.organizationId);
    await test.work();
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: true }]);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 4 * UNIT_CENTS);
    expect(await ofOverage()).toMatchObject([{ status: 'canceled' }]);
  });

  it('that has not ended with the month counts in the next one, as far as it is beyond that', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN);
    await upload(4);
    await setOverage(member.as, { enabled: false });
    await test.tell();
    toNextMonth();
    await reportOverage(test.ctx);
    await test.tell();
    // Four are in the plan of the new month.
    expect(await getUsage(member.as)).toMatchObject({ limit: IN_PLAN, remaining: IN_PLAN - 4 });
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: true }]);
    await drainAllLanes(test.ctx);
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + 2 * PRO_CENTS.month);
  });

  it('that fills the next month too is paid in that', async () => {
    await allow();
    const before = await paid();
    await upload(IN_PLAN + 4);
    await setOverage(member.as, { enabled: false });
    await test.tell();
    toNextMonth();
    await reportOverage(test.ctx);
    await test.tell();
    expect(await paid()).toBe(before + PRO_CENTS.month);
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: false }]);
    await drainAllLanes(test.ctx);
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + 2 * PRO_CENTS.month + 4 * UNIT_CENTS);
  });

  it('cancelled on the page of Stripe while work runs ends once that is paid', async () => {
    await allow();
    const before = await paid();
    await upload(IN_PLAN + 4);
    const [{ id } = { id: '' }] = await ofOverage();
    await test.shop.sdk.subscriptions.update(id, { cancel_at_period_end: true });
    await test.tell();
    expect((await test.billing(member)).overage).toBeNull();
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: false }]);
    await test.tell();
    await drainAllLanes(test.ctx);
    await requestSync(test.ctx, member.organizationId);
    await test.work();
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: true }]);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 4 * UNIT_CENTS);
  });

  it('is paid for up to the last moment, also by who lowers the sum', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN + 3);
    await allow(1);
    await expectCode(use(1), 'quota_exceeded');
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 3 * UNIT_CENTS);
  });

  it('never comes to more than the sum in a month, also where a larger plan begins in it', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN + 4);
    await test.sql`update subscriptions set plan = 'enterprise' where organization_id = ${member.organizationId}`;
    await reportOverage(test.ctx);
    await use(1);
    // The larger plan has room for all, and what was told stays paid.
    expect((await test.billing(member)).overage).toEqual({ ...FOUR_UNITS, usedUnits: 4 });
    expect(await setOverage(member.as, TWO_DOLLARS)).toEqual({ overage: { ...FOUR_UNITS, usedUnits: 4 } });
    await use(IN_LARGER_PLAN - IN_PLAN - 1);
    await expectCode(use(1), 'quota_exceeded');
    expect((await test.billing(member)).overage).toEqual({ ...FOUR_UNITS, usedUnits: 4 });
    await reportOverage(test.ctx);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 4 * UNIT_CENTS);
  });

  it('is paid at once where the organization is deleted', async () => {
    await allow();
    const customer = await test.customerOf(member);
    const before = await paid();
    await use(IN_PLAN + 2);
    await reportOverage(test.ctx);
    test.pass(1);
    await test.sql`delete from organizations where id = ${member.organizationId}`;
    await endFormerCustomers(test.ctx);
    test.pass(1);
    expect(test.shop.fake.paidBy(customer)).toBe(before + 2 * UNIT_CENTS);
  });

  it('is told again where Stripe was away, and one that fails keeps none of the others', async () => {
    await allow();
    const before = await paid();
    await use(IN_PLAN + 2);
    const other = await test.build();
    await test.buy(other);
    await test.tell();
    await setOverage(other.as, TWO_DOLLARS);
    await test.tell();
    await withTenant(test.ctx.db, other.organizationId, (tx) =>
      reserveQuota(test.ctx, tx, {
        organizationId: other.organizationId,
        meter: OPTIMIZATIONS,
        amount: IN_PLAN + 1,
      }),
    );
    const path = '/v1/billing/meter_events';
    test.shop.fake.fail({ kind: 'refused', code: 'rate_limit' }, { method: 'POST', path });
    const told = reports();
    await reportOverage(test.ctx);
    expect(reports()).toBe(told + 1);
    await reportOverage(test.ctx);
    expect(reports()).toBe(told + 2);
    toNextMonth();
    expect(await paid()).toBe(before + PRO_CENTS.month + 2 * UNIT_CENTS);
  });

  it('waits for another tick where Stripe has kept this one waiting', async () => {
    await allow();
    await use(IN_PLAN + 2);
    const told = reports();
    await reportOverage(test.ctx, { mostMs: 0 });
    expect(reports()).toBe(told);
    await reportOverage(test.ctx);
    expect(reports()).toBe(told + 1);
  });

  it('is told after everything else in a tick, which Stripe then holds up no more', async () => {
    await allow();
    await use(IN_PLAN + 2);
    const gone = await test.build();
    await test.sql`update organizations set deletes_at = ${test.clock.now().toISOString()} where id = ${gone.organizationId}`;
    const { stripe } = test.ctx;
    const silent = Promise.withResolvers<never>();
    // Perhaps nobody has asked yet when it is rejected.
    silent.promise.catch(() => undefined);
    const waiting = Object.create(stripe ?? null, { ask: { value: () => silent.promise } });
    const tick = reconcile({ ...test.ctx, stripe: waiting });
    const isThere = () => test.sql`select from organizations where id = ${gone.organizationId}`;
    await expect.poll(async () => (await isThere()).length).toBe(0);
    silent.reject(new Error('no answer'));
    await tick;
    await reportOverage(test.ctx);
    expect(reports()).toBeGreaterThan(0);
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

  it('is nothing while what was used of it is not paid', async () => {
    await allow();
    await use(IN_PLAN + 4);
    await reportOverage(test.ctx);
    await failOverage();
    test.shop.fake.setRetries({ afterDays: [60], outcome: 'past_due' });
    toNextMonth();
    await test.tell();
    expect(await ofOverage()).toMatchObject([{ status: 'past_due' }]);
    expect(await test.billing(member)).toMatchObject({ status: 'active', overage: null });
    await expect(setOverage(member.as, TWO_DOLLARS)).rejects.toMatchObject({
      code: 'payment_required',
      extras: { url: expect.stringContaining('https://') },
    });
  });

  it('is not added where an operator has decided the plan', async () => {
    await allow();
    await changePlan(operator.ctx, { slug: member.user.organization.slug, plan: 'pro' });
    expect(await limit()).toBe(IN_PLAN);
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'plan_pinned');
  });

  it('is neither added nor paid where an operator has set the limit', async () => {
    await allow();
    await test.sql`update subscriptions set own_limit = true, quota_limit = ${IN_LARGER_PLAN}
      where organization_id = ${member.organizationId}`;
    expect((await test.billing(member)).overage).toBeNull();
    const told = reports();
    await use(IN_LARGER_PLAN);
    await expectCode(use(1), 'quota_exceeded');
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'plan_pinned');
  });

  it('of a month that is over is not shown, nor told after its hour', async () => {
    await allow();
    await use(IN_PLAN + 4);
    test.pass(daysLeft());
    // Ten minutes into the month after the next.
    test.pass(daysLeft() + 10 / (24 * 60));
    expect((await test.billing(member)).overage).toEqual(FOUR_UNITS);
    const told = reports();
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
    expect(await allow()).toEqual({ overage: FOUR_UNITS });
    await use(1);
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
  });

  it('is not what a larger plan had before, when the month ends', async () => {
    await allow();
    const set = (plan: string) =>
      test.sql`update subscriptions set plan = ${plan} where organization_id = ${member.organizationId}`;
    await set('enterprise');
    await upload(IN_LARGER_PLAN);
    await set('pro');
    toNextMonth();
    const told = reports();
    await reportOverage(test.ctx);
    await drainAllLanes(test.ctx);
    await reportOverage(test.ctx);
    expect(reports()).toBe(told);
    expect((await test.billing(member)).overage).toEqual(FOUR_UNITS);
  });

  it('of an organization that has paid later goes on, unless it was turned off meanwhile', async () => {
    await allow();
    const customer = await test.customerOf(member);
    const fail = async () => {
      await failOverage();
      test.shop.fake.setRetries({ afterDays: [60], outcome: 'past_due' });
      await use(IN_PLAN + 4);
      await reportOverage(test.ctx);
      toNextMonth();
      await test.tell();
      expect((await test.billing(member)).overage).toBeNull();
    };
    const pay = async () => {
      for (const { id, status } of test.shop.fake.invoicesOf(customer))
        if (status === 'open') test.shop.fake.payHostedInvoice(id, { card: 'pm_card_visa' });
      await test.tell();
    };
    await fail();
    await pay();
    expect((await test.billing(member)).overage).toEqual(FOUR_UNITS);
    await fail();
    await setOverage(member.as, { enabled: false });
    await pay();
    expect((await test.billing(member)).overage).toBeNull();
    expect(await limit()).toBe(IN_PLAN);
  });

  it('is not sold again to who has not paid it', async () => {
    await allow();
    await failOverage();
    test.shop.fake.setRetries({ afterDays: [1], outcome: 'canceled' });
    await use(IN_PLAN + 4);
    await reportOverage(test.ctx);
    toNextMonth();
    test.pass(3);
    await test.tell();
    expect(await ofOverage()).toMatchObject([{ status: 'canceled' }]);
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'payment_required');
  });

  it('of two sums at the same moment is one of them', async () => {
    let second: unknown;
    const before = async () => {
      second = await setOverage(member.as, { enabled: true, limitUsd: 3 }).catch((error) => error);
    };
    test.shop.fake.fail({ kind: 'meanwhile', before }, { method: 'POST', path: '/v1/subscriptions' });
    expect(await setOverage(member.as, TWO_DOLLARS)).toEqual({ overage: FOUR_UNITS });
    expect(second).toMatchObject({ code: 'change_refused' });
    expect(await ofOverage()).toHaveLength(1);
  });

  it('that is allowed again while the worker ends it stays allowed', async () => {
    await allow();
    await setOverage(member.as, { enabled: false });
    const [{ id } = { id: '' }] = await ofOverage();
    test.shop.fake.fail(
      {
        kind: 'meanwhile',
        before: () => setOverage(member.as, TWO_DOLLARS),
      },
      { method: 'GET', path: `/v1/subscriptions/${id}` },
    );
    await test.tell();
    await test.tell();
    expect(await ofOverage()).toMatchObject([{ cancel_at_period_end: false }]);
    expect((await test.billing(member)).overage).toEqual(FOUR_UNITS);
  });

  it('is refused by name', async () => {
    await expectCode(setOverage(member.as, { enabled: true }), 'validation_failed');
    await expectCode(setOverage(member.as, { enabled: true, limitUsd: 1.001 }), 'validation_failed');
    await expectCode(setOverage(member.as, { enabled: true, limitUsd: 0.49 }), 'validation_failed');
    const colleague = await buildColleague(test.ctx, member, 'member');
    await expectCode(setOverage(colleague.as, TWO_DOLLARS), 'forbidden');
    const set = (plan: string) =>
      test.sql`update subscriptions set plan = ${plan} where organization_id = ${member.organizationId}`;
    await set('free');
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'plan_required');
    // Whoever has lost the feature with the plan can still end it.
    expect(await setOverage(member.as, { enabled: false })).toEqual({ overage: null });
    await set('pro');
    const without = await test.build();
    await expectCode(setOverage(without.as, TWO_DOLLARS), 'plan_required');
    await test.sql`update subscriptions set plan = 'pro', plan_source = 'trial' where organization_id = ${without.organizationId}`;
    await expectCode(setOverage(without.as, TWO_DOLLARS), 'no_subscription');
    const [price] = (await test.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data;
    await test.shop.sdk.prices.update(price?.id ?? '', { active: false });
    await expectCode(setOverage(member.as, TWO_DOLLARS), 'overage_not_sold');
    await test.shop.sdk.prices.update(price?.id ?? '', { active: true });
  });
});
