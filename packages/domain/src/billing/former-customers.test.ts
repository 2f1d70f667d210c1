import type { Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { beforeEach, expect, it } from 'vitest';
import { eraseOrganization } from '../erasure/erase-organization.ts';
import { eraseUser } from '../erasure/erase-user.ts';
import { deleteOrganization } from '../organizations/delete-organization.ts';
import { purgeOrganizations } from '../organizations/purge-organizations.ts';
import { restoreOrganization } from '../organizations/restore-organization.ts';
import { endFormerCustomers } from './end-former-customers.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

const test = fixture(openBilling);
const operator = fixture(() => openOperator(test));

let member: Member;
let customer: string;

beforeEach(async () => {
  member = await test.build();
  await test.buy(member);
  await test.tell();
  customer = await test.customerOf(member);
});

const statuses = (of = customer) => test.shop.fake.subscriptionsOf(of).map(({ status }) => status);
const kept = async () => (await test.sql`select customer_id from former_customers`).length;
const deletion = () => deleteOrganization(member.as, { slug: member.user.organization.slug });

it.each([
  [
    'its admin deletes it',
    async () => {
      await deletion();
      test.pass(8);
      await purgeOrganizations(test.ctx);
    },
  ],
  [
    'an operator erases it',
    async () => {
      await eraseOrganization(operator.ctx, { organizationId: member.organizationId });
    },
  ],
  [
    'its only member goes',
    async () => {
      await eraseUser(operator.ctx, { userId: member.user.id });
    },
  ],
])('an organization that is gone because %s pays no more', async (_, end) => {
  await end();
  expect(statuses()).toEqual(['active']);
  await endFormerCustomers(test.ctx);
  expect(statuses()).toEqual(['canceled']);
  expect(await kept()).toBe(0);
  const paid = test.shop.fake.paidBy(customer);
  test.pass(40);
  expect(test.shop.fake.paidBy(customer)).toBe(paid);
});

it('an organization that is deleted and restored goes on', async () => {
  await deletion();
  test.pass(3);
  await restoreOrganization(member.as);
  test.pass(8);
  await purgeOrganizations(test.ctx);
  await endFormerCustomers(test.ctx);
  expect(statuses()).toEqual(['active']);
  expect(await test.billing(member)).toMatchObject({ plan: 'pro', source: 'stripe' });
});

it('a page where somebody could still pay ends with the organization', async () => {
  const other = await test.build();
  const { url } = await startCheckout(other.as, { plan: 'pro', interval: 'year' });
  await eraseOrganization(operator.ctx, { organizationId: other.organizationId });
  await endFormerCustomers(test.ctx);
  expect(() => test.shop.pay(url)).toThrow('expired');
  expect(statuses()).toEqual(['active']);
});

it('an organization that is gone pays no more what it owes', async () => {
  const other = await test.build();
  test.shop.fake.setRetries({ afterDays: [20], outcome: 'past_due' });
  await test.buy(other, { card: 'pm_card_failsOnRenewal' });
  const owing = await test.customerOf(other);
  test.pass(35);
  expect(statuses(owing)).toEqual(['past_due']);
  await eraseOrganization(operator.ctx, { organizationId: other.organizationId });
  await endFormerCustomers(test.ctx);
  expect(statuses(owing)).toEqual(['canceled']);
});

it('while Stripe is away it is not forgotten, and done a minute after it is back', async () => {
  await eraseOrganization(operator.ctx, { organizationId: member.organizationId });
  test.shop.fake.away({ kind: 'status', status: 503 });
  await endFormerCustomers(test.ctx);
  expect(await kept()).toBe(1);
  test.shop.fake.back();
  await endFormerCustomers(test.ctx);
  expect(statuses()).toEqual(['active']);
  test.clock.advance(60_000);
  await endFormerCustomers(test.ctx);
  expect(statuses()).toEqual(['canceled']);
  expect(await kept()).toBe(0);
});

it('who is not reached in a tick is in a later one', async () => {
  await eraseOrganization(operator.ctx, { organizationId: member.organizationId });
  await endFormerCustomers(test.ctx, { mostMs: 0 });
  expect([statuses(), await kept()]).toEqual([['active'], 1]);
  await endFormerCustomers(test.ctx);
  expect([statuses(), await kept()]).toEqual([['canceled'], 0]);
});

it('a customer that is another organization’s at Stripe keeps what it pays for', async () => {
  const thief = await test.build();
  await test.sql`
    update billing_customers set organization_id = ${thief.organizationId}
    where organization_id = ${member.organizationId}`;
  await eraseOrganization(operator.ctx, { organizationId: thief.organizationId });
  await endFormerCustomers(test.ctx);
  expect(statuses()).toEqual(['active']);
  expect(await kept()).toBe(0);
});
