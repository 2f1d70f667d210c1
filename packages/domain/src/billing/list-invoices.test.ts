import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, expect, it } from 'vitest';
import { listInvoices } from './list-invoices.ts';
import { openBilling } from './testing/open-billing.ts';

const test = fixture(openBilling);

let member: Member;

beforeEach(async () => {
  member = await test.build();
});

it('are none of whom never was a customer, and nobody becomes one by asking', async () => {
  expect(await listInvoices(member.as, { limit: 20 })).toEqual({ items: [], next: null });
  expect(await test.customerOf(member)).toBe('');
});

it('come newest first and page by page, each with its page at Stripe', async () => {
  await test.buy(member);
  test.pass(62);
  const made = test.shop.fake.invoicesOf(await test.customerOf(member)).reverse();
  const first = await listInvoices(member.as, { limit: 2 });
  expect(first.items).toHaveLength(2);
  expect(first.items[0]).toMatchObject({
    status: 'paid',
    total: PRO_CENTS.month,
    currency: 'usd',
    createdAt: new Date(1_000 * (made[0]?.created ?? 0)).toISOString(),
    url: expect.stringMatching(/^https:\/\/invoice\.stripe\.com\//),
  });
  expect(first.next).toBe(first.items[1]?.id);
  const rest = await listInvoices(member.as, { limit: 2, cursor: first.next ?? '' });
  expect(rest.next).toBeNull();
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id));
});

it('of another organization are not listed, whatever the cursor', async () => {
  await test.buy(member);
  const other = await test.build();
  await test.buy(other);
  const [theirs] = test.shop.fake.invoicesOf(await test.customerOf(other));
  const cursor = theirs?.id ?? '';
  const { items } = await listInvoices(member.as, { limit: 20, cursor });
  expect(items.map(({ id }) => id)).not.toContain(cursor);
  expect(await listInvoices(member.as, { limit: 20, cursor: 'in_unknown' })).toEqual({
    items: [],
    next: null,
  });
});

it('are not taken for none where Stripe refuses to list them', async () => {
  await test.buy(member);
  const path = '/v1/invoices';
  test.shop.fake.fail({ kind: 'refused', code: 'parameter_unknown' }, { method: 'GET', path });
  await expect(listInvoices(member.as, { limit: 20 })).rejects.toThrow();
});

it('are for admins, and not there while Stripe is away', async () => {
  await test.buy(member);
  const colleague = await buildColleague(test.ctx, member, 'member');
  await expectCode(listInvoices(colleague.as, { limit: 20 }), 'forbidden');
  test.shop.fake.away({ kind: 'status', status: 503 });
  await expectCode(listInvoices(member.as, { limit: 20 }), 'billing_unavailable');
  test.shop.fake.back();
});
