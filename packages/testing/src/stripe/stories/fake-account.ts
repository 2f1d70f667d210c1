import Stripe from 'stripe';
import { startFakeStripe } from '../start-fake-stripe.ts';
import { payBy, type StoryAccount } from './account.ts';

/** The fake. All customers have the same time. */
export async function openFakeAccount(): Promise<StoryAccount> {
  const fake = await startFakeStripe({ now: new Date('2026-01-16T12:00:00Z') });
  const stripe = new Stripe(fake.apiKey, fake.client);
  const now = async (): Promise<number> => fake.now().getTime() / 1_000;
  return {
    stripe,
    async customer(card) {
      const { id } = await stripe.customers.create();
      await payBy(stripe, id, card);
      return {
        id,
        now,
        pass: async (seconds) => fake.advance(new Date(1_000 * ((await now()) + seconds))),
      };
    },
    close: () => fake.close(),
  };
}
