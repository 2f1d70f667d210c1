import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startShop } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const MONTHLY = { plan: 'pro', interval: 'month' };
const YEARLY = { plan: 'pro', interval: 'year' };

const shop = fixture(() => startShop());
const test = fixture((services) => openTestApp(services, { env: shop.env }));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
  const checkout = await test.post(member, '/api/billing/checkout', MONTHLY);
  shop.pay(checkout.json().url);
});

const customerId = async () => {
  const [row] = await test.sql<{ id: string }[]>`
    select customer_id as id from billing_customers where organization_id = ${member.organizationId}`;
  return row?.id ?? '';
};

it('a subscription is changed, cancelled and resumed', async () => {
  const preview = await test.post(member, '/api/v1/billing/change/preview', YEARLY);
  expect([preview.statusCode, preview.json()]).toEqual([
    200,
    { dueNow: expect.any(Number), currency: 'usd', at: expect.any(String), atPeriodEnd: false },
  ]);
  const change = await test.post(member, '/api/v1/billing/change', YEARLY);
  expect([change.statusCode, change.json()]).toEqual([
    200,
    { ...YEARLY, at: expect.any(String), atPeriodEnd: false },
  ]);
  const later = await test.post(member, '/api/billing/change', MONTHLY);
  expect(later.json().atPeriodEnd).toBe(true);
  expect(Date.parse(later.json().at)).toBeGreaterThan(Date.parse(change.json().at));
  const cancelled = await test.post(member, '/api/v1/billing/cancel');
  expect([cancelled.statusCode, cancelled.json()]).toEqual([200, { cancelAt: later.json().at }]);
  expectProblem(await test.post(member, '/api/billing/change', MONTHLY), 409, 'subscription_cancelled');
  const resumed = await test.post(member, '/api/v1/billing/resume');
  expect([resumed.statusCode, resumed.json()]).toEqual([200, { cancelAt: null }]);
});

it('what is due is told with the page where it is paid', async () => {
  shop.fake.changeCard(await customerId(), 'pm_card_chargeCustomerFail');
  const reply = await test.post(member, '/api/billing/change', YEARLY);
  const problem = expectProblem(reply, 402, 'payment_required');
  expect(problem).toMatchObject({ url: expect.stringMatching(/^https:\/\/invoice\.stripe\.com\//) });
});

it('a plan that is not sold, and what is no plan, are refused', async () => {
  for (const path of ['/api/billing/change', '/api/billing/change/preview']) {
    expectProblem(await test.post(member, path, { ...YEARLY, plan: 'enterprise' }), 422, 'plan_not_sold');
    expectProblem(await test.post(member, path, { ...YEARLY, plan: 'free' }), 400, 'validation_failed');
    expectProblem(await test.post(member, path, { ...YEARLY, interval: 'week' }), 400, 'validation_failed');
  }
});
