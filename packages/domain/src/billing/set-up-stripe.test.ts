import { buildMember } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startFakeStripe } from '@refinery/testing/stripe/start-fake-stripe.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import Stripe from 'stripe';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { StripeClient } from '../stripe/stripe-client.ts';
import { checkStripe } from './check-stripe.ts';
import type { OfferedPrice } from './offers.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { startCheckout } from './start-checkout.ts';

const PUBLIC_URL = 'https://refinery.example.com';
const EVENTS_URL = `${PUBLIC_URL}/api/v1/billing/events`;
const MONTHLY: OfferedPrice = { plan: 'pro', interval: 'month', amount: 2_900, currency: 'usd' };
const YEARLY: OfferedPrice = { plan: 'pro', interval: 'year', amount: 29_000, currency: 'usd' };
const NOTHING_SOLD = 'Nothing is sold.';
const NO_WEBHOOK = 'Changes arrive once a day only: Stripe has no webhook endpoint with this address.';

const test = fixture((services) => openTestContext(services, { env: { PUBLIC_URL } }));

let fake: Awaited<ReturnType<typeof startFakeStripe>>;
let sdk: Stripe;
/** What an operator of an installation has, with a new account at Stripe. */
let ctx: Context;

beforeEach(async () => {
  fake = await startFakeStripe();
  sdk = new Stripe(fake.apiKey, fake.client);
  ctx = { ...test.ctx, stripe: client() };
  return () => fake.close();
});

const client = (webhookSecrets = ['whsec_any']) =>
  new StripeClient({
    secretKey: fake.apiKey,
    baseUrl: `http://${fake.client.host}:${fake.client.port}`,
    webhookSecrets,
  });
const made = () => fake.requests.filter(({ method }) => method === 'POST').length;
const priceOf = async (key: string) => (await sdk.prices.list({ lookup_keys: [key] })).data[0];

describe('setting up', () => {
  it('makes what people need to buy, once', async () => {
    expect((await checkStripe(ctx)).problems).toEqual([NOTHING_SOLD, NO_WEBHOOK]);
    const done = await setUpStripe(ctx, { offered: [MONTHLY, YEARLY] });
    expect(done.prices).toEqual([
      { ...MONTHLY, tax: null, done: 'made' },
      { ...YEARLY, tax: null, done: 'made' },
    ]);
    expect(done.webhook).toEqual({
      url: EVENTS_URL,
      done: 'made',
      secret: expect.stringMatching(/^whsec_/),
      reason: null,
    });
    const before = made();
    expect(await setUpStripe(ctx, { offered: [MONTHLY, YEARLY] })).toEqual({
      overage: null,
      prices: [
        { ...MONTHLY, tax: null, done: 'kept' },
        { ...YEARLY, tax: null, done: 'kept' },
      ],
      webhook: { url: EVENTS_URL, done: 'kept', secret: null, reason: null },
    });
    expect(made()).toBe(before);
    expect(await checkStripe(ctx)).toEqual({
      overage: null,
      prices: [
        { ...MONTHLY, tax: null, flaw: null },
        { ...YEARLY, tax: null, flaw: null },
        { plan: 'enterprise', interval: 'month', amount: null, currency: null, tax: null, flaw: null },
        { plan: 'enterprise', interval: 'year', amount: null, currency: null, tax: null, flaw: null },
      ],
      webhook: { url: EVENTS_URL, flaw: null },
      portal: true,
      problems: [],
    });
    expect((await sdk.products.list()).data.map(({ id }) => id)).toEqual(['prompt_refinery_pro']);
    // The proof of it: somebody can buy.
    const { as } = await buildMember(test.ctx, { plan: 'free' });
    const { url } = await startCheckout({ ...as, stripe: ctx.stripe }, { plan: 'pro', interval: 'year' });
    expect(url).toContain('checkout.stripe.com');
  });

  it('with another amount or currency makes another price, and leaves the others', async () => {
    await setUpStripe(ctx, { offered: [MONTHLY, YEARLY] });
    const yearly = await priceOf('prompt_refinery_pro_year');
    const old = await priceOf('prompt_refinery_pro_month');
    const { prices } = await setUpStripe(ctx, { offered: [{ ...MONTHLY, amount: 3_100 }] });
    expect(prices).toEqual([{ ...MONTHLY, amount: 3_100, tax: null, done: 'changed' }]);
    const current = await priceOf('prompt_refinery_pro_month');
    expect(current).toMatchObject({ unit_amount: 3_100, metadata: { plan: 'pro' }, active: true });
    // Who has bought keeps the old one.
    expect(await sdk.prices.retrieve(old?.id ?? '')).toMatchObject({ unit_amount: 2_900, active: true });
    expect((await priceOf('prompt_refinery_pro_year'))?.id).toBe(yearly?.id);
    await setUpStripe(ctx, { offered: [{ ...MONTHLY, amount: 3_100, currency: 'eur' }] });
    expect(await priceOf('prompt_refinery_pro_month')).toMatchObject({ currency: 'eur' });
  });

  it.each([
    ['it is archived', (id: string) => sdk.prices.update(id, { active: false })],
    [
      'its metadata does not say plan = pro',
      (id: string) => sdk.prices.update(id, { metadata: { plan: 'enterprise' } }),
    ],
  ])('mends a price of which the check says: %s', async (flaw, spoil) => {
    await setUpStripe(ctx, { offered: [MONTHLY] });
    await spoil((await priceOf('prompt_refinery_pro_month'))?.id ?? '');
    const checked = await checkStripe(ctx);
    expect(checked.prices[0]).toEqual({ ...MONTHLY, tax: null, flaw });
    expect(checked.problems).toEqual([`The price of pro by month sells nothing: ${flaw}.`, NOTHING_SOLD]);
    expect((await setUpStripe(ctx, { offered: [MONTHLY] })).prices).toEqual([
      { ...MONTHLY, tax: null, done: 'changed' },
    ]);
    expect((await checkStripe(ctx)).problems).toEqual([]);
  });

  it('mends a price that is paid at other times than its lookup key says', async () => {
    await setUpStripe(ctx, { offered: [YEARLY] });
    const yearly = await priceOf('prompt_refinery_pro_year');
    await sdk.prices.update(yearly?.id ?? '', { lookup_key: 'prompt_refinery_pro_month' });
    const [monthly] = (await checkStripe(ctx)).prices;
    expect(monthly?.flaw).toBe('it is not paid once a month');
    await setUpStripe(ctx, { offered: [{ ...YEARLY, interval: 'month' }] });
    expect((await checkStripe(ctx)).prices[0]?.flaw).toBeNull();
  });

  it('makes a plan’s product anew sold that was archived', async () => {
    await setUpStripe(ctx, { offered: [MONTHLY] });
    await sdk.products.update('prompt_refinery_pro', { active: false });
    await setUpStripe(ctx, { offered: [{ ...MONTHLY, amount: 100 }] });
    expect((await sdk.products.retrieve('prompt_refinery_pro')).active).toBe(true);
  });

  it.each([
    ['disabled', { disabled: true }],
    ['told of too little', { enabled_events: ['invoice.paid' as const] }],
  ])('mends a webhook endpoint that is %s', async (_, spoilt) => {
    await setUpStripe(ctx, { offered: [MONTHLY] });
    const [endpoint] = (await sdk.webhookEndpoints.list()).data;
    await sdk.webhookEndpoints.update(endpoint?.id ?? '', spoilt);
    const flaw = 'the webhook endpoint is disabled, or some events are missing';
    expect((await checkStripe(ctx)).problems).toEqual([`Changes arrive once a day only: ${flaw}.`]);
    const { webhook } = await setUpStripe(ctx, { offered: [MONTHLY] });
    expect(webhook).toEqual({ url: EVENTS_URL, done: 'changed', secret: null, reason: null });
    expect((await checkStripe(ctx)).problems).toEqual([]);
    expect((await sdk.webhookEndpoints.list()).data).toHaveLength(1);
  });

  it('leaves the webhook endpoints of other installations, and one that is told of everything', async () => {
    const other = await sdk.webhookEndpoints.create({
      url: 'https://other.example.com',
      enabled_events: ['invoice.paid'],
    });
    await sdk.webhookEndpoints.create({ url: EVENTS_URL, enabled_events: ['*'] });
    expect((await setUpStripe(ctx, { offered: [MONTHLY] })).webhook.done).toBe('kept');
    expect(await sdk.webhookEndpoints.retrieve(other.id)).toEqual({ ...other, secret: undefined });
  });

  it('says where Stripe refuses the address, and makes the prices all the same', async () => {
    const settings = { ...ctx.settings, publicUrl: 'http://127.0.0.1:5080' };
    const { prices, webhook } = await setUpStripe({ ...ctx, settings }, { offered: [MONTHLY] });
    expect(prices).toEqual([{ ...MONTHLY, tax: null, done: 'made' }]);
    expect(webhook).toMatchObject({ done: 'refused', secret: null });
    expect(webhook.reason).toContain('publicly accessible');
  });

  it('while Stripe is away does nothing', async () => {
    fake.away();
    await expectCode(setUpStripe(ctx, { offered: [MONTHLY] }), 'billing_unavailable');
    await expectCode(checkStripe(ctx), 'billing_unavailable');
  });
});

it('the check says that events are refused where the API has no signing secret', async () => {
  await setUpStripe(ctx, { offered: [MONTHLY] });
  expect((await checkStripe({ ...ctx, stripe: client([]) })).problems).toEqual([
    'Changes arrive once a day only: STRIPE_WEBHOOK_SECRETS is empty, so every event is refused.',
  ]);
});
