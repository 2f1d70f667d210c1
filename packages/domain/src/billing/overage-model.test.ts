import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainAllLanes } from '@refinery/testing/drain-lanes.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelBatch } from '../batches/cancel-batch.ts';
import { DomainError } from '../errors/domain-error.ts';
import { billingPeriod } from '../usage/billing-period.ts';
import { isOverage } from './internal/overage.ts';
import { requestSync } from './internal/request-sync.ts';
import { reportOverage } from './report-overage.ts';
import { setOverage } from './set-overage.ts';
import { setUpStripe } from './set-up-stripe.ts';
import { openBilling } from './testing/open-billing.ts';

const IN_PLAN = 3;
const UNIT_CENTS = 7;

const test = fixture((services) =>
  openBilling(services, { PLANS: JSON.stringify({ pro: { monthly: { optimizations: IN_PLAN } } }) }),
);

type Step =
  | { do: 'upload'; items: number }
  | { do: 'cancel'; which: number }
  | { do: 'allow'; units: number }
  | { do: 'end' | 'work' | 'tell' | 'month' };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('upload'), items: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel'), which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('allow'), units: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('end', 'work', 'work', 'tell', 'month') }) },
);

/** An organization on `pro`, beside a list of what each month's work comes to. */
class OverageWorld {
  readonly #member: Member;
  /** Batches that have not ended, with their items. */
  #open: { id: string; items: number }[] = [];
  /** Units that ended well, month by month. */
  #ended = [0];

  constructor(member: Member) {
    this.#member = member;
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'upload') await this.#upload(step.items);
    if (step.do === 'cancel') await this.#cancel(step.which);
    if (step.do === 'allow') await this.#set({ enabled: true, limitUsd: (step.units * UNIT_CENTS) / 100 });
    if (step.do === 'end') await this.#set({ enabled: false });
    if (step.do === 'work') await this.#work();
    if (step.do === 'tell') await reportOverage(test.ctx);
    if (step.do === 'month') await this.#nextMonth();
  }

  /** Does all that is open, lets two months pass, and compares what was paid. */
  async end(): Promise<void> {
    await this.#work();
    await this.#nextMonth();
    await this.#nextMonth();
    const customer = await test.customerOf(this.#member);
    const ids = test.shop.fake
      .subscriptionsOf(customer)
      .filter(isOverage)
      .map(({ id }) => id);
    const paid = test.shop.fake
      .invoicesOf(customer)
      .filter(({ parent, total }) => {
        const of = parent?.subscription_details?.subscription;
        return total > 0 && typeof of === 'string' && ids.includes(of);
      })
      .map(({ amount_paid: amount }) => amount);
    const beyond = this.#ended.map((units) => Math.max(0, units - IN_PLAN)).filter((units) => units > 0);
    expect(paid.sort()).toEqual(beyond.map((units) => units * UNIT_CENTS).sort());
  }

  async #upload(items: number): Promise<void> {
    try {
      const { id } = await uploadBatch(this.#member, numberedItems(items));
      this.#open.push({ id, items });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'quota_exceeded')) throw error;
    }
  }

  async #cancel(which: number): Promise<void> {
    const [batch] = this.#open.splice(which, 1);
    if (batch) await cancelBatch(this.#member.as, { id: batch.id });
  }

  async #set(wanted: Parameters<typeof setOverage>[1]): Promise<void> {
    await setOverage(this.#member.as, wanted);
    await test.tell();
  }

  async #work(): Promise<void> {
    await drainAllLanes(test.ctx);
    this.#ended[this.#ended.length - 1] = this.#open.reduce(
      (sum, { items }) => sum + items,
      this.#ended.at(-1) ?? 0,
    );
    this.#open = [];
  }

  async #nextMonth(): Promise<void> {
    await reportOverage(test.ctx);
    const { end } = billingPeriod(test.clock.now());
    test.pass((end.getTime() - test.clock.now().getTime()) / 86_400_000);
    this.#ended.push(0);
    await reportOverage(test.ctx);
    test.pass(1);
    await requestSync(test.ctx, this.#member.organizationId);
    await test.tell();
  }
}

it('is paid for as a list of all that has ended says, whatever is asked for, cancelled, allowed and turned off', async () => {
  await setUpStripe(test.ctx, { offered: [], overageCents: UNIT_CENTS });
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      await test.startAnew();
      const member = await buildMember(test.ctx, { plan: 'free' });
      await test.buy(member);
      await test.tell();
      const world = new OverageWorld(member);
      await world.take({ do: 'allow', units: 6 });
      for (const step of steps) await world.take(step);
      await world.end();
    }),
    { numRuns: 12 },
  );
});
