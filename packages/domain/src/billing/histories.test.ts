import { ERROR_CODES, type ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { Member } from '@refinery/testing/builders.ts';
import { takeTurns } from '@refinery/testing/drain-jobs.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { Random } from '@refinery/testing/random.ts';
import { expect, it } from 'vitest';
import { DomainError } from '../errors/domain-error.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { billingKind } from './billing-kind.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { changeSubscription } from './change-subscription.ts';
import { receiveBillingEvent } from './receive-billing-event.ts';
import { resumeSubscription } from './resume-subscription.ts';
import { startCheckout } from './start-checkout.ts';
import { openBilling } from './testing/open-billing.ts';

/** How many are told. More of them: `HISTORIES=1000`. */
const HISTORIES = Number(process.env.HISTORIES ?? 20);
const STEPS = 12;
const CARDS = ['pm_card_visa', 'pm_card_failsOnRenewal', 'pm_card_chargeCustomerFail'] as const;
const INTERVALS = ['month', 'year'] as const;
const LIVE = ['active', 'trialing', 'past_due'];
/** What somebody may be told who asks for the wrong thing. */
const REFUSALS: readonly ErrorCode[] = ERROR_CODES.filter((code) =>
  [
    ...['subscription_exists', 'no_subscription', 'subscription_cancelled', 'payment_required'],
    ...['change_refused', 'billing_unavailable'],
  ].includes(code),
);

const test = fixture(openBilling);

/** What people, cards, Stripe and the clock do to one organization: the same for the same seed. */
class History {
  readonly #random: Random;
  readonly #member: Member;

  constructor(seed: number, member: Member) {
    this.#random = new Random(seed);
    this.#member = member;
  }

  async step(): Promise<void> {
    const { as } = this.#member;
    const interval = this.#random.pick(INTERVALS);
    const acts: readonly (() => unknown)[] = [
      () => this.#buy(),
      () => this.#buy(),
      () => changeSubscription(as, { plan: 'pro', interval }),
      () => cancelSubscription(as),
      () => resumeSubscription(as),
      () => this.#buyBesides(),
      () => this.#changeCard(),
      () => this.#payWhatIsDue(),
      () => test.pass(this.#random.below(40)),
      () => test.pass(this.#random.below(3)),
      () => this.#hear(),
      () => work(),
      () => reconcile(test.ctx),
      () => this.#loseAReply(),
    ];
    try {
      await this.#random.pick(acts)();
    } catch (error) {
      if (!(error instanceof DomainError) || !REFUSALS.includes(error.code)) throw error;
    }
  }

  async #buy(): Promise<void> {
    const { url } = await startCheckout(this.#member.as, {
      plan: 'pro',
      interval: this.#random.pick(INTERVALS),
    });
    if (this.#random.chance(0.8)) test.shop.pay(url, this.#random.pick(CARDS));
  }

  async #buyBesides(): Promise<void> {
    // Whoever does so may not hear of it either.
    if (await test.customerOf(this.#member)) await test.buyBesides(this.#member).catch(() => undefined);
  }

  async #changeCard(): Promise<void> {
    const customer = await test.customerOf(this.#member);
    if (customer) test.shop.fake.changeCard(customer, this.#random.pick(CARDS));
  }

  async #payWhatIsDue(): Promise<void> {
    const invoices = test.shop.fake.invoicesOf(await test.customerOf(this.#member));
    const due = invoices.find(({ status }) => status === 'open');
    if (due) test.shop.fake.payHostedInvoice(due.id, { card: this.#random.pick(CARDS) });
  }

  /** Some events come, in any order, some twice and some never. The worker may be dead. */
  async #hear(): Promise<void> {
    const arranged = { seed: this.#random.below(1_000), shuffled: true, doubled: 0.3, lost: 0.3 };
    for (const { body, headers } of test.shop.fake.takeEvents({ arranged }))
      await receiveBillingEvent(test.ctx, { body, signature: headers['stripe-signature'] ?? '' });
    if (this.#random.chance(0.5)) await work();
  }

  /** What is asked for next is done, and nobody hears so. */
  #loseAReply(): void {
    test.shop.fake.fail({ kind: 'lost_reply' }, { method: 'POST' });
  }
}

/** Some turns of a worker. What Stripe did not answer waits for a minute, and so for another step. */
async function work(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await takeTurns(test.ctx, billingKind);
}

/** A day later, with Stripe there and a worker that works. */
async function settle(): Promise<void> {
  test.shop.fake.back();
  test.pass(1);
  await reconcile(test.ctx);
  // What waited for Stripe is due by then.
  test.clock.advance(60_000);
  await reconcile(test.ctx);
  await test.work();
}

/** What an organization must have by what is at Stripe, told in another way than the product does. */
async function expected(member: Member) {
  const all = test.shop.fake.subscriptionsOf(await test.customerOf(member));
  const live = all.filter(({ status }) => LIVE.includes(status));
  expect(live.length).toBeLessThanOrEqual(1);
  const [one] = live;
  const interval = one?.items.data[0]?.price.recurring?.interval;
  return one ? { status: one.status, interval, plan: 'pro', source: 'stripe' } : { plan: 'free' };
}

const seeds = Array.from({ length: HISTORIES }, (_, at) => at + 1);

it.each(seeds)('history %i ends with what is at Stripe, and with one subscription at most', async (seed) => {
  await test.startAnew();
  const member = await test.build();
  const history = new History(seed, member);
  for (let step = 0; step < STEPS; step += 1) await history.step();
  await settle();
  const billing = await test.billing(member);
  const { plan, source, ...rest } = { source: undefined, ...(await expected(member)) };
  expect(billing).toMatchObject(rest);
  const isOver = billing.graceEndsAt !== null && billing.graceEndsAt <= test.clock.now().toISOString();
  expect([billing.plan, billing.source]).toEqual(
    isOver || source === undefined ? ['free', 'default'] : [plan, source],
  );
});
