import type { ScheduledChange } from '@refinery/contracts/billing.ts';
import { BILLING_INTERVALS } from '@refinery/contracts/enums.ts';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { changePlan } from '../organizations/change-plan.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { changeSubscription } from './change-subscription.ts';
import { whenOf } from './internal/plan-change.ts';
import { previewSubscriptionChange } from './preview-subscription-change.ts';
import { resumeSubscription } from './resume-subscription.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

const PRO_MONTH = { plan: 'pro', interval: 'month' } as const;
const PRO_YEAR = { plan: 'pro', interval: 'year' } as const;
const ENTERPRISE = { plan: 'enterprise', interval: 'month' } as const;
const ENTERPRISE_CENTS = 90_000;

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeAll(async () => {
  const { sdk } = test.shop;
  const { id: product } = await sdk.products.create({ name: 'Prompt Refinery enterprise' });
  await sdk.prices.create({
    product,
    currency: 'usd',
    unit_amount: ENTERPRISE_CENTS,
    recurring: { interval: 'month' },
    lookup_key: 'prompt_refinery_enterprise_month',
    metadata: { plan: 'enterprise' },
  });
});
beforeEach(async () => {
  await test.startAnew();
  member = await test.build();
  await test.buy(member);
  await test.tell();
});

const billing = () => test.billing(member);
const subscription = async () => {
  const [one, ...more] = test.shop.fake.subscriptionsOf(await test.customerOf(member));
  expect(more).toEqual([]);
  if (!one) throw new Error('Nobody has bought.');
  return one;
};
const paid = async () => test.shop.fake.paidBy(await test.customerOf(member));
const changeCard = async (card: Parameters<typeof test.shop.fake.changeCard>[1]) =>
  test.shop.fake.changeCard(await test.customerOf(member), card);
/** What is left of the month that is paid, of one. */
const leftOfMonth = async () => {
  const { items } = await subscription();
  const end = new Date((items.data[0]?.current_period_end ?? 0) * 1_000);
  const begin = new Date(end);
  begin.setUTCMonth(end.getUTCMonth() - 1);
  return (end.getTime() - test.clock.now().getTime()) / (end.getTime() - begin.getTime());
};
/** The first of the next month. */
const nextMonth = () => {
  const now = test.clock.now();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString();
};
const inAYear = () => {
  const time = new Date(test.clock.now());
  time.setUTCFullYear(time.getUTCFullYear() + 1);
  return time.toISOString();
};
const daysUntil = (time: string) => (Date.parse(time) - test.clock.now().getTime()) / 86_400_000;
const refusal = (asked: Promise<unknown>): Promise<DomainError> =>
  asked.then(
    () => {
      throw new Error('It was not refused.');
    },
    (error) => error,
  );
const jobs = async () => {
  const rows = await test.sql`
    select id from work_jobs
    where organization_id = ${member.organizationId} and kind = 'billing' and status in ('queued', 'running')`;
  return rows.length;
};
const actions = async () => {
  const rows = await test.sql`
    select action, before, after from audit_log
    where organization_id = ${member.organizationId} and actor_kind = 'user' and action like 'billing.%'
    order by sequence`;
  return rows.filter(({ action }) => action !== 'billing.start-checkout');
};

describe('when a change comes', () => {
  const all = (['pro', 'enterprise'] as const).flatMap((plan) =>
    BILLING_INTERVALS.map((interval) => ({ plan, interval })),
  );
  it.each([
    ['pro', 'month', ['none', 'now', 'now', 'now']],
    ['pro', 'year', ['later', 'none', 'now', 'now']],
    ['enterprise', 'month', ['later', 'later', 'none', 'now']],
    ['enterprise', 'year', ['later', 'later', 'later', 'none']],
  ] as const)('from %s by %s', (plan, interval, expected) => {
    expect(all.map((wanted) => whenOf({ plan, interval }, wanted))).toEqual(expected);
  });
});

describe('a better plan', () => {
  it('costs what the preview says, and comes at once', async () => {
    const before = await paid();
    const preview = await previewSubscriptionChange(member.as, ENTERPRISE);
    expect(preview).toEqual({
      dueNow: expect.any(Number),
      currency: 'usd',
      at: test.clock.now().toISOString(),
      atPeriodEnd: false,
    });
    const left = await leftOfMonth();
    expect(preview.dueNow).toBe(Math.round(ENTERPRISE_CENTS * left) - Math.round(PRO_CENTS.month * left));
    expect(await paid()).toBe(before);
    const change = await changeSubscription(member.as, ENTERPRISE);
    expect(change).toEqual({ ...ENTERPRISE, at: test.clock.now().toISOString(), atPeriodEnd: false });
    expect(await paid()).toBe(before + preview.dueNow);
    // The worker sees to it, without an event of Stripe.
    expect(await jobs()).toBe(1);
    await test.work();
    expect(await billing()).toMatchObject({ plan: 'enterprise', source: 'stripe', scheduledChange: null });
    expect(await actions()).toEqual([
      { action: 'billing.change-subscription', before: PRO_MONTH, after: change },
    ]);
    // The next month begins when it would have.
    expect((await billing()).periodEnd).toBe(nextMonth());
  });

  it('is paid once by two who ask at the same moment', async () => {
    const before = await paid();
    const { dueNow } = await previewSubscriptionChange(member.as, ENTERPRISE);
    await Promise.all([changeSubscription(member.as, ENTERPRISE), changeSubscription(member.as, ENTERPRISE)]);
    await changeSubscription(member.as, ENTERPRISE);
    expect(await paid()).toBe(before + dueNow);
  });

  it('is tried once by two who ask at the same moment', async () => {
    await changeCard('pm_card_chargeCustomerFail');
    let second: DomainError | undefined;
    test.shop.fake.fail(
      {
        kind: 'meanwhile',
        after: async () => {
          second = await refusal(changeSubscription(member.as, ENTERPRISE));
        },
      },
      { method: 'GET', path: '/v1/prices' },
    );
    const first = await refusal(changeSubscription(member.as, ENTERPRISE));
    expect([first.code, second?.code]).toEqual(['payment_required', 'payment_required']);
    expect(second?.extras.url).toBe(first.extras.url);
  });

  it('is paid once where the answer of Stripe is lost', async () => {
    const before = await paid();
    const { dueNow } = await previewSubscriptionChange(member.as, ENTERPRISE);
    test.shop.fake.fail(
      { kind: 'lost_reply' },
      { method: 'POST', path: `/v1/subscriptions/${(await subscription()).id}` },
    );
    await changeSubscription(member.as, ENTERPRISE).catch(() => undefined);
    await changeSubscription(member.as, ENTERPRISE);
    expect(await paid()).toBe(before + dueNow);
  });

  it('by the year begins a year now, and what is left of the month counts', async () => {
    const before = await paid();
    const { dueNow } = await previewSubscriptionChange(member.as, PRO_YEAR);
    expect(dueNow).toBe(PRO_CENTS.year - Math.round(PRO_CENTS.month * (await leftOfMonth())));
    await changeSubscription(member.as, PRO_YEAR);
    expect(await paid()).toBe(before + dueNow);
    await test.work();
    expect(await billing()).toMatchObject({
      plan: 'pro',
      interval: 'year',
      periodEnd: inAYear(),
    });
  });

  it.each(['pm_card_chargeCustomerFail', 'pm_card_authenticationRequired'] as const)(
    'that %s does not pay leaves the old one, until it is paid on the page',
    async (card) => {
      await changeCard(card);
      const before = await paid();
      const { code, extras } = await refusal(changeSubscription(member.as, ENTERPRISE));
      expect(code).toBe('payment_required');
      expect(extras.url).toMatch(/^https:\/\/invoice\.stripe\.com\//);
      await test.tell();
      const { latest_invoice: invoice, pending_update: waits } = await subscription();
      expect(await billing()).toMatchObject({
        plan: 'pro',
        status: 'active',
        source: 'stripe',
        unpaidChange: {
          ...ENTERPRISE,
          url: extras.url,
          expiresAt: new Date(1_000 * Number(waits?.expires_at)).toISOString(),
        },
      });
      expect(await paid()).toBe(before);
      test.shop.fake.payHostedInvoice(String(invoice), { card: 'pm_card_visa' });
      await test.tell();
      expect(await billing()).toMatchObject({ plan: 'enterprise', status: 'active', unpaidChange: null });
      expect(await paid()).toBeGreaterThan(before);
    },
  );

  it('can be asked for again with another card, and is paid once', async () => {
    await changeCard('pm_card_chargeCustomerFail');
    const before = await paid();
    const { dueNow } = await previewSubscriptionChange(member.as, ENTERPRISE);
    const first = await refusal(changeSubscription(member.as, ENTERPRISE));
    const second = await refusal(changeSubscription(member.as, ENTERPRISE));
    expect([first.code, second.code]).toEqual(['payment_required', 'payment_required']);
    expect(second.extras.url).not.toBe(first.extras.url);
    await changeCard('pm_card_visa');
    await changeSubscription(member.as, ENTERPRISE);
    await test.tell();
    expect(await paid()).toBe(before + dueNow);
    expect(await billing()).toMatchObject({ plan: 'enterprise', status: 'active' });
  });

  it('that nobody pays is forgotten', async () => {
    await changeCard('pm_card_chargeCustomerFail');
    await expectCode(changeSubscription(member.as, ENTERPRISE), 'payment_required');
    await changeCard('pm_card_visa');
    test.pass(2);
    await test.tell();
    expect(await billing()).toMatchObject({ plan: 'pro', status: 'active', unpaidChange: null });
    expect((await subscription()).pending_update).toBeNull();
  });
});

describe('a smaller plan', () => {
  let end: string;
  let next: ScheduledChange;

  beforeEach(async () => {
    await changeSubscription(member.as, PRO_YEAR);
    await test.tell();
    end = inAYear();
    next = { ...PRO_MONTH, at: end };
  });

  it('costs nothing, is told, and comes at the end of what is paid', async () => {
    const before = await paid();
    expect(await previewSubscriptionChange(member.as, PRO_MONTH)).toEqual({
      dueNow: 0,
      currency: 'usd',
      at: end,
      atPeriodEnd: true,
    });
    expect((await subscription()).schedule).toBeNull();
    expect(await changeSubscription(member.as, PRO_MONTH)).toEqual({ ...next, atPeriodEnd: true });
    expect(await jobs()).toBe(1);
    await test.tell();
    expect(await billing()).toMatchObject({ plan: 'pro', interval: 'year', scheduledChange: next });
    test.pass(daysUntil(end) - 1);
    await test.tell();
    expect(await billing()).toMatchObject({ interval: 'year', scheduledChange: next });
    test.pass(2);
    await test.tell();
    expect(await billing()).toMatchObject({ ...PRO_MONTH, scheduledChange: null, status: 'active' });
    expect(await paid()).toBe(before + PRO_CENTS.month);
    // Nothing else comes after that.
    test.pass(62);
    await test.tell();
    expect(await billing()).toMatchObject({ interval: 'month', scheduledChange: null, status: 'active' });
    expect(await paid()).toBe(before + 3 * PRO_CENTS.month);
    expect((await subscription()).schedule).toBeNull();
  });

  it('is called off by asking for the plan that there is', async () => {
    await changeSubscription(member.as, PRO_MONTH);
    await test.tell();
    await changeSubscription(member.as, PRO_YEAR);
    expect(await jobs()).toBe(1);
    await test.tell();
    expect(await billing()).toMatchObject({ interval: 'year', scheduledChange: null });
    test.pass(366);
    await test.tell();
    expect(await billing()).toMatchObject({ interval: 'year', status: 'active' });
    // And can be asked for again.
    expect(await changeSubscription(member.as, PRO_MONTH)).toMatchObject(PRO_MONTH);
  });

  it('is asked for twice at the same moment, and comes once', async () => {
    const asked = await Promise.allSettled([
      changeSubscription(member.as, PRO_MONTH),
      changeSubscription(member.as, PRO_MONTH),
    ]);
    expect(asked.map(({ status }) => status)).toContain('fulfilled');
    for (const one of asked)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'change_refused' });
    expect(await changeSubscription(member.as, PRO_MONTH)).toEqual({ ...next, atPeriodEnd: true });
    await test.tell();
    expect(await billing()).toMatchObject({ scheduledChange: next });
  });

  it('gives way to a better one, which comes at once', async () => {
    await changeSubscription(member.as, PRO_MONTH);
    await changeSubscription(member.as, ENTERPRISE);
    await test.tell();
    expect(await billing()).toMatchObject({ ...ENTERPRISE, scheduledChange: null });
    test.pass(40);
    await test.tell();
    expect(await billing()).toMatchObject({ ...ENTERPRISE, status: 'active' });
  });

  it('of a better one first comes in its place', async () => {
    await changeSubscription(member.as, ENTERPRISE);
    await changeSubscription(member.as, PRO_YEAR);
    await changeSubscription(member.as, PRO_MONTH);
    await test.tell();
    const { scheduledChange, periodEnd } = await billing();
    expect(scheduledChange).toEqual({ ...PRO_MONTH, at: periodEnd });
  });
});

describe('cancelling', () => {
  let end: string;

  beforeEach(() => {
    end = nextMonth();
  });

  it('ends the subscription when what is paid is used up, and resuming lets it go on', async () => {
    expect(await cancelSubscription(member.as)).toEqual({ cancelAt: end });
    expect(await jobs()).toBe(1);
    await test.work();
    expect(await billing()).toMatchObject({ plan: 'pro', status: 'active', cancelAt: end });
    expect(await cancelSubscription(member.as)).toEqual({ cancelAt: end });
    expect(await resumeSubscription(member.as)).toEqual({ cancelAt: null });
    expect(await jobs()).toBe(1);
    await test.work();
    expect(await resumeSubscription(member.as)).toEqual({ cancelAt: null });
    expect(await billing()).toMatchObject({ plan: 'pro', cancelAt: null });
    expect(await actions()).toEqual([
      { action: 'billing.cancel-subscription', before: null, after: { cancelAt: end } },
      { action: 'billing.resume-subscription', before: { cancelAt: end }, after: null },
    ]);
    test.pass(daysUntil(end) + 1);
    await test.tell();
    expect(await billing()).toMatchObject({ plan: 'pro', status: 'active' });
    await cancelSubscription(member.as);
    test.pass(32);
    await test.tell();
    expect(await billing()).toMatchObject({ plan: 'free', status: 'canceled' });
    await expectCode(resumeSubscription(member.as), 'no_subscription');
    await expectCode(cancelSubscription(member.as), 'no_subscription');
  });

  it('calls off a change that was to come', async () => {
    await changeSubscription(member.as, PRO_YEAR);
    await changeSubscription(member.as, PRO_MONTH);
    const { cancelAt } = await cancelSubscription(member.as);
    await test.tell();
    expect(await billing()).toMatchObject({ cancelAt, interval: 'year', scheduledChange: null });
  });

  it('at another date, as in a dashboard, is undone, too', async () => {
    const at = Math.floor(test.clock.now().getTime() / 1_000) + 86_400;
    await test.shop.sdk.subscriptions.update((await subscription()).id, { cancel_at: at });
    expect(await cancelSubscription(member.as)).toEqual({ cancelAt: new Date(at * 1_000).toISOString() });
    await resumeSubscription(member.as);
    const { id, cancel_at: cancelAt } = await subscription();
    expect(cancelAt).toBeNull();
    // Stripe is told to undo what was done there, and nothing else.
    const path = `/v1/subscriptions/${id}`;
    expect(test.shop.fake.ran('POST', path).at(-1)?.params).toEqual({ cancel_at: '' });
    await cancelSubscription(member.as);
    await resumeSubscription(member.as);
    expect(test.shop.fake.ran('POST', path).at(-1)?.params).toEqual({ cancel_at_period_end: 'false' });
  });

  it('comes before changing: a cancelled one is not changed', async () => {
    await cancelSubscription(member.as);
    await expectCode(changeSubscription(member.as, ENTERPRISE), 'subscription_cancelled');
    await expectCode(previewSubscriptionChange(member.as, ENTERPRISE), 'subscription_cancelled');
  });
});

describe('nothing is changed', () => {
  const each = [
    ['a preview', () => previewSubscriptionChange(member.as, ENTERPRISE)],
    ['a change', () => changeSubscription(member.as, ENTERPRISE)],
  ] as const;

  it.each(each)('by %s of the plan that there is', async () => {
    expect(await changeSubscription(member.as, PRO_MONTH)).toMatchObject(PRO_MONTH);
    expect(await previewSubscriptionChange(member.as, PRO_MONTH)).toMatchObject({ dueNow: 0 });
    expect([await actions(), await jobs()]).toEqual([[], 0]);
  });

  it.each(each)('by %s to a plan that has no price', async (_, ask) => {
    const [price] = (await test.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_enterprise_month'] }))
      .data;
    await test.shop.sdk.prices.update(price?.id ?? '', { active: false });
    await expectCode(ask(), 'plan_not_sold');
    await test.shop.sdk.prices.update(price?.id ?? '', { active: true });
  });

  it.each(each)('by %s while a payment is due: it is paid first', async (_, ask) => {
    test.shop.fake.setRetries({ afterDays: [20], outcome: 'past_due' });
    await changeCard('pm_card_chargeCustomerFail');
    test.pass(daysUntil(nextMonth()) + 1);
    await test.tell();
    expect((await subscription()).status).toBe('past_due');
    const { code, extras } = await refusal(ask());
    expect(code).toBe('payment_required');
    const [due] = test.shop.fake
      .invoicesOf(await test.customerOf(member))
      .filter(({ status }) => status === 'open');
    expect(extras.url).toBe(due?.hosted_invoice_url);
    expect(await actions()).toEqual([]);
    // Whoever does not want it any more may end it.
    expect((await cancelSubscription(member.as)).cancelAt).toBe(nextMonth());
  });

  it.each(each)('by %s where an operator has decided the plan, but it can be cancelled', async (_, ask) => {
    await changePlan(operator.ctx, { slug: member.user.organization.slug, plan: 'enterprise' });
    await expectCode(ask(), 'plan_pinned');
    await cancelSubscription(member.as);
    expect((await subscription()).cancel_at_period_end).toBe(true);
  });

  it('by whom has bought nothing, and nobody becomes a customer by it', async () => {
    const other = await test.build();
    await expectCode(changeSubscription(other.as, ENTERPRISE), 'no_subscription');
    await expectCode(cancelSubscription(other.as), 'no_subscription');
    await expectCode(resumeSubscription(other.as), 'no_subscription');
    expect(await test.customerOf(other)).toBe('');
    await startCheckout(other.as, PRO_MONTH);
    await expectCode(changeSubscription(other.as, ENTERPRISE), 'no_subscription');
  });

  it('by a member', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    for (const ask of [previewSubscriptionChange, changeSubscription])
      await expectCode(ask(colleague.as, ENTERPRISE), 'forbidden');
    for (const ask of [cancelSubscription, resumeSubscription])
      await expectCode(ask(colleague.as), 'forbidden');
    expect((await subscription()).cancel_at_period_end).toBe(false);
  });

  it('by an admin who is none any more when it would be written', async () => {
    const paidBefore = await paid();
    const reauthorize = async () => {
      throw new DomainError('forbidden');
    };
    const late = { ...member.as, reauthorize };
    await expectCode(changeSubscription(late, ENTERPRISE), 'forbidden');
    await expectCode(cancelSubscription(late), 'forbidden');
    expect((await subscription()).cancel_at).toBeNull();
    expect(await paid()).toBe(paidBefore);
    expect(await actions()).toEqual([]);
  });

  it('while Stripe is away or refuses', async () => {
    test.shop.fake.away({ kind: 'status', status: 503 });
    await expectCode(changeSubscription(member.as, ENTERPRISE), 'billing_unavailable');
    await expectCode(cancelSubscription(member.as), 'billing_unavailable');
    test.shop.fake.back();
    const path = `/v1/subscriptions/${(await subscription()).id}`;
    for (const ask of [
      () => changeSubscription(member.as, ENTERPRISE),
      () => cancelSubscription(member.as),
    ]) {
      // Asked again, it refuses again.
      for (let times = 0; times < 2; times += 1)
        test.shop.fake.fail({ kind: 'refused', code: 'resource_missing' }, { method: 'POST', path });
      await expectCode(ask(), 'change_refused');
      test.shop.fake.back();
    }
    expect(await subscription()).toMatchObject({ cancel_at_period_end: false });
  });
});
