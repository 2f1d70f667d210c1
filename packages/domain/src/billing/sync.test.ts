import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { takeTurns } from '@refinery/testing/drain-jobs.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { reconcile } from '../maintenance/reconcile.ts';
import { suspendOrganization } from '../organizations/suspend-organization.ts';
import { StripeClient } from '../stripe/stripe-client.ts';
import { applyDuePlans } from './apply-due-plans.ts';
import { billingKind } from './billing-kind.ts';
import { beginTrial } from './internal/begin-trial.ts';
import { syncAccount } from './internal/sync-account.ts';
import { openBillingPortal } from './open-billing-portal.ts';
import { receiveBillingEvent } from './receive-billing-event.ts';
import { startCheckout } from './start-checkout.ts';
import { startTrial } from './start-trial.ts';
import { openBilling } from './testing/open-billing.ts';

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  await test.startAnew();
  member = await test.build();
});

const FREE = { plan: 'free', source: 'default' };
const PRO = { plan: 'pro', source: 'stripe' };
const billing = (of = member) => test.billing(of);
const sync = () => syncAccount(test.ctx, member.organizationId);
const subscriptions = async () => test.shop.fake.subscriptionsOf(await test.customerOf(member));
const subscriptionId = async () => (await subscriptions())[0]?.id ?? '';
const jobs = async (status = 'queued') => {
  const rows = await test.sql`
    select id from work_jobs where organization_id = ${member.organizationId} and kind = 'billing'
      and options ->> 'task' = 'sync' and status = ${status}`;
  return rows.length;
};
/** Buys a plan whose next payment fails, and lets the month end. */
const fallBehind = async () => {
  await test.buy(member, { card: 'pm_card_failsOnRenewal' });
  await test.tell();
  test.pass(35);
  await test.tell();
};

describe('a subscription', () => {
  it('keeps its plan for 14 days while a payment is due, then the plan is free, until it is paid', async () => {
    test.shop.fake.setRetries({ afterDays: [20], outcome: 'past_due' });
    await fallBehind();
    const due = test.clock.now().getTime();
    const graceEndsAt = new Date(due + 14 * 24 * 60 * 60_000).toISOString();
    expect(await billing()).toMatchObject({ ...PRO, status: 'past_due', graceEndsAt });
    test.pass(13);
    // Asked again, the days do not begin anew.
    await sync();
    await reconcile(test.ctx);
    expect(await billing()).toMatchObject({ ...PRO, status: 'past_due', graceEndsAt });
    test.clock.set(new Date(Date.parse(graceEndsAt) - 1));
    await applyDuePlans(test.ctx);
    expect(await billing()).toMatchObject(PRO);
    test.clock.set(new Date(graceEndsAt));
    await applyDuePlans(test.ctx);
    expect(await billing()).toMatchObject({ ...FREE, status: 'past_due', graceEndsAt });
    await sync();
    expect(await billing()).toMatchObject(FREE);
    const owed = test.shop.fake
      .invoicesOf(await test.customerOf(member))
      .filter((one) => one.status === 'open');
    for (const { id } of owed) test.shop.fake.payHostedInvoice(id, { card: 'pm_card_visa' });
    await test.tell();
    expect(await billing()).toMatchObject({ ...PRO, status: 'active', graceEndsAt: null });
  });

  it('has 14 days of its own, whatever was due of the one before', async () => {
    test.shop.fake.setRetries({ afterDays: [20], outcome: 'past_due' });
    await fallBehind();
    await test.shop.sdk.subscriptions.cancel(await subscriptionId());
    await test.buy(member, { card: 'pm_card_failsOnRenewal' });
    test.pass(35);
    // Nobody here has heard of the end of the first one.
    test.shop.fake.takeEvents();
    await sync();
    const graceEndsAt = new Date(test.clock.now().getTime() + 14 * 24 * 60 * 60_000).toISOString();
    expect(await billing()).toMatchObject({ ...PRO, status: 'past_due', graceEndsAt });
  });

  it('that is unpaid stands in the way of another', async () => {
    test.shop.fake.setRetries({ afterDays: [1], outcome: 'unpaid' });
    await fallBehind();
    await expectCode(startCheckout(member.as, { plan: 'pro', interval: 'year' }), 'subscription_exists');
  });

  it('is looked for behind one that waits for its first payment', async () => {
    await test.buy(member);
    await test.buyBesides(member, { isPaid: false });
    await expectCode(startCheckout(member.as, { plan: 'pro', interval: 'month' }), 'subscription_exists');
  });

  it('is written while the organization is suspended', async () => {
    await test.buy(member);
    await suspendOrganization(operator.ctx, { slug: member.user.organization.slug });
    await test.tell();
    const [row] = await test.sql`
      select plan, plan_source as source from subscriptions where organization_id = ${member.organizationId}`;
    expect(row).toEqual(PRO);
  });

  it('that there is none of leaves a better plan as it is', async () => {
    const paying = await buildMember(test.ctx, { plan: 'pro' });
    await openBillingPortal(paying.as);
    await syncAccount(test.ctx, paying.organizationId);
    expect(await billing(paying)).toMatchObject({ plan: 'pro', source: 'default', status: null });
  });

  it.each(['canceled', 'unpaid'] as const)('that ends up %s is worth nothing', async (outcome) => {
    test.shop.fake.setRetries({ afterDays: [1], outcome });
    await fallBehind();
    expect(await billing()).toMatchObject({ ...FREE, status: outcome, graceEndsAt: null });
  });

  it('that is cancelled at its date has its plan until then', async () => {
    await test.buy(member);
    await test.shop.sdk.subscriptions.update(await subscriptionId(), { cancel_at_period_end: true });
    await test.tell();
    const { periodEnd, ...rest } = await billing();
    expect(rest).toMatchObject({ ...PRO, status: 'active', cancelAt: periodEnd });
    test.pass(35);
    await test.tell();
    expect(await billing()).toMatchObject({ ...FREE, status: 'canceled' });
  });

  it('that waits for its first payment changes nothing', async () => {
    await test.buy(member);
    await test.tell();
    await test.shop.sdk.subscriptions.cancel(await subscriptionId());
    await test.tell();
    const waiting = await test.buyBesides(member, { isPaid: false });
    expect(waiting.status).toBe('incomplete');
    await test.tell();
    expect(await billing()).toMatchObject({ ...FREE, status: 'canceled', interval: 'month' });
  });

  it('of a plan that is not ours is none', async () => {
    await startCheckout(member.as, { plan: 'pro', interval: 'month' });
    const product = await test.shop.sdk.products.create({ name: 'Something else' });
    const recurring = { interval: 'month' } as const;
    const other = { product: product.id, currency: 'usd', unit_amount: 0, recurring };
    const price = await test.shop.sdk.prices.create(other);
    const customer = await test.customerOf(member);
    await test.shop.sdk.subscriptions.create({ customer, items: [{ price: price.id }] });
    await test.tell();
    expect(await billing()).toMatchObject({ ...FREE, status: null });
  });

  it('bought twice counts once: the older stays, the newer is ended and paid back', async () => {
    await test.buy(member);
    await test.buyBesides(member);
    const customer = await test.customerOf(member);
    const [older, newer] = test.shop.fake.invoicesOf(customer);
    expect([older?.status, newer?.status, newer?.amount_paid]).toEqual(['paid', 'paid', PRO_CENTS.year]);
    await test.tell();
    expect((await subscriptions()).map(({ status }) => status)).toEqual(['active', 'canceled']);
    expect(test.shop.fake.paidBy(customer)).toBe(older?.amount_paid);
    expect(await billing()).toMatchObject({ ...PRO, status: 'active', interval: 'month' });
  });

  it('bought twice is paid back once, also where the worker dies in between', async () => {
    await test.buy(member);
    await test.buyBesides(member);
    const customer = await test.customerOf(member);
    const [older] = test.shop.fake.invoicesOf(customer);
    // Each step fails once, after it was done.
    for (const path of ['/v1/refunds', `/v1/subscriptions/${(await subscriptions())[1]?.id}`])
      test.shop.fake.fail({ kind: 'lost_reply' }, { path });
    for (let tries = 0; tries < 3; tries += 1) await sync().catch(() => undefined);
    await sync();
    expect(test.shop.fake.paidBy(customer)).toBe(older?.amount_paid);
    expect((await subscriptions()).map(({ status }) => status)).toEqual(['active', 'canceled']);
  });

  it('bought twice ends also where Stripe gives nothing back, or an operator has done so', async () => {
    await test.buy(member);
    await test.buyBesides(member);
    test.shop.fake.fail(
      { kind: 'refused', code: 'charge_disputed' },
      { method: 'POST', path: '/v1/refunds' },
    );
    await sync();
    expect((await subscriptions()).map(({ status }) => status)).toEqual(['active', 'canceled']);
    await test.buyBesides(member);
    const customer = await test.customerOf(member);
    const newest = (await subscriptions()).at(-1)?.id;
    const [invoice] = (await test.shop.sdk.invoices.list({ subscription: newest ?? '' })).data;
    const [payment] = (await test.shop.sdk.invoicePayments.list({ invoice: invoice?.id ?? '' })).data;
    await test.shop.sdk.refunds.create({ payment_intent: String(payment?.payment.payment_intent) });
    const paid = test.shop.fake.paidBy(customer);
    await sync();
    expect((await subscriptions()).map(({ status }) => status)).toEqual(['active', 'canceled', 'canceled']);
    expect(test.shop.fake.paidBy(customer)).toBe(paid);
  });

  it('of a customer who is deleted at Stripe is over', async () => {
    await test.buy(member);
    await test.tell();
    await test.shop.sdk.customers.del(await test.customerOf(member));
    await test.tell();
    expect(await billing()).toMatchObject({ ...FREE, status: null });
    // And the organization can buy again, as another customer.
    await test.buy(member);
    await test.tell();
    expect(await billing()).toMatchObject(PRO);
  });

  it('of a customer who was deleted unnoticed can be bought again after a moment', async () => {
    await test.buy(member);
    await test.tell();
    const before = await test.customerOf(member);
    await test.shop.sdk.customers.del(before);
    test.shop.fake.takeEvents();
    await expectCode(startCheckout(member.as, { plan: 'pro', interval: 'month' }), 'billing_unavailable');
    await test.work();
    expect(await billing()).toMatchObject({ ...FREE, status: null });
    await test.buy(member);
    await test.tell();
    expect(await billing()).toMatchObject(PRO);
    expect(await test.customerOf(member)).not.toBe(before);
  });

  it('stays where Stripe has never heard of the customer, as with the key of another account', async () => {
    await test.buy(member);
    await test.tell();
    const customer = await test.customerOf(member);
    const setCustomer = (id: string) =>
      test.sql`update billing_customers set customer_id = ${id} where organization_id = ${member.organizationId}`;
    await setCustomer('cus_elsewhere');
    await expectCode(sync(), 'billing_unavailable');
    expect(await billing()).toMatchObject(PRO);
    await expectCode(startCheckout(member.as, { plan: 'pro', interval: 'month' }), 'billing_unavailable');
    // With the right key all goes on.
    await setCustomer(customer);
    await sync();
    expect(await billing()).toMatchObject(PRO);
  });

  it('counts before a trial, and the days that are left of that come after it', async () => {
    await beginTrial(test.ctx, { organizationId: member.organizationId, userId: member.user.id });
    await test.buy(member);
    await test.tell();
    expect(await billing()).toMatchObject(PRO);
    await test.shop.sdk.subscriptions.cancel(await subscriptionId());
    await test.tell();
    expect(await billing()).toMatchObject({ plan: 'pro', source: 'trial', status: 'canceled' });
  });

  it('that nobody bought in the end leaves the trial to begin', async () => {
    await startCheckout(member.as, { plan: 'pro', interval: 'month' });
    await sync();
    await startTrial(member.as);
    await test.work();
    expect(await billing()).toMatchObject({ plan: 'pro', source: 'trial', status: null });
  });
});

describe('what Stripe answers', () => {
  it('of another organization’s customer is nothing', async () => {
    await test.buy(member);
    const thief = await test.build();
    await test.sql`
      update billing_customers set organization_id = ${thief.organizationId}
      where organization_id = ${member.organizationId}`;
    await syncAccount(test.ctx, thief.organizationId);
    expect(await billing(thief)).toMatchObject({ ...FREE, status: null });
    // Nor are their card and invoices shown, and nothing is bought in their name.
    await expectCode(openBillingPortal(thief.as), 'billing_unavailable');
    await expectCode(startCheckout(thief.as, { plan: 'pro', interval: 'month' }), 'billing_unavailable');
  });

  it('is nothing while it is away: no plan changes, and the work waits until it is back', async () => {
    await test.buy(member);
    await test.tell();
    test.pass(1);
    await test.shop.sdk.subscriptions.cancel(await subscriptionId());
    test.shop.fake.away({ kind: 'status', status: 503 });
    for (const { body, headers } of test.shop.fake.takeEvents())
      await receiveBillingEvent(test.ctx, { body, signature: headers['stripe-signature'] ?? '' });
    await expectCode(sync(), 'billing_unavailable');
    expect(await billing()).toMatchObject({ ...PRO, status: 'active' });
    const [item] = await workOnce();
    expect(item).toMatchObject({ status: 'pending', attempts: 0 });
    test.shop.fake.back();
    test.clock.advance(60_000);
    await test.work();
    expect(await billing()).toMatchObject({ ...FREE, status: 'canceled' });
  });

  it('to a key that is revoked is nothing: the work waits for another key', async () => {
    await test.buy(member);
    const { env } = test.shop;
    const stripe = new StripeClient({
      secretKey: 'sk_test_revoked',
      baseUrl: env.STRIPE_BASE_URL,
      webhookSecrets: [],
    });
    await expectCode(syncAccount({ ...test.ctx, stripe }, member.organizationId), 'billing_unavailable');
  });

  const workOnce = async () => {
    await takeTurns(test.ctx, billingKind);
    return test.sql`
      select i.status, i.attempts from work_items i join work_jobs j on j.id = i.job_id
      where j.organization_id = ${member.organizationId} and j.status in ('queued', 'running')`;
  };
});

describe('an event', () => {
  it('asks for one sync, however many there are, also at the same moment', async () => {
    await test.buy(member);
    const events = test.shop.fake.takeEvents({ arranged: { seed: 1, shuffled: true, doubled: 0.5 } });
    expect(events.length).toBeGreaterThan(5);
    await Promise.all(
      events.map(({ body, headers }) =>
        receiveBillingEvent(test.ctx, { body, signature: headers['stripe-signature'] ?? '' }),
      ),
    );
    expect(await jobs()).toBe(1);
    await test.work();
    expect(await billing()).toMatchObject(PRO);
  });

  it('that is lost is made up for within a day', async () => {
    await test.buy(member);
    test.shop.fake.takeEvents();
    await reconcile(test.ctx);
    expect(await jobs()).toBe(0);
    test.pass(1);
    await reconcile(test.ctx);
    await reconcile(test.ctx);
    expect(await jobs()).toBe(1);
    await test.work();
    expect(await billing()).toMatchObject(PRO);
    // It is enough for a day.
    await reconcile(test.ctx);
    expect(await jobs()).toBe(0);
    test.clock.advance(24 * 60 * 60_000);
    await reconcile(test.ctx);
    expect(await jobs()).toBe(1);
    await test.work();
  });

  it('is made up for once an hour where Stripe does not answer', async () => {
    await test.buy(member);
    test.shop.fake.takeEvents();
    test.pass(1);
    test.shop.fake.away({ kind: 'status', status: 503 });
    await expectCode(sync(), 'billing_unavailable');
    await reconcile(test.ctx);
    expect(await jobs()).toBe(0);
    test.clock.advance(60 * 60_000);
    await reconcile(test.ctx);
    expect(await jobs()).toBe(0);
    test.clock.advance(1);
    await reconcile(test.ctx);
    expect(await jobs()).toBe(1);
    test.shop.fake.back();
    await test.work();
    expect(await billing()).toMatchObject(PRO);
  });

  it('about a customer itself asks for one, too', async () => {
    await test.buy(member);
    const customer = await test.customerOf(member);
    await test.tell();
    await test.shop.sdk.customers.del(customer);
    const events = test.shop.fake.takeEvents();
    const [event] = events.filter(({ body }) => body.includes('"customer.deleted"'));
    const { body = '', headers = {} } = event ?? {};
    await receiveBillingEvent(test.ctx, { body, signature: headers['stripe-signature'] ?? '' });
    expect(await jobs()).toBe(1);
    await test.work();
  });

  it('of a stranger, of nobody or of something else asks for nothing', async () => {
    await test.shop.sdk.customers.create({ metadata: { organizationId: member.organizationId } });
    await test.shop.sdk.products.create({ name: 'Something' });
    await test.tell();
    expect(await jobs()).toBe(0);
  });

  it('that Stripe has not signed, or signed too long ago, is refused', async () => {
    await test.buy(member);
    const [event] = test.shop.fake.takeEvents({ at: new Date(Date.now() - 6 * 60_000) });
    const { body = '', headers = {} } = event ?? {};
    const signature = headers['stripe-signature'] ?? '';
    for (const wrong of [
      '',
      'nonsense',
      signature,
      `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`,
    ])
      await expectCode(receiveBillingEvent(test.ctx, { body, signature: wrong }), 'signature_invalid');
    expect(await jobs()).toBe(0);
  });
});
