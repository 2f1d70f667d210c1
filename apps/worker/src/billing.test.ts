import { getBilling } from '@refinery/domain/billing/get-billing.ts';
import { receiveBillingEvent } from '@refinery/domain/billing/receive-billing-event.ts';
import { startCheckout } from '@refinery/domain/billing/start-checkout.ts';
import { startTrial } from '@refinery/domain/billing/start-trial.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startShop } from '@refinery/testing/stripe/start-shop.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { billingDatabaseUrl, loadConfig } from './config.ts';
import { openWorkerBench } from './testing/worker-bench.ts';

const shop = fixture(() => startShop());
const bench = fixture((services) => openWorkerBench(services, shop.env));

it('a worker begins the trial that was asked for while there was none, and one later ends it', async () => {
  const member = await buildMember(bench.ctx, { plan: 'free' });
  await startTrial(member.as);
  const source = async () => (await getBilling(member.as)).source;
  const first = await bench.startProcess();
  await waitFor(async () => (await source()) === 'trial', { what: () => first.output() });
  first.kill('SIGKILL');
  await first.exited;
  await bench.sql`update billing_accounts set trial_ends_at = now() where organization_id = ${member.organizationId}`;
  const second = await bench.startProcess();
  await waitFor(async () => (await source()) === 'default', { what: () => second.output() });
  second.kill('SIGTERM');
  expect(await second.exited).toBe(0);
});

it('a worker that is killed while it asks Stripe leaves the plan that was bought to the next', async () => {
  const member = await buildMember(bench.ctx, { plan: 'free' });
  const { url } = await startCheckout(member.as, { plan: 'pro', interval: 'month' });
  shop.pay(url);
  const asked = Promise.withResolvers<void>();
  const path = '/v1/subscriptions';
  shop.fake.fail({ kind: 'slow', until: asked.promise }, { method: 'GET', path });
  for (const { body, headers } of shop.fake.takeEvents())
    await receiveBillingEvent(bench.ctx, { body, signature: headers['stripe-signature'] ?? '' });
  const before = shop.fake.requests.length;
  const first = await bench.startProcess();
  await waitFor(() => shop.fake.requests.length > before, { what: () => first.output() });
  first.kill('SIGKILL');
  await first.exited;
  asked.resolve();
  expect((await getBilling(member.as)).source).toBe('default');
  const second = await bench.startProcess();
  await waitFor(async () => (await getBilling(member.as)).source === 'stripe', {
    what: () => second.output(),
  });
  second.kill('SIGTERM');
  expect(await second.exited).toBe(0);
});

it('does not start with billing and without the way to change plans', async () => {
  const started = bench.startProcess({ BILLING_DATABASE_URL: '' });
  await expect(started).rejects.toThrow('BILLING_DATABASE_URL is missing');
  const without = { ...bench.environment, BILLING_DATABASE_URL: '' };
  expect(billingDatabaseUrl(loadConfig({ ...without, STRIPE_SECRET_KEY: '' }))).toBeUndefined();
  // Billing that is off opens nothing, whatever is given.
  expect(billingDatabaseUrl(loadConfig({ ...bench.environment, STRIPE_SECRET_KEY: '' }))).toBeUndefined();
  expect(() => loadConfig({ ...without, STRIPE_SECRET_KEY: 'pk_live_public' })).toThrow('STRIPE_SECRET_KEY');
});
