import { toUsd } from '@refinery/db/micros.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { updateOrganization } from '../organizations/update-organization.ts';
import { createPayer } from './create-payer.ts';
import {
  anySpendStep,
  PLAIN_PRICES,
  plainCall,
  plainReply,
  type SpendStep,
  SpendWorld,
} from './testing/spend-world.ts';

const LATE_IN_MAY = new Date('2026-05-31T23:58:30Z');
const CALL_MS = 60_000;
/** That of a call, and the grace of settling it. */
const LEASE_MS = CALL_MS + 60_000;

const clock = new TestClock();
const test = fixture((services) =>
  openTestContext(services, { clock, env: { PRICE_OVERRIDES: PLAIN_PRICES } }),
);

/** A new organization with this budget, in millionths of a US dollar. */
async function open(budget: number | null) {
  clock.set(LATE_IN_MAY);
  const member = await buildMember(test.ctx);
  if (budget !== null) await updateOrganization(member.as, { monthlyBudgetUsd: toUsd(budget) });
  return { member, payer: createPayer(test.ctx, CALL_MS) };
}

/** Takes the steps and compares after each. */
async function play(budget: number | null, steps: readonly SpendStep[]): Promise<void> {
  const world = new SpendWorld({ clock, budget, leaseMs: LEASE_MS, ...(await open(budget)) });
  for (const step of steps) {
    await world.take(step);
    await world.expectSame();
  }
}

const call = (most: number): SpendStep => ({ do: 'call', most });
const bill = (micros: number): SpendStep => ({ do: 'bill', which: 0, micros });
const fail: SpendStep = { do: 'fail', which: 0 };
const crash: SpendStep = { do: 'crash', which: 0 };
const recover: SpendStep = { do: 'recover' };
const pass = (to: (SpendStep & { do: 'pass' })['to']): SpendStep => ({ do: 'pass', to });

describe('the monthly budget', () => {
  it.each<[what: string, budget: number | null, steps: SpendStep[]]>([
    ['takes as much as it has and no more', 10, [call(4), call(6), call(1), bill(4), call(1)]],
    [
      'takes what real prices leave of the most that calls may cost',
      10,
      [call(10), bill(3), call(7), call(1)],
    ],
    ['gives back what fails', 10, [call(10), fail, call(10)]],
    [
      'holds what a dead process had set aside until it must be dead, and no longer',
      10,
      [
        ...[
          call(10),
          crash,
          recover,
          call(1),
          pass('the end of the lease'),
          pass('a moment earlier'),
          recover,
          call(1),
        ],
        ...[pass('a moment later'), recover, call(10)],
      ],
    ],
    [
      'counts what was billed to a process that was taken for dead',
      10,
      [...[call(10), pass('the end of the lease'), recover, call(8), bill(7), call(1), bill(2), call(1)]],
    ],
    [
      'counts all that was billed, also where it is more than was to be expected',
      10,
      [call(5), bill(12), call(1)],
    ],
    [
      'is new with the month, and what runs moves over',
      10,
      [...[call(6), call(4), pass('the next month'), call(1), bill(2), call(4), call(4), fail, call(5)]],
    ],
    [
      'leaves what ends before the first call of a month to the month before',
      10,
      [...[call(10), pass('the next month'), bill(9), call(10), call(1)]],
    ],
    [
      'does not go back to a month that is over',
      10,
      [...[pass('the next month'), call(10), bill(10), pass('a moment earlier'), call(1)]],
    ],
    [
      'that is set in the middle of a month knows what was spent',
      null,
      [...[call(30), bill(25), call(10), { do: 'budget' as const, to: 40 }, call(6), call(5), call(1)]],
    ],
    ['of nothing pays for nothing but what is free', 0, [call(1), call(0), bill(1), call(0)]],
    [
      'that is lowered below what was spent leaves nothing, and not less',
      20,
      [
        ...[
          call(15),
          bill(15),
          { do: 'budget' as const, to: 5 },
          call(1),
          { do: 'budget' as const, to: 16 },
          call(1),
        ],
      ],
    ],
  ])('%s', (_what, budget, steps) => play(budget, steps));

  it('counts like a list of all that was ever set aside and billed', async () => {
    const budgets = fc.option(fc.integer({ min: 0, max: 120 }), { freq: 6 });
    await fc.assert(
      fc.asyncProperty(budgets, fc.array(anySpendStep, { minLength: 5, maxLength: 30, size: 'max' }), play),
      { numRuns: 30, interruptAfterTimeLimit: 40_000 },
    );
  });
});

describe('many at once', () => {
  const spentBy = async (organizationId: string) => {
    const [row] = await test.ctx.db.$client.begin(async (sql) => {
      await sql`select set_config('app.organization_id', ${organizationId}, true)`;
      return sql`select used::int from usage_counters where meter = 'spend_usd'`;
    });
    return row?.used;
  };

  it('get no more than there is', async () => {
    const { member, payer } = await open(50);
    const { organizationId } = member;
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, () => payer.reserve(plainCall(organizationId, 7))),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    expect(await spentBy(organizationId)).toBe(49);
  });

  it('that end, fail and begin a month at the same moment leave what was billed and nothing else', async () => {
    const { member, payer } = await open(null);
    const { organizationId } = member;
    for (let round = 0; round < 5; round += 1) {
      const running = await Promise.all(
        Array.from({ length: 12 }, () => payer.reserve(plainCall(organizationId, 10))),
      );
      clock.set(new Date(Date.UTC(2026, 6 + round)));
      const [first] = await Promise.all([
        payer.reserve(plainCall(organizationId, 10)),
        ...running.map((payment, index) => payment.settle(index % 3 ? plainReply(2) : null)),
      ]);
      const later = await payer.reserve(plainCall(organizationId, 10));
      // What of the calls ended before the month began counts in the month before.
      const charged = (await spentBy(organizationId)) - 20;
      expect(charged % 2).toBe(0);
      expect(charged).toBeGreaterThanOrEqual(0);
      expect(charged).toBeLessThanOrEqual(16);
      await Promise.all([first.settle(null), later.settle(null)]);
      expect(await spentBy(organizationId)).toBe(charged);
    }
  });
});
