import type Stripe from 'stripe';
import { advance } from './clock.ts';
import {
  type CheckoutResult,
  changeCard,
  completeCheckout,
  type OnCheckout,
  type OnPage,
  type PageResult,
  payHostedInvoice,
} from './customer-acts.ts';
import type { RecordedRequest } from './http/answer.ts';
import { type Fault, type FaultFilter, Faults } from './http/faults.ts';
import { IdempotencyKeys } from './http/idempotency.ts';
import { startStripeServer } from './http/stripe-server.ts';
import { allRoutes } from './resources/all-routes.ts';
import { type Arrangement, arranged, deliver, type SignedEvent, signed } from './world/events.ts';
import type { CardName } from './world/test-cards.ts';
import { type RetrySettings, World } from './world/world.ts';

export interface FakeStripeOptions {
  /** The only key accepted. Default: `sk_test_fake`. */
  apiKey?: string;
  /** What events are signed with. Default: `whsec_fake`. */
  webhookSecret?: string;
  /** What the clock shows at first. Default: now. It stands still until it is advanced. */
  now?: Date;
  /** Default: again after 3, 5 and 7 days, then canceled. */
  retries?: RetrySettings;
}

/** Events that are asked for once: how they are signed and in which order they come. */
export interface TakeOptions {
  /** Default: as they happened, each once. */
  arranged?: Arrangement;
  /** When they are signed, for the tolerance of whoever checks. Default: the real time. */
  at?: Date;
  /** Default: the secret of the options. */
  secrets?: string[];
}

export interface FakeStripe {
  /** What `new Stripe(apiKey, …)` takes: host, port, protocol, no retries. */
  client: { host: string; port: number; protocol: 'http'; maxNetworkRetries: 0 };
  apiKey: string;
  webhookSecret: string;
  /** Everything received, refused requests included, in order. */
  requests: RecordedRequest[];
  /** Requests that ran (not replayed, not refused before), such as `ran('POST', '/v1/subscriptions')`. */
  ran(method: string, path: string): RecordedRequest[];
  now(): Date;
  /** Lets time pass: all that falls due on the way happens at its time. */
  advance(to: Date): void;
  setRetries(retries: RetrySettings): void;
  /** Sets the account up to work out tax: 19 % in `DE`, 20 % in `FR`, none elsewhere. */
  activateTax(): void;
  completeCheckout(sessionId: string, card: CardName, how?: OnCheckout): CheckoutResult;
  payHostedInvoice(invoiceId: string, how?: OnPage & { card?: CardName }): PageResult;
  changeCard(customerId: string, card: CardName): PageResult;
  /** Events that were not taken yet, signed. */
  takeEvents(options?: TakeOptions): SignedEvent[];
  /** POSTs them one after the other; gives the statuses, 0 where no answer came. */
  deliver(url: string, events: readonly SignedEvent[]): Promise<number[]>;
  /** The next request that fits meets the fault. */
  fail(fault: Fault, filter?: FaultFilter): void;
  /** Each request meets the fault until `back()`. Default: the connection is cut. */
  away(fault?: Fault): void;
  /** Ends outages, and forgets faults that nobody met. */
  back(): void;
  /** Takes all customers and what is theirs, and their events that nobody took. What is sold stays. */
  forgetCustomers(): void;
  /** How things are, asked without a request. */
  subscriptionsOf(customerId: string): Stripe.Subscription[];
  invoicesOf(customerId: string): Stripe.Invoice[];
  /** What a customer has paid, less what was refunded, in cents. */
  paidBy(customerId: string): number;
  close(): Promise<void>;
}

const DEFAULT_RETRIES: RetrySettings = { afterDays: [3, 5, 7], outcome: 'canceled' };

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function paidBy(world: World, customer: string): number {
  const paid = [...world.paymentIntents.values()].filter((intent) => intent.customer === customer);
  const back = [...world.refunds.values()].filter((refund) => refund.customer === customer);
  return (
    paid.reduce((sum, { amount_received: amount }) => sum + amount, 0) -
    back.reduce((sum, { amount }) => sum + amount, 0)
  );
}

/** Hands out events once. */
function eventTaker(world: World, webhookSecret: string): FakeStripe['takeEvents'] {
  let taken = 0;
  return ({ arranged: arrangement, at = new Date(), secrets = [webhookSecret] } = {}) => {
    const fresh = world.events.slice(taken).map((event) => signed(event, { secrets, at }));
    taken = world.events.length;
    return arrangement ? arranged(fresh, arrangement) : fresh;
  };
}

/**
 * Starts a stateful Stripe on loopback, for the official SDK and the API version that it is made for:
 *
 *     const fake = fixture(() => startFakeStripe({ now: new Date('2026-01-10T12:00:00Z') }));
 *     const stripe = new Stripe(fake.apiKey, fake.client);
 *
 * - **Resources**: customers (search by metadata), payment methods, products, prices, billing meters and
 *   meter events, Checkout sessions (`mode: subscription`), portal sessions and configurations, subscriptions
 *   and their schedules, invoices with previews and payments, refunds, webhook endpoints, events. `expand`
 *   works. Unknown parameters are refused (400 `parameter_unknown`), among them some that Stripe knows and
 *   nobody here needed.
 * - **Time** stands still; `advance(to)` ends trials, renews, retries, cancels, switches phases, expires. A
 *   renewal's invoice is a draft for an hour, and usage of its period still counts: advance past that hour.
 * - **The customer** is played by `completeCheckout`, `payHostedInvoice` and `changeCard`; cards are in
 *   `world/test-cards.ts`. With a bad card a checkout stays open.
 * - **Events** wait in `takeEvents()`, signed with the real time; `arranged: {seed, shuffled, doubled, lost}`
 *   spoils their order. `deliver(url, events)` sends them.
 * - **Faults**: `fail(fault, {method, path})` for one request, `away()` and `back()` for all. `lost_reply`
 *   does what was asked and cuts the connection; `slow` waits for a promise while its idempotency key is in
 *   use.
 * - **Idempotency** as Stripe has it, for 24 hours of the fake's clock: the first reply again, refusals
 *   included, once it ran; 400 for other parameters, 409 while it runs.
 *
 * Not as Stripe: search finds at once; usage of unknown customers is refused; tax has no registrations, and a
 * phase of a schedule that does not say `automatic_tax` ends it; only the billing mode `flexible`; changing
 * the interval starts a period now unless `billing_cycle_anchor: {type: 'unchanged'}`.
 */
export async function startFakeStripe(options: FakeStripeOptions = {}): Promise<FakeStripe> {
  const { apiKey = 'sk_test_fake', webhookSecret = 'whsec_fake' } = options;
  const world = new World(seconds(options.now ?? new Date()), options.retries ?? DEFAULT_RETRIES);
  const faults = new Faults();
  const server = await startStripeServer({
    apiKey,
    faults,
    answering: {
      routes: allRoutes(world),
      keys: new IdempotencyKeys(),
      find: (id) => world.find(id),
      now: () => world.now,
      begin({ idempotencyKey }) {
        world.request = { id: `req_${server.requests.length}`, idempotency_key: idempotencyKey ?? null };
      },
    },
  });
  const takeEvents = eventTaker(world, webhookSecret);
  return {
    client: { host: '127.0.0.1', port: server.port, protocol: 'http', maxNetworkRetries: 0 },
    apiKey,
    webhookSecret,
    requests: server.requests,
    ran: (method, path) =>
      server.requests.filter((one) => one.ran && one.method === method && one.path === path),
    now: () => new Date(world.now * 1000),
    advance: (to) => advance(world, seconds(to)),
    setRetries(retries) {
      world.retries = retries;
    },
    activateTax() {
      world.taxSettings.status = 'active';
    },
    completeCheckout: (id, card, how) => completeCheckout(world, id, card, how),
    payHostedInvoice: (id, how) => payHostedInvoice(world, id, how),
    changeCard: (id, card) => changeCard(world, id, card),
    takeEvents,
    deliver,
    fail: (fault, filter = {}) => faults.plan(fault, filter),
    away: (fault = { kind: 'reset' }) => faults.away(fault),
    back: () => faults.clear(),
    forgetCustomers: () => {
      world.forgetCustomers();
      takeEvents();
    },
    subscriptionsOf: (id) => [...world.subscriptions.values()].filter(({ customer }) => customer === id),
    invoicesOf: (id) => [...world.invoices.values()].filter(({ customer }) => customer === id),
    paidBy: (id) => paidBy(world, id),
    close: () => server.close(),
  };
}
