import type { BillingReply } from '@refinery/contracts/billing.ts';
import type { BillingInterval } from '@refinery/contracts/enums.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainJobs } from '@refinery/testing/drain-jobs.ts';
import type { TestServices } from '@refinery/testing/services.ts';
import type { TakeOptions } from '@refinery/testing/stripe/start-fake-stripe.ts';
import { type Shop, startShop } from '@refinery/testing/stripe/start-shop.ts';
import type { CardName } from '@refinery/testing/stripe/world/test-cards.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import type Stripe from 'stripe';
import { billingKind } from '../billing-kind.ts';
import { getBilling } from '../get-billing.ts';
import { addDays } from '../internal/days.ts';
import { receiveBillingEvent } from '../receive-billing-event.ts';
import { startCheckout } from '../start-checkout.ts';

const START = new Date('2026-03-15T12:00:00Z');

/** A context whose plans are paid for at a fake Stripe. The clocks of both show the same. */
export interface BillingTest extends TestContext {
  shop: Shop;
  clock: TestClock;
  /** Forgets all who have bought, here and there: each event and each day would cost their syncs. */
  startAnew(): Promise<void>;
  /** An organization on `free`. */
  build(): Promise<Member>;
  /** Buys `pro`; nobody is told of it yet. */
  buy(member: Member, how?: { interval?: BillingInterval; card?: CardName }): Promise<void>;
  /**
   * Subscribes the customer to `pro` by the year, past our own page. Nobody is told of it yet.
   * @param how `isPaid` false: it waits for its first payment
   */
  buyBesides(member: Member, how?: { isPaid: boolean }): Promise<Stripe.Subscription>;
  /** Delivers the shop's events, and does what they ask for. */
  tell(options?: TakeOptions): Promise<void>;
  /** Does what is asked for. */
  work(): Promise<void>;
  /** Lets days pass. Nobody is told of what happens meanwhile. */
  pass(days: number): void;
  billing(member: Member): Promise<BillingReply>;
  customerOf(member: Member): Promise<string>;
  /** What `pro` costs by the year. */
  yearlyPrice(): Promise<Stripe.Price>;
}

/** Opens both on 15 March 2026. */
export async function openBilling(
  services: TestServices,
  env: Record<string, string> = {},
): Promise<BillingTest> {
  const shop = await startShop({ now: START });
  const clock = new TestClock(START);
  const test = await openTestContext(services, { clock, env: { ...shop.env, ...env } });
  const { ctx, sql } = test;
  const work = (): Promise<void> => drainJobs(ctx, billingKind);
  const customerOf = async ({ organizationId }: Member): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      select customer_id as id from billing_customers where organization_id = ${organizationId}`;
    return row?.id ?? '';
  };
  const yearlyPrice = async (): Promise<Stripe.Price> => {
    const [price] = (await shop.sdk.prices.list({ lookup_keys: ['prompt_refinery_pro_year'] })).data;
    if (!price) throw new Error('A shop that sells nothing by the year.');
    return price;
  };
  return {
    ...test,
    shop,
    clock,
    startAnew: async () => {
      shop.fake.back();
      shop.fake.forgetCustomers();
      await sql`delete from billing_customers`;
      await sql`delete from billing_accounts`;
      // A trigger keeps them there.
      await sql`delete from former_customers`;
    },
    build: () => buildMember(ctx, { plan: 'free' }),
    buy: async (member, { interval = 'month', card } = {}) => {
      const { url } = await startCheckout(member.as, { plan: 'pro', interval });
      shop.pay(url, card);
    },
    buyBesides: async (member, { isPaid } = { isPaid: true }) => {
      const customer = await customerOf(member);
      if (isPaid) shop.fake.changeCard(customer, 'pm_card_visa');
      return shop.sdk.subscriptions.create({
        customer,
        items: [{ price: (await yearlyPrice()).id }],
        payment_behavior: isPaid ? 'allow_incomplete' : 'default_incomplete',
      });
    },
    yearlyPrice,
    tell: async (options) => {
      for (const { body, headers } of shop.fake.takeEvents(options))
        await receiveBillingEvent(ctx, { body, signature: headers['stripe-signature'] ?? '' });
      await work();
    },
    work,
    pass: (days) => {
      shop.fake.advance(addDays(shop.fake.now(), days));
      clock.set(shop.fake.now());
    },
    billing: (member) => getBilling(member.as),
    customerOf,
    close: async () => {
      await test.close();
      await shop.close();
    },
  };
}
