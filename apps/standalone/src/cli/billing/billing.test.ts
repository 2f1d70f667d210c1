import { fixture } from '@refinery/testing/fixture.ts';
import { startFakeStripe } from '@refinery/testing/stripe/start-fake-stripe.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOperator } from '../testing/run-operator.ts';

const test = fixture(openTestContext);
const stripe = fixture(() => startFakeStripe());

let env: Record<string, string>;

beforeAll(async () => {
  env = {
    ...test.environment,
    NODE_ENV: 'production',
    DATABASE_URL: test.databaseUrl,
    PUBLIC_URL: 'https://refinery.example.com',
    STRIPE_SECRET_KEY: stripe.apiKey,
    STRIPE_BASE_URL: `http://${stripe.client.host}:${stripe.client.port}`,
    STRIPE_WEBHOOK_SECRETS: '',
  };
});

const run = (...args: string[]) => runOperator(['billing', ...args], env);

describe('billing', () => {
  it('is set up, checked, and set up again', async () => {
    expect(await run('check')).toEqual({
      code: 1,
      stderr: '',
      stdout: [
        'pro by month         not sold',
        'pro by year          not sold',
        'enterprise by month  not sold',
        'enterprise by year   not sold',
        'beyond the plan      not sold',
        'webhook              https://refinery.example.com/api/v1/billing/events',
        '✖ Nothing is sold.',
        '✖ Changes arrive once a day only: Stripe has no webhook endpoint with this address.',
        '',
      ].join('\n'),
    });
    const made = await run('setup', '--pro-month', '29', '--pro-year', '290.50');
    expect([made.code, made.stderr]).toEqual([0, '']);
    const [, secret = ''] = /STRIPE_WEBHOOK_SECRETS=(\S+)/.exec(made.stdout) ?? [];
    expect(made.stdout).toMatch(/^pro by month {2}USD\s29\.00 +made\npro by year +USD\s290\.50 +made\n/);
    env = { ...env, STRIPE_WEBHOOK_SECRETS: secret };
    const checked = await run('check');
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('Plans can be bought.')]);
    const again = await run('setup', '--pro-month', '29', '--json');
    expect(JSON.parse(again.stdout)).toEqual({
      prices: [{ plan: 'pro', interval: 'month', amount: 2_900, currency: 'usd', tax: null, done: 'kept' }],
      overage: null,
      webhook: {
        url: 'https://refinery.example.com/api/v1/billing/events',
        done: 'kept',
        secret: null,
        reason: null,
      },
    });
  });

  it('says so where nothing is sold that could have tax', async () => {
    const other = await startFakeStripe();
    const { code, stdout } = await runOperator(['billing', 'setup', '--tax', 'exclusive'], {
      ...env,
      STRIPE_BASE_URL: `http://${other.client.host}:${other.client.port}`,
    });
    await other.close();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^✖ No price is sold that could have tax\./)]);
  });

  it('has Stripe work out tax, for what is sold already too', async () => {
    const done = await run('setup', '--tax', 'exclusive');
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toMatch(
      /^pro by month {2}USD\s29\.00 plus tax +changed\npro by year +USD\s290\.50 plus tax +changed\nwebhook/,
    );
    const pending = await run('check');
    expect([pending.code, pending.stdout]).toEqual([
      1,
      expect.stringMatching(/^pro by month +USD\s29\.00 plus tax\n[\s\S]*✖ Prices with tax sell nothing/),
    ]);
    stripe.activateTax();
    expect((await run('check')).code).toBe(0);
  });

  it('says of each price whether tax is a part of it, also of what goes beyond a plan', async () => {
    const done = await run('setup', '--tax', 'inclusive', '--overage', '0.01');
    expect([done.code, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toMatch(
      /^pro by month +USD\s29\.00 with tax +changed\n[\s\S]*\nbeyond the plan +USD 0\.01 each with tax +made\n/,
    );
    expect((await run('check')).stdout).toMatch(
      /^pro by month +USD\s29\.00 with tax\n[\s\S]*\nbeyond the plan +USD 0\.01 each with tax\n/,
    );
  });

  it.each([
    ['no price', []],
    ['a tax that there is not', ['--pro-month', '29', '--tax', 'some']],
    ['no price but that of what goes beyond', ['--overage', '0.01']],
    ['no amount', ['--pro-month', 'much']],
    ['nothing', ['--pro-month', '0']],
    ['parts of a cent', ['--pro-month', '29.001']],
    ['less than nothing', ['--pro-month=-1']],
    ['an unknown currency', ['--pro-month', '29', '--currency', 'xxz']],
    ['a currency without cents', ['--pro-month', '29', '--currency', 'jpy']],
    ['an unknown plan', ['--gold-month', '29']],
  ])('is not set up with %s', async (_, args) => {
    const { code, stdout, stderr } = await run('setup', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('says so where Stripe refuses the address', async () => {
    const { code, stdout } = await runOperator(['billing', 'setup', '--pro-month', '29'], {
      ...env,
      PUBLIC_URL: 'http://127.0.0.1:5080',
    });
    expect([code, stdout]).toEqual([1, expect.stringContaining('Set PUBLIC_URL')]);
  });

  it('says so where it is off, or Stripe is away', async () => {
    const off = await runOperator(['billing', 'check'], { ...env, STRIPE_SECRET_KEY: '' });
    expect([off.code, off.stderr]).toEqual([1, expect.stringContaining('Set STRIPE_SECRET_KEY')]);
    const revoked = await runOperator(['billing', 'check'], { ...env, STRIPE_SECRET_KEY: 'sk_test_revoked' });
    expect([revoked.code, revoked.stderr]).toEqual([1, expect.stringContaining('check STRIPE_SECRET_KEY')]);
    stripe.away({ kind: 'status', status: 503 });
    const away = await run('check', '--json');
    expect([away.code, JSON.parse(away.stderr).error.code]).toEqual([1, 'billing_unavailable']);
    stripe.back();
  });
});
