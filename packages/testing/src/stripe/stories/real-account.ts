import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { payBy, type StoryAccount, type StoryCustomer } from './account.ts';

const POLL_MS = 2_000;
/** How long Stripe may take to let a month pass. */
const PASSED_WITHIN_MS = 4 * 60_000;

/**
 * An account in Stripe's test mode, with a test clock for each customer. Closing it deletes the clocks, and
 * with them their customers and subscriptions.
 * @param secretKey of the test mode: `sk_test_…` or `rk_test_…`; any other is refused, as stories buy
 */
export function openRealAccount(secretKey: string): StoryAccount {
  if (!/^[rs]k_test_/.test(secretKey))
    throw new Error('Set STRIPE_TEST_KEY to a secret key of Stripe’s test mode: sk_test_… or rk_test_…');
  const stripe = new Stripe(secretKey);
  const clocks: string[] = [];
  return {
    stripe,
    async customer(card) {
      const start = Math.floor(Date.now() / 1_000);
      const clock = (await stripe.testHelpers.testClocks.create({ frozen_time: start })).id;
      clocks.push(clock);
      const { id } = await stripe.customers.create({ test_clock: clock });
      await payBy(stripe, id, card);
      return onClock(stripe, clock, id);
    },
    close: async () => {
      for (const clock of clocks) await stripe.testHelpers.testClocks.del(clock);
    },
  };
}

function onClock(stripe: Stripe, clock: string, id: string): StoryCustomer {
  const now = async (): Promise<number> => (await stripe.testHelpers.testClocks.retrieve(clock)).frozen_time;
  return {
    id,
    now,
    async pass(seconds) {
      await stripe.testHelpers.testClocks.advance(clock, { frozen_time: (await now()) + seconds });
      await untilReady(stripe, clock);
    },
  };
}

async function untilReady(stripe: Stripe, clock: string): Promise<void> {
  const late = Date.now() + PASSED_WITHIN_MS;
  while (Date.now() < late) {
    const { status } = await stripe.testHelpers.testClocks.retrieve(clock);
    if (status === 'ready') return;
    if (status === 'internal_failure') break;
    await sleep(POLL_MS);
  }
  throw new Error(`Stripe did not let the time of ${clock} pass.`);
}
