import { billingKind } from '@refinery/domain/billing/billing-kind.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startShop } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const ROTATED = 'whsec_new';
const PATH = '/api/billing/events';

const shop = fixture(() => startShop());
const test = fixture((services) => {
  const STRIPE_WEBHOOK_SECRETS = `${ROTATED}, ${shop.env.STRIPE_WEBHOOK_SECRETS}`;
  return openTestApp(services, { env: { ...shop.env, STRIPE_WEBHOOK_SECRETS } });
});
const off = fixture(openTestApp);

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

/** Buys a plan over the API, and gives what Stripe sends then. */
const buy = async (secrets?: string[]) => {
  const bought = { plan: 'pro', interval: 'month' };
  const checkout = await test.post(member, '/api/billing/checkout', bought);
  expect(checkout.statusCode).toBe(201);
  shop.pay(checkout.json().url);
  return shop.fake.takeEvents(secrets ? { secrets } : {});
};
const customerId = async () => {
  const [row] = await test.sql<{ id: string }[]>`
    select customer_id as id from billing_customers where organization_id = ${member.organizationId}`;
  return row?.id ?? '';
};
const planOf = async () => {
  await drainJobs(test.ctx, billingKind);
  return (await test.get(member, '/api/billing')).json();
};

describe('an event of Stripe', () => {
  it.each([
    ['the secret', undefined],
    ['the new secret', [ROTATED]],
    ['both', [ROTATED, 'whsec_fake']],
  ])('signed with %s is taken, and the plan follows', async (_signed, secrets) => {
    for (const { body, headers } of await buy(secrets)) {
      const reply = await test.post(null, PATH, body, headers);
      expect([reply.statusCode, reply.json()]).toEqual([200, { received: true }]);
    }
    expect(await planOf()).toMatchObject({ plan: 'pro', source: 'stripe', status: 'active' });
  });

  it('with another signature, another body, or none is refused', async () => {
    const [event] = await buy();
    const { body = '', headers = {} } = event ?? {};
    await shop.sdk.customers.update(await customerId(), { name: 'Ada' });
    const [other] = shop.fake.takeEvents({ secrets: ['whsec_other'] });
    expect(other?.customer).toBe(await customerId());
    for (const [sent, given] of [
      [other?.body, other?.headers],
      [`${body} `, headers],
      [body.replace('"object"', '"Object"'), headers],
      [body, { 'content-type': 'application/json' }],
      ['', headers],
    ] as const)
      expectProblem(await test.post(null, PATH, sent, given), 400, 'signature_invalid');
    expect((await planOf()).plan).toBe('free');
  });

  it('is judged by the bytes that came, whatever the form of its JSON', async () => {
    const [event] = await buy();
    const { body = '', headers = {} } = event ?? {};
    expect(body).toContain('\n  ');
    expect((await test.post(null, PATH, body, headers)).statusCode).toBe(200);
    expectProblem(await test.post(null, PATH, JSON.parse(body), headers), 400, 'signature_invalid');
  });

  it('of a stranger is taken and changes nothing', async () => {
    await shop.sdk.customers.create({ name: 'A stranger' });
    for (const { body, headers } of shop.fake.takeEvents())
      expect((await test.post(null, PATH, body, headers)).statusCode).toBe(200);
    const jobs = await test.sql`select 1 from work_jobs where organization_id = ${member.organizationId}`;
    expect(jobs.length).toBe(0);
  });

  it('that is too large is refused', async () => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=0' };
    const large = JSON.stringify({ text: 'x'.repeat(300 * 1024) });
    expectProblem(await test.post(null, PATH, large, headers), 413, 'payload_too_large');
  });

  it('is refused where billing is off', async () => {
    const [event] = await buy();
    const { body = '', headers = {} } = event ?? {};
    expectProblem(await off.post(null, PATH, body, headers), 409, 'billing_disabled');
  });
});

describe('buying', () => {
  it('says what is wrong with what was asked for', async () => {
    for (const body of [{}, { plan: 'free', interval: 'month' }, { plan: 'pro', interval: 'week' }])
      expectProblem(await test.post(member, '/api/billing/checkout', body), 400, 'validation_failed');
    const enterprise = { plan: 'enterprise', interval: 'month' };
    expectProblem(await test.post(member, '/api/billing/checkout', enterprise), 422, 'plan_not_sold');
  });

  it('is told to wait while Stripe is away', async () => {
    shop.fake.away();
    const bought = { plan: 'pro', interval: 'month' };
    const reply = await test.post(member, '/api/billing/checkout', bought);
    expectProblem(reply, 503, 'billing_unavailable');
    expect(reply.headers['retry-after']).toBe('30');
    shop.fake.back();
  });

  it('leads back to the page of billing', async () => {
    await buy();
    const { data } = await shop.sdk.checkout.sessions.list({ limit: 1 });
    const page = `${test.ctx.settings.publicUrl}/o/${member.user.organization.slug}/settings/billing`;
    expect(data[0]).toMatchObject({
      success_url: `${page}?checkout=paid`,
      cancel_url: `${page}?checkout=cancelled`,
    });
    const portal = await test.post(member, '/api/billing/portal');
    expect([portal.statusCode, Object.keys(portal.json())]).toEqual([200, ['url']]);
  });
});
