import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox } from '@refinery/testing/mails.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { beforeEach, expect, it } from 'vitest';
import { reconcile } from '../maintenance/reconcile.ts';
import { changePlan } from '../organizations/change-plan.ts';
import { remindOfPayments } from './remind-of-payments.ts';
import { openBilling } from './testing/open-billing.ts';

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  await test.startAnew();
  member = await test.build();
  test.shop.fake.setRetries({ afterDays: [60], outcome: 'past_due' });
  await test.buy(member, { card: 'pm_card_failsOnRenewal' });
  await test.tell();
});

/** Until the card does not pay. */
const fallBehind = async () => {
  test.pass(35);
  await test.tell();
};
const mails = async (to = member.user.email) => {
  await deliverMails(test.ctx);
  const sent = await readOutbox(test.ctx, to);
  return sent.filter(({ subject }) => subject?.endsWith(' is due'));
};
const after = async (days: number) => {
  test.clock.advance(days * 24 * 60 * 60_000);
  await remindOfPayments(test.ctx);
  await remindOfPayments(test.ctx);
  return (await mails()).length;
};

it('come on the day that a payment fails, and 7 and 13 days later, once each', async () => {
  expect(await after(0)).toBe(0);
  await fallBehind();
  expect(await after(0)).toBe(1);
  expect(await after(6.9)).toBe(1);
  expect(await after(0.1)).toBe(2);
  expect(await after(5.9)).toBe(2);
  expect(await after(0.1)).toBe(3);
  const { graceEndsAt } = await test.billing(member);
  const [mail] = await mails();
  const { slug, name } = member.user.organization;
  expect(mail?.subject).toBe(`A payment of ${name} is due`);
  expect(mail?.text).toContain(`${test.ctx.settings.publicUrl}/o/${slug}/settings/billing`);
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  expect(mail?.text).toContain(day.format(new Date(graceEndsAt ?? 0)));
  await reconcile(test.ctx);
  expect(await after(3)).toBe(3);
});

it('that were missed are made up for by one', async () => {
  await fallBehind();
  expect(await after(8)).toBe(1);
  expect(await after(5)).toBe(2);
});

it('come anew for a payment that fails later', async () => {
  await fallBehind();
  expect(await after(0)).toBe(1);
  const customer = await test.customerOf(member);
  test.shop.fake.changeCard(customer, 'pm_card_visa');
  const [open] = test.shop.fake.invoicesOf(customer).filter(({ status }) => status === 'open');
  test.shop.fake.payHostedInvoice(open?.id ?? '');
  await test.tell();
  expect(await after(7)).toBe(1);
  test.shop.fake.changeCard(customer, 'pm_card_failsOnRenewal');
  await fallBehind();
  expect(await after(0)).toBe(2);
});

it('come anew for a subscription that was bought later', async () => {
  await fallBehind();
  expect(await after(0)).toBe(1);
  const [first] = test.shop.fake.subscriptionsOf(await test.customerOf(member));
  await test.shop.sdk.subscriptions.cancel(first?.id ?? '');
  await test.buy(member, { card: 'pm_card_failsOnRenewal' });
  // Nobody was told of it while it was paid.
  await fallBehind();
  expect(await after(0)).toBe(2);
});

it('that fail for one organization are sent to the others, and to that one later', async () => {
  const other = await test.build();
  await test.buy(other, { card: 'pm_card_failsOnRenewal' });
  await fallBehind();
  const failing = Object.create(test.ctx.db);
  let failed = 0;
  failing.transaction = (...args: Parameters<typeof test.ctx.db.transaction>) => {
    failed += 1;
    if (failed === 1) throw new Error('The connection is gone.');
    return test.ctx.db.transaction(...args);
  };
  const sent = async () => [...(await mails()), ...(await mails(other.user.email))].length;
  await remindOfPayments({ ...test.ctx, db: failing });
  expect(await sent()).toBe(1);
  await remindOfPayments(test.ctx);
  expect(await sent()).toBe(2);
});

it('go to each admin, and to nobody else', async () => {
  const admin = await buildColleague(test.ctx, member, 'admin');
  const colleague = await buildColleague(test.ctx, member, 'member');
  await fallBehind();
  await after(0);
  expect(await mails(admin.user.email)).toHaveLength(1);
  expect(await mails(colleague.user.email)).toHaveLength(0);
});

it('do not come where an operator has decided the plan', async () => {
  await changePlan(operator.ctx, { slug: member.user.organization.slug, plan: 'enterprise' });
  await fallBehind();
  expect(await after(0)).toBe(0);
});

it('are sent once by two who look at the same moment', async () => {
  await fallBehind();
  await Promise.all([remindOfPayments(test.ctx), remindOfPayments(test.ctx)]);
  expect(await mails()).toHaveLength(1);
});
