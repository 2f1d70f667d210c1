import { toUsd } from '@refinery/db/micros.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { getUsage } from '../get-usage.ts';
import { recoverLeases } from './recover-leases.ts';
import { type PayingProcess, type RunningPayment, startPayingProcess } from './testing/paying-process.ts';

const LEASE_MS = 60_000;
const PROCESSES = 3;
const BUDGET = 1_000;
/** The price of the input of every call. */
const INPUT = 2;

type Step =
  | { do: 'pay'; by: number; most: number }
  | { do: 'end'; which: number; part: number }
  | { do: 'flush' | 'crash'; by: number }
  | { do: 'expire' };

const by = fc.nat({ max: PROCESSES - 1 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('pay'), by, most: fc.integer({ min: INPUT, max: 300 }) }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ do: fc.constant('end'), which: fc.nat(), part: fc.integer({ min: 0, max: 100 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush'), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash'), by }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'expire' }) },
);

interface Running {
  payment: RunningPayment;
  most: number;
  /** Whether it is known in the database that it runs. */
  isNoted: boolean;
}

/** A process, and what is known of it here. */
interface Known {
  process: PayingProcess;
  running: Running[];
  /** Spent since what was spent was written last. */
  unwritten: number;
}

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

/** Three processes that spend the budget of an organization, beside a count of all that they spend. */
class World {
  readonly #member: Member;
  readonly #known: Known[];
  #spent = 0;
  /** What calls of dead processes cost that are not found yet. */
  #lost = 0;

  constructor(member: Member) {
    this.#member = member;
    this.#known = Array.from({ length: PROCESSES }, () => this.#start());
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'pay') return this.#pay(this.#of(step.by), step.most);
    if (step.do === 'end') return this.#end(step.which, step.part);
    if (step.do === 'flush') return this.#flush(this.#of(step.by));
    if (step.do === 'crash') return this.#crash(step.by);
    return this.#expire();
  }

  /** Everything ends, and all that is left is what was spent. */
  async end(): Promise<void> {
    for (const known of this.#known) {
      for (const { payment, most } of known.running.splice(0)) {
        payment.end(most);
        this.#spent += most;
      }
      await known.process.money.close();
    }
    await this.#expire();
    const { spentUsd, reservedUsd } = (await getUsage(this.#member.as)).spend;
    expect([spentUsd, reservedUsd]).toEqual([toUsd(this.#spent), 0]);
    expect(this.#spent).toBeLessThanOrEqual(BUDGET);
  }

  #start(): Known {
    return { process: startPayingProcess(test.ctx), running: [], unwritten: 0 };
  }

  #of(place: number): Known {
    const known = this.#known[place];
    if (!known) throw new RangeError('There is no such process.');
    return known;
  }

  async #pay(known: Known, most: number): Promise<void> {
    const call = { organizationId: this.#member.organizationId, most, input: INPUT };
    const payment = await known.process.pay(call).catch((error: unknown) => {
      expect(error).toMatchObject({ name: 'ShortageError' });
    });
    if (payment) known.running.push({ payment, most, isNoted: false });
    const held = this.#known.flatMap(({ running }) => running).reduce((sum, each) => sum + each.most, 0);
    expect(this.#spent + held).toBeLessThanOrEqual(BUDGET);
  }

  #end(which: number, part: number): void {
    const all = this.#known.flatMap((known) => known.running.map((running) => ({ known, running })));
    const picked = all[which % Math.max(1, all.length)];
    if (!picked) return;
    const { known, running } = picked;
    const micros = Math.floor((running.most * part) / 100);
    known.running.splice(known.running.indexOf(running), 1);
    running.payment.end(micros);
    known.unwritten += micros;
    this.#spent += micros;
  }

  async #flush(known: Known): Promise<void> {
    await known.process.money.flush();
    known.unwritten = 0;
    for (const running of known.running) running.isNoted = true;
  }

  /** What it had not written is forgotten; of what ran, what was noted is booked. */
  async #crash(place: number): Promise<void> {
    const known = this.#of(place);
    // Or its timer writes what it is not told to here.
    await this.#flush(known);
    known.process.kill();
    this.#lost += INPUT * known.running.filter(({ isNoted }) => isNoted).length;
    this.#known[place] = this.#start();
  }

  async #expire(): Promise<void> {
    clock.advance(LEASE_MS / 2);
    // Whoever lives renews what it holds.
    for (const known of this.#known) {
      known.process.money.renew();
      await this.#flush(known);
    }
    clock.advance(LEASE_MS / 2);
    await recoverLeases(test.ctx);
    this.#spent += this.#lost;
    this.#lost = 0;
  }
}

it('processes that spend a budget together, and die, never pass it and lose none of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      clock.set(new Date('2026-05-05T00:00:00Z'));
      await test.sql`delete from spend_leases`;
      const member = await buildMember(test.ctx);
      await updateOrganization(member.as, { monthlyBudgetUsd: toUsd(BUDGET) });
      const world = new World(member);
      for (const step of steps) await world.take(step);
      await world.end();
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
});
