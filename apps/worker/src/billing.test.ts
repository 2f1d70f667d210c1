import { getBilling } from '@refinery/domain/billing/get-billing.ts';
import { startTrial } from '@refinery/domain/billing/start-trial.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { expect, it } from 'vitest';
import { billingDatabaseUrl, loadConfig } from './config.ts';
import { openWorkerBench } from './testing/worker-bench.ts';

const STRIPE_SECRET_KEY = 'sk_test_none';
const bench = fixture((services) => openWorkerBench(services, { STRIPE_SECRET_KEY }));

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

it('does not start with billing and without the way to change plans', async () => {
  const started = bench.startProcess({ BILLING_DATABASE_URL: '' });
  await expect(started).rejects.toThrow('BILLING_DATABASE_URL is missing');
  const without = { ...bench.environment, BILLING_DATABASE_URL: '' };
  expect(billingDatabaseUrl(loadConfig({ ...without, STRIPE_SECRET_KEY: '' }))).toBeUndefined();
  // Billing that is off opens nothing, whatever is given.
  expect(billingDatabaseUrl(loadConfig({ ...bench.environment, STRIPE_SECRET_KEY: '' }))).toBeUndefined();
  expect(() => loadConfig({ ...without, STRIPE_SECRET_KEY: 'pk_live_public' })).toThrow('STRIPE_SECRET_KEY');
});
