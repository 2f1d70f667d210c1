import { newId } from '@refinery/db/ids.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApiKey } from '../../api-keys/create-api-key.ts';
import { deleteApiKey } from '../../api-keys/delete-api-key.ts';
import { KeyShortageError, UnknownCostError } from '../../model-calls/money/call-money.ts';
import { FundUnreachableError, ShortageError } from '../../model-calls/money/fund.ts';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { getUsage } from '../get-usage.ts';
import { recoverLeases } from './recover-leases.ts';
import { type CallAsked, type PayingProcess, startPayingProcess } from './testing/paying-process.ts';

const MAY = new Date('2026-05-20T12:00:00Z');
const JUNE = new Date('2026-06-01T00:00:00Z');
const LEASE_MS = 60_000;

const clock = new TestClock();
const test = fixture((services) => openTestContext(services, { clock }));

let member: Member;
let process: PayingProcess;

beforeEach(async () => {
  clock.set(MAY);
  member = await buildMember(test.ctx);
  process = startPayingProcess(test.ctx);
  // What other tests left.
  await test.sql`delete from spend_leases`;
});

const budget = (micros: number | null) =>
  updateOrganization(member.as, { monthlyBudgetUsd: micros === null ? null : toUsd(micros) });
const call = (most: number | null, more: Partial<CallAsked> = {}): CallAsked => ({
  organizationId: member.organizationId,
  most,
  ...more,
});
const spend = async () => {
  const { spentUsd, reservedUsd } = (await getUsage(member.as)).spend;
  return { spent: Math.round(spentUsd * 1e6), reserved: Math.round(reservedUsd * 1e6) };
};
const keySpend = async (apiKeyId: string): Promise<number> => {
  const [row] = await test.sql`select used::int from api_key_spend where api_key_id = ${apiKeyId}`;
  return row?.used ?? 0;
};
const keyWith = async (micros: number | null) => {
  const terms = {
    name: 'k',
    scopes: ['models:call' as const],
    monthlyBudgetUsd: micros === null ? null : toUsd(micros),
  };
  return (await createApiKey(member.as, terms)).id;
};
const rows = () =>
  test.sql`select id, status, cost_micros::int as cost from model_calls where organization_id = ${member.organizationId}`;
const expireLeases = () => {
  clock.advance(LEASE_MS);
  return recoverLeases(test.ctx);
};

describe('a monthly budget', () => {
  it('is passed by no number of calls at once, in one process or several', async () => {
    await budget(1_000);
    const others = [process, startPayingProcess(test.ctx), startPayingProcess(test.ctx)];
    const asked = await Promise.allSettled(
      Array.from({ length: 201 }, (_, place) => others[place % 3]?.pay(call(30))),
    );
    const paid = asked.flatMap((each) => (each.status === 'fulfilled' ? (each.value ?? []) : []));
    // What a process took ahead for the next calls is at most an eighth.
    expect(paid.length).toBeGreaterThan(24);
    expect(paid.length).toBeLessThanOrEqual(33);
    for (const each of asked)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(ShortageError);
    for (const payment of paid) payment.end(30);
    for (const { money } of others) await money.close();
    expect(await spend()).toEqual({ spent: 30 * paid.length, reserved: 0 });
  });

  it('gets back what a call was to cost for which no vendor was asked in the end', async () => {
    await budget(100);
    const waits = await process.pay(call(100, { isAsked: false }));
    await process.money.flush();
    waits.endUnwritten(0);
    await process.money.close();
    expect(await spend()).toEqual({ spent: 0, reserved: 0 });
    expect([
      ...(await test.sql`select id from spend_leases where organization_id = ${member.organizationId}`),
    ]).toEqual([]);
  });

  it('that is too small for one process is left to the others', async () => {
    await budget(100);
    await expect(process.pay(call(101))).rejects.toThrow(ShortageError);
    (await startPayingProcess(test.ctx).pay(call(100))).end(100);
  });

  it('is charged what a call without a bound cost, also where its process ends at once', async () => {
    (await process.pay(call(null))).end(12);
    await process.money.close();
    expect(await spend()).toEqual({ spent: 12, reserved: 0 });
    expect([
      ...(await test.sql`select id from spend_leases where organization_id = ${member.organizationId}`),
    ]).toEqual([]);
  });

  it('gets back what calls might have cost and did not', async () => {
    await budget(100);
    for (let time = 0; time < 30; time += 1) (await process.pay(call(70))).end(1);
    await expect(process.pay(call(71))).rejects.toMatchObject({ shortage: { need: 71, limit: 100 } });
    await process.money.close();
    expect(await spend()).toEqual({ spent: 30, reserved: 0 });
  });

  it('that is set or lowered while calls run holds for those after them', async () => {
    const before = await process.pay(call(500));
    await budget(400);
    await expect(startPayingProcess(test.ctx).pay(call(1))).rejects.toThrow(ShortageError);
    before.end(390);
    await process.money.close();
    const after = startPayingProcess(test.ctx);
    await expect(after.pay(call(11))).rejects.toThrow(ShortageError);
    (await after.pay(call(10))).end(10);
    await after.money.close();
    expect(await spend()).toEqual({ spent: 400, reserved: 0 });
  });

  it('counts all that was billed, also where it is more than was to be expected', async () => {
    await budget(100);
    (await process.pay(call(10))).end(300);
    await process.money.flush();
    await expect(process.pay(call(1))).rejects.toThrow(ShortageError);
    await process.money.close();
    expect(await spend()).toEqual({ spent: 300, reserved: 0 });
  });

  it('of nothing pays for what is free', async () => {
    await budget(0);
    await expect(process.pay(call(1))).rejects.toThrow(ShortageError);
    (await process.pay(call(0))).end(0);
  });

  it('is new with the month; what runs moves over', async () => {
    await budget(100);
    const running = await process.pay(call(40));
    (await process.pay(call(20))).end(20);
    await process.money.flush();
    clock.set(JUNE);
    const other = startPayingProcess(test.ctx);
    await expect(other.pay(call(61))).rejects.toThrow(ShortageError);
    const next = await other.pay(call(30));
    running.end(35);
    next.end(30);
    await process.money.close();
    await other.money.close();
    expect(await spend()).toEqual({ spent: 65, reserved: 0 });
  });

  it('refuses what nobody knows the cost of; without one it is counted', async () => {
    (await process.pay(call(null))).end(12);
    await budget(1_000_000);
    const other = startPayingProcess(test.ctx);
    await expect(other.pay(call(null))).rejects.toThrow(UnknownCostError);
    const withKey = { apiKeyId: await keyWith(1_000_000) };
    await budget(null);
    await expect(startPayingProcess(test.ctx).pay(call(null, withKey))).rejects.toThrow(UnknownCostError);
    await process.money.close();
    await other.money.close();
    expect((await spend()).spent).toBe(12);
  });
});

describe('the budget of a key', () => {
  it('binds its own calls beside that of the organization', async () => {
    await budget(1_000);
    const [poor, rich] = [await keyWith(50), await keyWith(null)];
    await expect(process.pay(call(51, { apiKeyId: poor }))).rejects.toThrow(KeyShortageError);
    (await process.pay(call(50, { apiKeyId: poor }))).end(45);
    await expect(process.pay(call(6, { apiKeyId: poor }))).rejects.toMatchObject({
      shortage: { need: 6, limit: 50 },
    });
    (await process.pay(call(800, { apiKeyId: rich }))).end(700);
    await process.money.close();
    expect([await keySpend(poor), await keySpend(rich), await spend()]).toEqual([
      ...[45, 700, { spent: 745, reserved: 0 }],
    ]);
    clock.set(JUNE);
    const later = startPayingProcess(test.ctx);
    (await later.pay(call(50, { apiKeyId: poor }))).end(50);
    await later.money.close();
    expect(await keySpend(poor)).toBe(50);
  });

  it('takes nothing of the organization where it refuses', async () => {
    await budget(100);
    const apiKeyId = await keyWith(10);
    for (let time = 0; time < 5; time += 1)
      await expect(process.pay(call(90, { apiKeyId }))).rejects.toThrow(KeyShortageError);
    (await process.pay(call(90))).end(0);
  });

  it('ends with its key, while other calls go on', async () => {
    const apiKeyId = await keyWith(100);
    const running = await process.pay(call(10, { apiKeyId }));
    await process.money.flush();
    await deleteApiKey(member.as, { id: apiKeyId });
    running.end(10);
    await process.money.flush();
    (await process.pay(call(10))).end(5);
    await process.money.close();
    expect(await spend()).toEqual({ spent: 15, reserved: 0 });
  });
});

describe('a process that dies', () => {
  it('leaves its calls as lost, with their input booked, and gives back the rest', async () => {
    await budget(1_000);
    const apiKeyId = await keyWith(500);
    (await process.pay(call(100, { apiKeyId }))).end(60);
    const lost = await process.pay(call(100, { apiKeyId, input: 7 }));
    await process.pay(call(100, { input: 3, destination: 'sums' }));
    await process.money.flush();
    process.kill();
    expect([await recoverLeases(test.ctx), await expireLeases()]).toEqual([0, 2]);
    expect([...(await rows())]).toEqual([{ id: lost.id, status: 'lost', cost: 7 }]);
    const [sums] = await test.sql`
      select calls, status, cost_micros::int as cost from call_sums where organization_id = ${member.organizationId}`;
    expect(sums).toEqual({ calls: 1, status: 'lost', cost: 3 });
    expect([await spend(), await keySpend(apiKeyId)]).toEqual([{ spent: 70, reserved: 0 }, 67]);
    expect(await recoverLeases(test.ctx)).toBe(0);
  });

  it('loses none that was written down already', async () => {
    const { id, endUnwritten } = await process.pay(call(100, { input: 7 }));
    await process.money.flush();
    endUnwritten(50);
    await process.money.flush();
    test.ctx.ledger.record({
      id,
      organizationId: member.organizationId,
      kind: 'gateway',
      status: 'completed',
      attempts: [],
      requestedProvider: 'openai',
      requestedModel: 'm',
      provider: 'openai',
      model: 'm',
      costMicros: 50,
      inputTokens: 0,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 0,
      reasoningTokens: 0,
      latencyMs: 0,
      createdAt: clock.now(),
    });
    await test.ctx.ledger.settled();
    process.kill();
    await expireLeases();
    expect([...(await rows())]).toEqual([{ id, status: 'completed', cost: 50 }]);
    expect(await spend()).toEqual({ spent: 50, reserved: 0 });
  });

  it('loses none for which no vendor was asked', async () => {
    await budget(100);
    const leaves = await process.pay(call(20, { isAsked: false }));
    const asks = await process.pay(call(30, { isAsked: false, input: 7 }));
    await process.pay(call(40, { isAsked: false }));
    await process.money.flush();
    // It comes to nothing, and is written down nowhere.
    leaves.endUnwritten(0);
    asks.asked();
    await process.money.flush();
    process.kill();
    expect(await expireLeases()).toBe(1);
    expect([...(await rows())]).toEqual([{ id: asks.id, status: 'lost', cost: 7 }]);
    expect(await spend()).toEqual({ spent: 7, reserved: 0 });
  });

  it('holds money until it must be dead, and no longer', async () => {
    await budget(100);
    await process.pay(call(100));
    await process.money.flush();
    process.kill();
    clock.advance(LEASE_MS - 1);
    await recoverLeases(test.ctx);
    const other = startPayingProcess(test.ctx);
    await expect(other.pay(call(1))).rejects.toThrow(ShortageError);
    clock.advance(1);
    await recoverLeases(test.ctx);
    (await other.pay(call(99))).end(0);
  });

  it('that was only taken for dead goes on, and what it spends is counted', async () => {
    await budget(1_000);
    const running = await process.pay(call(100, { input: 5 }));
    (await process.pay(call(100))).end(40);
    await process.money.flush();
    process.pause();
    (await process.pay(call(10))).end(8);
    expect(await expireLeases()).toBe(1);
    process.goOn();
    await process.money.flush();
    running.end(90);
    (await process.pay(call(100))).end(20);
    await process.money.flush();
    await process.money.close();
    // The input of the call that ran was booked when it was taken for lost.
    expect(await spend()).toEqual({ spent: 40 + 8 + 5 + 90 + 20, reserved: 0 });
  });
});

it('an organization that is deleted holds up no other', async () => {
  const gone = await buildMember(test.ctx);
  const theirs = await process.pay({ ...call(10), organizationId: gone.organizationId });
  const mine = await process.pay(call(10));
  await test.sql`delete from organizations where id = ${gone.organizationId}`;
  theirs.end(1);
  mine.end(2);
  await process.money.flush();
  await expect(process.pay({ ...call(10), organizationId: gone.organizationId })).rejects.toThrow(
    FundUnreachableError,
  );
  await process.money.close();
  expect(await spend()).toEqual({ spent: 2, reserved: 0 });
  await expect(process.pay({ ...call(10), organizationId: newId() })).rejects.toThrow(FundUnreachableError);
});
