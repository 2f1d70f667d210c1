import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { changePlan } from '../organizations/change-plan.ts';
import { releasePlan } from '../organizations/release-plan.ts';
import { openBillingPortal } from './open-billing-portal.ts';
import { setOverage } from './set-overage.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

const MONTHLY = { plan: 'pro', interval: 'month' } as const;
const YEARLY = { plan: 'pro', interval: 'year' } as const;

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  member = await test.build();
});

const sessionOf = (url: string) => test.shop.sdk.checkout.sessions.retrieve(url.split('/').at(-1) ?? '');
const subscriptions = async () => test.shop.fake.subscriptionsOf(await test.customerOf(member));
const customersMade = () => test.shop.fake.ran('POST', '/v1/customers').length;

describe('a checkout', () => {
  it('sells the plan by month, from the first of the next month on', async () => {
    const { url, expiresAt } = await startCheckout(member.as, MONTHLY);
    expect(new Date(expiresAt).getTime()).toBe(test.clock.now().getTime() + 24 * 60 * 60_000);
    expect(await test.billing(member)).toMatchObject({ plan: 'free', status: null });
    test.shop.pay(url);
    await test.tell();
    const end = '2026-04-01T00:00:00.000Z';
    const bought = { plan: 'pro', source: 'stripe', status: 'active', interval: 'month', periodEnd: end };
    expect(await test.billing(member)).toMatchObject({ ...bought, cancelAt: null, graceEndsAt: null });
    const [subscription] = await subscriptions();
    expect(subscription?.metadata).toEqual({ organizationId: member.organizationId });
    // 16.5 of 31 days.
    expect(test.shop.fake.paidBy(await test.customerOf(member))).toBe(PRO_CENTS.month * (16.5 / 31));
    const rows = await test.sql`
      select actor_kind as kind, action, target, after from audit_log
      where organization_id = ${member.organizationId} and action ~ '^billing|plan$' order by sequence`;
    const own = { target: member.organizationId };
    expect([...rows]).toEqual([
      { ...own, kind: 'user', action: 'billing.start-checkout', after: MONTHLY },
      {
        ...own,
        kind: 'system',
        action: 'organization.change-plan',
        after: { plan: 'pro', source: 'stripe' },
      },
    ]);
  });

  it('sells it by year', async () => {
    await test.buy(member, { interval: 'year' });
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', interval: 'year' });
  });

  it('asked for again is the same page, also at the same moment, for one customer', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const before = customersMade();
    const asked = await Promise.all([member, colleague, member].map(({ as }) => startCheckout(as, MONTHLY)));
    const again = await startCheckout(colleague.as, MONTHLY);
    expect(new Set([...asked, again].map(({ url }) => url)).size).toBe(1);
    expect(customersMade() - before).toBe(1);
  });

  it('for another interval ends the page before', async () => {
    const monthly = await startCheckout(member.as, MONTHLY);
    const yearly = await startCheckout(member.as, YEARLY);
    expect((await sessionOf(monthly.url)).status).toBe('expired');
    expect((await sessionOf(yearly.url)).status).toBe('open');
    const anew = await startCheckout(member.as, MONTHLY);
    expect(anew.url).not.toBe(monthly.url);
  });

  it('is refused while there is a subscription, also where nobody here knows of it yet', async () => {
    await test.buy(member);
    test.shop.fake.takeEvents();
    await expectCode(startCheckout(member.as, MONTHLY), 'subscription_exists');
    // Whoever asked made it known.
    await test.work();
    expect((await test.billing(member)).plan).toBe('pro');
    await expectCode(startCheckout(member.as, YEARLY), 'subscription_exists');
    expect(await subscriptions()).toHaveLength(1);
  });

  it('is refused while a payment is due', async () => {
    test.shop.fake.setRetries({ afterDays: [60], outcome: 'past_due' });
    await test.buy(member, { card: 'pm_card_failsOnRenewal' });
    test.pass(35);
    await test.tell();
    expect((await test.billing(member)).status).toBe('past_due');
    await expectCode(startCheckout(member.as, MONTHLY), 'subscription_exists');
  });

  it('is there again after the subscription has ended', async () => {
    await test.buy(member);
    const [subscription] = await subscriptions();
    await test.shop.sdk.subscriptions.cancel(subscription?.id ?? '');
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'free', source: 'default', status: 'canceled' });
    await test.buy(member, { interval: 'year' });
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', status: 'active', interval: 'year' });
  });

  it.each(['pm_card_chargeDeclined', 'pm_card_chargeCustomerFail'] as const)(
    'with %s sells nothing, and the page stays',
    async (card) => {
      const { url } = await startCheckout(member.as, MONTHLY);
      test.shop.pay(url, card);
      await test.tell();
      expect(await test.billing(member)).toMatchObject({ plan: 'free', source: 'default', status: null });
      expect((await startCheckout(member.as, MONTHLY)).url).toBe(url);
    },
  );

  it('sells no plan without a price', async () => {
    await expectCode(startCheckout(member.as, { plan: 'enterprise', interval: 'month' }), 'plan_not_sold');
    const { sdk } = test.shop;
    const { id } = await test.yearlyPrice();
    await sdk.prices.update(id, { active: false });
    await expectCode(startCheckout(member.as, YEARLY), 'plan_not_sold');
    await sdk.prices.update(id, { active: true });
  });

  it('sells at no price that would not give the plan', async () => {
    const { sdk } = test.shop;
    const { id, metadata, product } = await test.yearlyPrice();
    await sdk.prices.update(id, { metadata: { plan: 'enterprise' } });
    await expectCode(startCheckout(member.as, YEARLY), 'plan_not_sold');
    await sdk.prices.update(id, { metadata });
    await sdk.prices.create({
      lookup_key: 'prompt_refinery_pro_year',
      transfer_lookup_key: true,
      currency: 'usd',
      unit_amount: 29_000,
      product: String(product),
      recurring: { interval: 'year', interval_count: 2 },
      metadata,
    });
    await expectCode(startCheckout(member.as, YEARLY), 'plan_not_sold');
    await sdk.prices.update(id, { lookup_key: 'prompt_refinery_pro_year', transfer_lookup_key: true });
    expect(await startCheckout(member.as, YEARLY)).toMatchObject({ url: expect.any(String) });
  });

  it('sells nothing where an operator has decided, and what was bought counts once they let go', async () => {
    const slug = member.user.organization.slug;
    await changePlan(operator.ctx, { slug, plan: 'enterprise' });
    await expectCode(startCheckout(member.as, MONTHLY), 'plan_pinned');
    await releasePlan(operator.ctx, { slug });
    await test.buy(member);
    await changePlan(operator.ctx, { slug, plan: 'free' });
    await test.tell();
    expect(await test.billing(member)).toMatchObject({ plan: 'free', source: 'operator', status: 'active' });
    await releasePlan(operator.ctx, { slug });
    expect(await test.billing(member)).toMatchObject({ plan: 'pro', source: 'stripe' });
  });

  it('sells nothing to who has a better plan without paying', async () => {
    const { as } = await buildMember(test.ctx, { plan: 'enterprise' });
    await expectCode(startCheckout(as, MONTHLY), 'plan_pinned');
  });

  it('is for admins', async () => {
    for (const role of ['member', 'viewer'] as const) {
      const colleague = await buildColleague(test.ctx, member, role);
      await expectCode(startCheckout(colleague.as, MONTHLY), 'forbidden');
      await expectCode(openBillingPortal(colleague.as), 'forbidden');
    }
  });

  it.each([{ kind: 'reset' }, { kind: 'status', status: 500 }, { kind: 'rate_limit' }] as const)(
    'while Stripe is away ($kind) is not available, and works after that',
    async (fault) => {
      test.shop.fake.away(fault);
      await expectCode(startCheckout(member.as, MONTHLY), 'billing_unavailable');
      await expectCode(openBillingPortal(member.as), 'billing_unavailable');
      test.shop.fake.back();
      await test.buy(member);
      await test.tell();
      expect((await test.billing(member)).plan).toBe('pro');
    },
  );

  it('whose reply is lost is asked for again, and sells once', async () => {
    const before = customersMade();
    for (const path of ['/v1/customers', '/v1/checkout/sessions']) {
      test.shop.fake.fail({ kind: 'lost_reply' }, { method: 'POST', path });
      await expectCode(startCheckout(member.as, MONTHLY), 'billing_unavailable');
    }
    await test.buy(member);
    await test.tell();
    expect(await subscriptions()).toHaveLength(1);
    expect(customersMade() - before).toBe(1);
  });
});

describe('the portal', () => {
  it('opens for a customer and for who was none before, and is set up once', async () => {
    const first = await openBillingPortal(member.as);
    const second = await openBillingPortal((await test.build()).as);
    expect(new URL(first.url).hostname).toBe('billing.stripe.com');
    expect(second.url).not.toBe(first.url);
    const { data } = await test.shop.sdk.billingPortal.configurations.list();
    expect(data).toHaveLength(1);
    const { features } = data[0] ?? {};
    expect(features?.payment_method_update.enabled).toBe(true);
    expect(features?.invoice_history.enabled).toBe(true);
    // What was paid for is not lost.
    expect(features?.subscription_cancel).toMatchObject({ enabled: true, mode: 'at_period_end' });
    // Plans are changed here, not there.
    expect(features?.subscription_update.enabled).toBe(false);
    expect(await test.billing(member)).toMatchObject({ plan: 'free', status: null });
  });
});

describe('where billing is off', () => {
  const off = fixture(openTestContext);

  it('nothing is sold', async () => {
    const { as } = await buildMember(off.ctx, { plan: 'free' });
    await expectCode(startCheckout(as, MONTHLY), 'billing_disabled');
    await expectCode(openBillingPortal(as), 'billing_disabled');
    // Whatever the plan has, and whoever decided it.
    for (const enabled of [true, false]) {
      await expectCode(setOverage(as, { enabled, limitUsd: 2 }), 'billing_disabled');
      const pinned = await buildMember(off.ctx, { plan: 'enterprise' });
      await expectCode(setOverage(pinned.as, { enabled, limitUsd: 2 }), 'billing_disabled');
    }
  });
});
