import { billingKind } from '@refinery/domain/billing/billing-kind.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const env = { STRIPE_SECRET_KEY: 'sk_test_none' };
const test = fixture((services) => openTestApp(services, { env }));

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

it('a trial is accepted, and gives the plan from the next request on', async () => {
  const before = await test.get(member, '/api/billing');
  expect(before.json()).toEqual({
    mode: 'stripe',
    plan: 'free',
    source: 'default',
    trialEndsAt: null,
    status: null,
    interval: null,
    periodEnd: null,
    cancelAt: null,
    graceEndsAt: null,
    scheduledChange: null,
    unpaidChange: null,
    overage: null,
    pending: null,
  });
  const limited = await test.get(member, '/api/usage');
  expect(limited.headers['ratelimit-limit']).toBe('1000');
  const asked = await test.post(member, '/api/v1/billing/trial');
  expect([asked.statusCode, asked.json().pending]).toEqual([202, 'trial']);
  await drainJobs(test.ctx, billingKind);
  const after = (await test.get(member, '/api/v1/billing')).json();
  expect(after).toMatchObject({ plan: 'pro', source: 'trial', pending: null });
  const usage = await test.get(member, '/api/usage');
  expect(usage.json().plan).toBe('pro');
  await expect
    .poll(async () => (await test.get(member, '/api/usage')).headers['ratelimit-limit'])
    .toBe('10000');
  expectProblem(await test.post(member, '/api/billing/trial'), 409, 'trial_used');
});

it('is for admins, and not for their API keys', async () => {
  for (const role of ['member', 'viewer'] as const) {
    const colleague = await buildColleague(test.ctx, member, role);
    expectProblem(await test.get(colleague, '/api/billing'), 403, 'forbidden');
    expectProblem(await test.post(colleague, '/api/billing/trial'), 403, 'forbidden');
  }
  expectProblem(await test.get(null, '/api/billing'), 401, 'unauthenticated');
  const made = await test.post(member, '/api/api-keys', { name: 'CI', scopes: ['billing:read'] });
  expectProblem(made, 400, 'validation_failed');
});

it('is read while the organization is suspended, and begins no trial then', async () => {
  await test.sql`update organizations set suspended_at = now() where id = ${member.organizationId}`;
  await test.ctx.identities.caughtUp();
  expectProblem(await test.post(member, '/api/billing/trial'), 403, 'organization_suspended');
  expect((await test.get(member, '/api/billing')).statusCode).toBe(200);
});

it('shows nothing of another organization', async () => {
  const other = await buildMember(test.ctx, { plan: 'free' });
  await test.post(other, '/api/billing/trial');
  expect((await test.get(member, '/api/billing')).json().pending).toBeNull();
  await drainJobs(test.ctx, billingKind);
  expect((await test.get(member, '/api/billing')).json()).toMatchObject({ plan: 'free', trialEndsAt: null });
});
