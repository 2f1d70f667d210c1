import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { PRO_CENTS } from '@refinery/testing/stripe/start-shop.ts';
import { beforeEach, expect, it } from 'vitest';
import { getOffers } from './get-offers.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { openBilling } from './testing/open-billing.ts';

const MONTHLY = { plan: 'pro', interval: 'month', amount: PRO_CENTS.month, currency: 'usd', tax: null };
const YEARLY = { plan: 'pro', interval: 'year', amount: PRO_CENTS.year, currency: 'usd', tax: null };
const MINUTES = 60_000;

const test = fixture(openBilling);

beforeEach(() => {
  // What was asked before is old.
  test.clock.advance(5 * MINUTES);
});

/** Of two prices: of plans, and beyond them. */
const asked = () => test.shop.fake.requests.filter(({ path }) => path === '/v1/prices').length / 2;

it('are what is sold, asked for once by all who come within five minutes', async () => {
  const before = asked();
  const replies = await Promise.all([getOffers(test.ctx), getOffers(test.ctx)]);
  expect(replies).toEqual(Array(2).fill({ offers: [MONTHLY, YEARLY], overage: null }));
  test.clock.advance(5 * MINUTES - 1);
  await getOffers(test.ctx);
  expect(asked()).toBe(before + 1);
  test.clock.advance(1);
  await getOffers(test.ctx);
  expect(asked()).toBe(before + 2);
});

it('leave out what nobody can buy', async () => {
  const { sdk } = test.shop;
  const { id } = await test.yearlyPrice();
  await sdk.prices.update(id, { metadata: { plan: 'enterprise' } });
  expect(await getOffers(test.ctx)).toEqual({ offers: [MONTHLY], overage: null });
  await sdk.prices.update(id, { metadata: { plan: 'pro' } });
  test.clock.advance(5 * MINUTES);
  expect(await getOffers(test.ctx)).toEqual({ offers: [MONTHLY, YEARLY], overage: null });
});

it('are asked for again half a minute after Stripe did not answer', async () => {
  test.shop.fake.away({ kind: 'status', status: 503 });
  await expectCode(getOffers(test.ctx), 'billing_unavailable');
  test.shop.fake.back();
  const before = asked();
  test.clock.advance(30_000 - 1);
  await expectCode(getOffers(test.ctx), 'billing_unavailable');
  expect(asked()).toBe(before);
  test.clock.advance(1);
  expect(await getOffers(test.ctx)).toEqual({ offers: [MONTHLY, YEARLY], overage: null });
});

it('say what is sold beyond a plan', async () => {
  await setUpStripe(test.ctx, { offered: [], overageCents: 0.25 });
  expect((await getOffers(test.ctx)).overage).toEqual({ unitUsd: 0.0025, tax: null });
  const [price] = (await test.shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_overage'] })).data;
  await test.shop.sdk.prices.update(price?.id ?? '', { active: false });
  test.clock.advance(5 * MINUTES);
  expect((await getOffers(test.ctx)).overage).toBeNull();
});

it('are none where billing is off', async () => {
  expect(await getOffers({ clock: test.clock, stripe: undefined })).toEqual({ offers: [], overage: null });
});
