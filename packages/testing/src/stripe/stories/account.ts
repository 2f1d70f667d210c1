import Stripe from 'stripe';

/** Cards of Stripe that stories use: one pays, the other can be saved and never pays. */
export type StoryCard = 'pm_card_visa' | 'pm_card_chargeCustomerFail';

/** Somebody who buys, in a time of their own. */
export interface StoryCustomer {
  id: string;
  /** In seconds since 1970. */
  now(): Promise<number>;
  /** Lets time pass, at most a month: what falls due on the way happens. */
  pass(seconds: number): Promise<void>;
}

/** An account of Stripe in which stories are told: the fake, or one in Stripe's test mode. */
export interface StoryAccount {
  stripe: Stripe;
  customer(card: StoryCard): Promise<StoryCustomer>;
  close(): Promise<void>;
}

/** What is sold in a story, in cents of US dollars. */
export const CENTS = { small: 3_100, large: 9_300 } as const;

/** Prices by the month. */
export interface StoryShop {
  product: string;
  small: string;
  large: string;
}

/** Makes a shop of a story's own: accounts in the test mode keep those of others. */
export async function openStoryShop(stripe: Stripe): Promise<StoryShop> {
  const product = (await stripe.products.create({ name: 'Prompt Refinery, a test' })).id;
  const price = async (cents: number): Promise<string> => {
    const { id } = await stripe.prices.create({
      product,
      currency: 'usd',
      unit_amount: cents,
      recurring: { interval: 'month' },
    });
    return id;
  };
  return { product, small: await price(CENTS.small), large: await price(CENTS.large) };
}

/** Saves a card, which is charged from then on. */
export async function payBy(stripe: Stripe, customer: string, card: StoryCard): Promise<void> {
  const { id } = await stripe.paymentMethods.attach(card, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
}

/** The error that a request ends in. */
export async function refusalOf(request: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw new Error('The request was answered, or nobody was reached.', { cause: error });
}
