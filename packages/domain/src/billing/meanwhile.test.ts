import { buildMember, joinOrganization, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { beforeEach, expect, it } from 'vitest';
import { eraseOrganization } from '../erasure/erase-organization.ts';
import { endFormerCustomers } from './end-former-customers.ts';
import { beginTrial } from './internal/begin-trial.ts';
import { requestSync } from './internal/request-sync.ts';
import { syncAccount } from './internal/sync-account.ts';
import { receiveBillingEvent } from './receive-billing-event.ts';
import { startCheckout } from './start-checkout.ts';
import { startTrial } from './start-trial.ts';
import { openBilling } from './testing/open-billing.ts';

// What somebody does while somebody else is in the middle of something.

const MONTHLY = { plan: 'pro', interval: 'month' } as const;
const YEARLY = { plan: 'pro', interval: 'year' } as const;

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;

beforeEach(async () => {
  await test.startAnew();
  member = await test.build();
});

const subscriptions = async () => test.shop.fake.subscriptionsOf(await test.customerOf(member));
const sync = () => syncAccount(test.ctx, member.organizationId);
const ring = async () => {
  for (const { body, headers } of test.shop.fake.takeEvents())
    await receiveBillingEvent(test.ctx, { body, signature: headers['stripe-signature'] ?? '' });
};
const cancel = async () => {
  const [subscription] = await subscriptions();
  await test.shop.sdk.subscriptions.cancel(subscription?.id ?? '');
};
/** Once, after Stripe has found out which subscriptions there are, and before it says so. */
const beforeItIsHeard = (after: () => unknown): void =>
  test.shop.fake.fail({ kind: 'meanwhile', after }, { method: 'GET', path: '/v1/subscriptions' });
/** Once, after Stripe has found out which pages there are, and before it says so. */
const whilePagesAreRead = (after: () => unknown): void =>
  test.shop.fake.fail({ kind: 'meanwhile', after }, { method: 'GET', path: '/v1/checkout/sessions' });
const openJobs = async () => {
  const rows = await test.sql`
    select id from work_jobs
    where organization_id = ${member.organizationId} and kind = 'billing' and status in ('queued', 'running')`;
  return rows.length;
};
/** Begins two that have both looked around, as far as they may, before one of them can write a job. */
const twoAtOnce = <T>(begin: () => Promise<T>): Promise<[T, T]> =>
  commitMeanwhile(
    test.databaseUrl,
    (sql) => sql`select 1 from organizations where id = ${member.organizationId} for update`,
    () => Promise.all([begin(), begin()]),
    { waiting: 2 },
  );

it('an answer that comes late is not written over what was asked later', async () => {
  await test.buy(member);
  beforeItIsHeard(async () => {
    await cancel();
    await sync();
  });
  await sync();
  expect(await test.billing(member)).toMatchObject({ plan: 'free', source: 'default', status: 'canceled' });
});

it('an answer that comes late gives nothing back either', async () => {
  await test.buy(member);
  const second = await test.buyBesides(member);
  // The older one ends, so the other is the only one by now.
  beforeItIsHeard(async () => {
    await cancel();
    await sync();
  });
  await sync();
  expect((await subscriptions()).find(({ id }) => id === second.id)?.status).toBe('active');
  expect(await test.billing(member)).toMatchObject({ plan: 'pro', status: 'active', interval: 'year' });
});

it('an event that comes while Stripe is asked has it asked again', async () => {
  await test.buy(member);
  beforeItIsHeard(async () => {
    await cancel();
    await ring();
  });
  await test.tell();
  expect(await test.billing(member)).toMatchObject({ plan: 'free', status: 'canceled' });
});

it('two events at the same moment ask once', async () => {
  await twoAtOnce(() => requestSync(test.ctx, member.organizationId));
  expect(await openJobs()).toBe(1);
  await test.work();
});

it('two who ask for a trial at the same moment ask once', async () => {
  await twoAtOnce(() => startTrial(member.as));
  expect(await openJobs()).toBe(1);
  await test.work();
});

it('two trials of a person that begin at the same moment are one', async () => {
  const other = await buildMember(test.ctx, { plan: 'free' });
  await joinOrganization(test.ctx, member, other, 'admin');
  const userId = member.user.id;
  await commitMeanwhile(
    test.databaseUrl,
    (sql) => sql`select 1 from users where id = ${userId} for update`,
    () =>
      Promise.all(
        [member, other].map(({ organizationId }) => beginTrial(test.ctx, { organizationId, userId })),
      ),
    { waiting: 2 },
  );
  const plans = [await test.billing(member), await test.billing(other)].map(({ plan }) => plan);
  expect(plans.sort()).toEqual(['free', 'pro']);
});

it('who pays while another page is asked for has bought, and gets no other page', async () => {
  const { url } = await startCheckout(member.as, MONTHLY);
  whilePagesAreRead(() => test.shop.pay(url));
  await expectCode(startCheckout(member.as, MONTHLY), 'subscription_exists');
  await test.tell();
  expect((await test.billing(member)).plan).toBe('pro');
});

it('who pays while that page is ended has bought, and gets no other page', async () => {
  const { url } = await startCheckout(member.as, MONTHLY);
  whilePagesAreRead(() => test.shop.pay(url));
  await expectCode(startCheckout(member.as, YEARLY), 'subscription_exists');
});

it('two pages that are asked for at the same moment for two prices are both ended by a third', async () => {
  const pages = await Promise.all([MONTHLY, YEARLY].map((wanted) => startCheckout(member.as, wanted)));
  expect(new Set(pages.map(({ url }) => url)).size).toBe(2);
  const kept = await startCheckout(member.as, MONTHLY);
  const { data } = await test.shop.sdk.checkout.sessions.list({ customer: await test.customerOf(member) });
  expect(data.filter(({ status }) => status === 'open').map(({ url }) => url)).toEqual([kept.url]);
});

it('an organization that goes while a page is opened for it leaves none', async () => {
  const { organizationId } = member;
  let customer = '';
  test.shop.fake.fail(
    {
      kind: 'meanwhile',
      before: async () => {
        customer = await test.customerOf(member);
        await eraseOrganization(operator.ctx, { organizationId });
        await endFormerCustomers(test.ctx);
      },
    },
    { method: 'POST', path: '/v1/checkout/sessions' },
  );
  await expect(startCheckout(member.as, MONTHLY)).rejects.toThrow();
  const { data } = await test.shop.sdk.checkout.sessions.list({ customer });
  expect(data.map(({ status }) => status)).toEqual(['expired']);
});
