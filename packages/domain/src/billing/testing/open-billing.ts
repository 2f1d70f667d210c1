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
import { billingKind } from '../billing-kind.ts';
import { getBilling } from '../get-billing.ts';
import { receiveBillingEvent } from '../receive-billing-event.ts';
import { startCheckout } from '../start-checkout.ts';

const START = new Date('2026-03-15T12:00:00Z');
const DAY_MS = 24 * 60 * 60_000;

/** A context whose plans are paid for at a fake Stripe. The clocks of both show the same. */
export interface BillingContext extends TestContext {
  shop: Shop;
  clock: TestClock;
  /** An organization on `free`. */
  build(): Promise<Member>;
  /** Buys `pro`; nobody is told of it yet. */
  buy(member: Member, how?: { interval?: BillingInterval; card?: CardName }): Promise<void>;
  /** Delivers the shop's events, and does what they ask for. */
  tell(options?: TakeOptions): Promise<void>;
  /** Does what is asked for. */
  work(): Promise<void>;
  /** Lets days pass. Nobody is told of what happens meanwhile. */
  pass(days: number): void;
  billing(member: Member): Promise<BillingReply>;
  customerOf(member: Member): Promise<string>;
}

/** Opens both on 15 March 2026. */
export async function openBilling(services: TestServices): Promise<BillingContext> {
  const shop = await startShop({ now: START });
  const clock = new TestClock(START);
  const test = await openTestContext(services, { clock, env: shop.env });
  const { ctx, sql } = test;
  const work = (): Promise<void> => drainJobs(ctx, billingKind);
  return {
    ...test,
    shop,
    clock,
    build: () => buildMember(ctx, { plan: 'free' }),
    buy: async (member, { interval = 'month', card } = {}) => {
      const { url } = await startCheckout(member.as, { plan: 'pro', interval });
      shop.pay(url, card);
    },
    tell: async (options) => {
      for (const { body, headers } of shop.fake.takeEvents(options))
        await receiveBillingEvent(ctx, { body, signature: headers['stripe-signature'] ?? '' });
      await work();
    },
    work,
    pass: (days) => {
      shop.fake.advance(new Date(shop.fake.now().getTime() + days * DAY_MS));
      clock.set(shop.fake.now());
    },
    billing: (member) => getBilling(member.as),
    customerOf: async ({ organizationId }) => {
      const [row] = await sql<{ id: string }[]>`
        select customer_id as id from billing_customers where organization_id = ${organizationId}`;
      return row?.id ?? '';
    },
    close: async () => {
      await test.close();
      await shop.close();
    },
  };
}
