import type { AbEvent, CreateAbTestBody } from '@refinery/contracts/ab-tests.ts';
import type { LabelRequirements } from '@refinery/contracts/prompt-labels.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import {
  exposeUnits,
  exposureOf,
  metricOf,
  type RunningTest,
  runAbTest,
} from '@refinery/testing/ab-tests.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Context } from '../context/context.ts';
import { reconcile } from '../maintenance/reconcile.ts';
import { resolvePrompt } from '../prompts/fetching/resolve-prompt.ts';
import { setLabelPolicy } from '../prompts/labels/set-label-policy.ts';
import type { Kind } from '../work/kind.ts';
import { closeUnits } from './close-units.ts';
import { getAbTest } from './get-ab-test.ts';
import { promoteWinners } from './promote-winners.ts';
import { recordAbEvents } from './record-ab-events.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let opened: TestContext;
let ctx: Context;
let clock: TestClock;
let member: Member;

beforeAll(async () => {
  clock = new TestClock();
  opened = await openTestContext(inject('services'), { clock });
  ctx = opened.ctx;
  member = await buildMember(ctx);
});
afterAll(() => opened.close());

const startTest = (more: Partial<CreateAbTestBody> = {}) => runAbTest(member, more);
const send = ({ id }: RunningTest, events: AbEvent[]) => recordAbEvents(member.as, { id, events });
const read = ({ id }: RunningTest) => getAbTest(member.as, { id });
const expose = (test: RunningTest, count: number, report: (unit: string, arm: number) => AbEvent[]) =>
  exposeUnits(member, test, count, report);

const armsOf = async (test: RunningTest) =>
  (await read(test)).arms.map(({ exposed, closed, mean }) => ({ exposed, closed, mean }));

describe('a unit', () => {
  it('counts when its window closes, with its mean, and not before', async () => {
    const test = await startTest();
    const [first, second] = [test.unit(0), test.unit(1)];
    await send(test, [
      exposureOf(first),
      exposureOf(second),
      metricOf(first, 'solved', 1),
      metricOf(first, 'solved', 0.5),
    ]);
    clock.advance(24 * HOUR - 1);
    await closeUnits(ctx);
    expect((await armsOf(test)).map(({ closed }) => closed)).toEqual([0, 0]);
    clock.advance(1);
    await closeUnits(ctx);
    await closeUnits(ctx);
    expect(await armsOf(test)).toEqual([
      { exposed: 1, closed: 1, mean: 0.75 },
      { exposed: 1, closed: 1, mean: 0 },
    ]);
  });

  it('does not count where nothing was observed, if the test says so', async () => {
    const test = await startTest({ missing: 'exclude', windowHours: 1 });
    const [first, second] = [test.unit(0), test.unit(1)];
    await send(test, [exposureOf(first), exposureOf(second), metricOf(second, 'solved', 1)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await armsOf(test)).toMatchObject([
      { closed: 0, mean: null },
      { closed: 1, mean: 1 },
    ]);
  });

  it('has no values from before its exposure or after its window', async () => {
    const test = await startTest({ windowHours: 1 });
    const unit = test.unit(0);
    await send(test, [metricOf(unit, 'solved', 1)]);
    await send(test, [exposureOf(unit), metricOf(unit, 'solved', 0.2)]);
    clock.advance(HOUR);
    await send(test, [metricOf(unit, 'solved', 1)]);
    // Exposed once more, it is still the unit that it was.
    await send(test, [exposureOf(unit)]);
    await closeUnits(ctx);
    expect(await armsOf(test)).toMatchObject([{ exposed: 1, closed: 1, mean: 0.2 }, { exposed: 0 }]);
  });

  it('counts once, although several processes close at once and one dies in the middle', async () => {
    const test = await startTest({ windowHours: 1, minUnits: 1_000_000 });
    await expose(test, 50, (unit) => [metricOf(unit, 'solved', 1)]);
    clock.advance(HOUR);
    // A transaction that ends before its commit, as that of a killed process does.
    await expect(
      withTenant(ctx.db, member.organizationId, async (tx) => {
        await tx.execute(sql`update ab_tests set state = '[]' where id = ${test.id}`);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    await Promise.all([closeUnits(ctx), closeUnits(ctx), closeUnits(ctx)]);
    expect(await armsOf(test)).toEqual([
      { exposed: 50, closed: 50, mean: 1 },
      { exposed: 50, closed: 50, mean: 1 },
    ]);
  });

  it('is stored as a hash', async () => {
    const test = await startTest();
    await send(test, [exposureOf('somebody@example.com')]);
    const rows = await withTenant(ctx.db, member.organizationId, (tx) =>
      tx.execute(sql`select unit from ab_units where test_id = ${test.id}`),
    );
    expect(rows.map(({ unit }) => unit)).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
  });
});

describe('a test', () => {
  it('is decided by a version that is better, and gives everybody what has the label', async () => {
    const test = await startTest({ windowHours: 1 });
    await expose(test, 120, (unit, arm) => [metricOf(unit, 'solved', arm)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'decided',
      winner: 2,
      endedAt: clock.now().toISOString(),
      comparisons: [{ arm: 2, difference: 1, verdict: 'better' }],
    });
    expect(await resolvePrompt(member.as, { name: test.name })).not.toHaveProperty('abTest');
    // What comes now is received and changes nothing.
    await send(test, [exposureOf(test.unit(0))]);
    expect(await armsOf(test)).toMatchObject([{ exposed: 120 }, { exposed: 120 }]);
  });

  it('is not decided by fewer units than it asks for, nor by equal arms', async () => {
    const few = await startTest({ windowHours: 1, minUnits: 121 });
    await expose(few, 120, (unit, arm) => [metricOf(unit, 'solved', arm)]);
    const equal = await startTest({ windowHours: 1 });
    await expose(equal, 120, (unit) => [metricOf(unit, 'solved', 1)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(few)).toMatchObject({ status: 'running', comparisons: [{ verdict: 'better' }] });
    expect(await read(equal)).toMatchObject({
      status: 'running',
      winner: null,
      comparisons: [{ difference: 0, verdict: 'inconclusive' }],
    });
  });

  const guardrails: CreateAbTestBody['guardrails'] = [{ metric: 'cost', maxIncrease: 0.2, cap: 10 }];

  it('waits for its guardrails to be proven', async () => {
    const test = await startTest({ windowHours: 1, guardrails });
    await expose(test, 120, (unit, arm) => [metricOf(unit, 'solved', arm)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'running',
      guardrails: [{ arms: [{ version: 2, difference: null, proven: false, breached: false }] }],
    });
    await expose(test, 300, (unit, arm) => [metricOf(unit, 'solved', arm), metricOf(unit, 'cost', 5)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'decided',
      winner: 2,
      guardrails: [{ arms: [{ version: 2, difference: 0, proven: true, breached: false }] }],
    });
  });

  it('is halted by a guardrail also in a tick in which other work cannot be looked at', async () => {
    const test = await startTest({ guardrails });
    await expose(test, 300, (unit, arm) => [metricOf(unit, 'cost', arm ? 8 : 4)]);
    clock.advance(10 * MINUTE);
    const broken = new Proxy({} as Kind, {
      get: () => {
        throw new Error('broken');
      },
    });
    await expect(reconcile(ctx, [broken])).rejects.toThrow('broken');
    expect(await read(test)).toMatchObject({ status: 'halted' });
  });

  it('is halted by a guardrail long before its window is over', async () => {
    const test = await startTest({ guardrails });
    await expose(test, 300, (unit, arm) => [metricOf(unit, 'cost', arm ? 8 : 4)]);
    clock.advance(10 * MINUTE);
    await closeUnits(ctx);
    const halted = await read(test);
    expect(halted).toMatchObject({
      status: 'halted',
      winner: null,
      guardrails: [{ arms: [{ version: 2, proven: false, breached: true }] }],
    });
    expect(halted.reason).toContain('cost');
    expect(await resolvePrompt(member.as, { name: test.name })).not.toHaveProperty('abTest');
  });

  const two: CreateAbTestBody['guardrails'] = [
    { metric: 'cost', maxIncrease: 0.2, cap: 10 },
    { metric: 'latency', maxIncrease: 0.2, cap: 10 },
  ];

  it('waits for each of its guardrails to be proven', async () => {
    const test = await startTest({ windowHours: 1, guardrails: two });
    await expose(test, 300, (unit, arm) => [metricOf(unit, 'solved', arm), metricOf(unit, 'cost', 5)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'running',
      comparisons: [{ verdict: 'better' }],
      guardrails: [{ arms: [{ proven: true }] }, { arms: [{ proven: false, breached: false }] }],
    });
    await expose(test, 300, (unit, arm) => [metricOf(unit, 'solved', arm), metricOf(unit, 'latency', 5)]);
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({ status: 'decided', winner: 2 });
  });

  it('is halted by the second of its guardrails', async () => {
    const test = await startTest({ guardrails: two });
    await expose(test, 300, (unit, arm) => [
      metricOf(unit, 'cost', 5),
      metricOf(unit, 'latency', arm ? 8 : 4),
    ]);
    clock.advance(10 * MINUTE);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'halted',
      reason: 'Version 2 does not keep the guardrail latency.',
    });
  });

  it('is halted by the last of its versions', async () => {
    const arms = [1, 2, 3].map((version) => ({ version, weight: 1 / 3 }));
    const test = await startTest({ guardrails, arms });
    const events = Array.from({ length: 900 }, (_, place) => {
      const unit = test.unit(place % 3);
      return [exposureOf(unit), metricOf(unit, 'cost', place % 3 === 2 ? 8 : 4)];
    }).flat();
    for (let start = 0; start < events.length; start += 1_000)
      await send(test, events.slice(start, start + 1_000));
    clock.advance(10 * MINUTE);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'halted',
      reason: 'Version 3 does not keep the guardrail cost.',
    });
  });

  it('is halted where units are not shared out by the weights', async () => {
    const test = await startTest();
    await send(
      test,
      Array.from({ length: 60 }, () => exposureOf(test.unit(0))),
    );
    await closeUnits(ctx);
    const halted = await read(test);
    expect(halted).toMatchObject({ status: 'halted', srm: { mismatch: true } });
    expect(halted.srm.exposed).toBeGreaterThanOrEqual(1_000);
  });

  it('is halted where what is counted of the units is not shared out by the weights', async () => {
    const test = await startTest({ windowHours: 1, missing: 'exclude' });
    // The second version loses those whom it does not help: only the others would be compared.
    await expose(test, 60, (unit, arm) => (arm === 0 ? [metricOf(unit, 'solved', 1)] : []));
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({ status: 'running', srm: { mismatch: false } });
    clock.advance(HOUR);
    await closeUnits(ctx);
    const { srm, ...halted } = await read(test);
    expect(halted).toMatchObject({ status: 'halted', winner: null });
    expect(srm.mismatch).toBe(true);
    expect(srm.exposed).toBeLessThan(1);
    expect(srm.counted).toBeGreaterThanOrEqual(1_000);
  });

  it('promotes the winner, unless the gate of the label refuses it', async () => {
    const win = async () => {
      const test = await startTest({ windowHours: 1, autoPromote: true });
      await expose(test, 120, (unit, arm) => [metricOf(unit, 'solved', arm)]);
      clock.advance(HOUR);
      return test;
    };
    const require = (what: LabelRequirements) =>
      setLabelPolicy(member.as, { label: 'production', require: what });
    const end = async () => {
      await closeUnits(ctx);
      await promoteWinners(ctx);
      await promoteWinners(ctx);
    };
    await require({});
    const passing = await win();
    await end();
    expect(await resolvePrompt(member.as, { name: passing.name })).toMatchObject({ version: 2 });
    expect((await read(passing)).reason).toMatch(/It has the label now\.$/);
    const failing = await win();
    await require({ approvals: 1 });
    await end();
    expect(await resolvePrompt(member.as, { name: failing.name })).toMatchObject({ version: 1 });
    expect(await read(failing)).toMatchObject({ status: 'decided', winner: 2 });
    expect((await read(failing)).reason).toContain('It did not get the label: ');
    await require({});
  });

  it('names the better of three versions', async () => {
    const arms = [1, 2, 3].map((version) => ({ version, weight: 1 / 3 }));
    const test = await startTest({ windowHours: 1, arms });
    const events = Array.from({ length: 450 }, (_, place) => {
      const unit = test.unit(place % 3);
      return [exposureOf(unit), metricOf(unit, 'solved', place % 3 === 2 ? 1 : 0.2)];
    });
    await send(test, events.flat());
    clock.advance(HOUR);
    await closeUnits(ctx);
    expect(await read(test)).toMatchObject({
      status: 'decided',
      winner: 3,
      comparisons: [
        { arm: 2, verdict: 'inconclusive' },
        { arm: 3, verdict: 'better' },
      ],
    });
  });
});
