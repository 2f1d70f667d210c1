import type { CallTexts } from '@refinery/contracts/enums.ts';
import { newIdAt } from '@refinery/db/ids.ts';
import type { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { createClaudeCache } from '@refinery/testing/fake-vendors/caching/claude-cache.ts';
import type { CacheBill } from '@refinery/testing/fake-vendors/caching/fake-cache.ts';
import { promptMicros } from '@refinery/testing/fake-vendors/caching/prompt-micros.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { getSavings } from './get-savings.ts';

const clock = new TestClock(new Date('2026-07-15T12:00:00Z'));
const test = fixture((services) => openTestContext(services, { clock }));
let member: Member;

beforeEach(async () => {
  clock.set(new Date('2026-07-15T12:00:00Z'));
  member = await buildMember(test.ctx);
});

type Row = typeof modelCalls.$inferInsert;

const record = (...calls: Partial<Row>[]): Promise<void> => recordAs('metadata', calls);

async function recordAs(keep: CallTexts, calls: readonly Partial<Row>[]): Promise<void> {
  for (const call of calls) {
    const createdAt = call.createdAt ?? clock.now();
    const provider = call.provider ?? 'anthropic';
    const model = call.model ?? 'claude-sonnet-4-5';
    const row: Row = {
      id: newIdAt(createdAt),
      organizationId: member.organizationId,
      kind: 'gateway',
      status: 'completed',
      requestedProvider: provider,
      requestedModel: model,
      provider,
      model,
      attempts: [],
      inputTokens: 3_200,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 1,
      reasoningTokens: 0,
      latencyMs: 1,
      createdAt,
      answeredModel: model,
      ...call,
    };
    test.ctx.ledger.record(row, keep);
  }
  await test.ctx.ledger.settled();
}

const total = async () => {
  const to = new Date(clock.now().getTime() + 60_000).toISOString();
  return (await getSavings(member.as, { to })).total;
};

describe('tokens that were not sent', () => {
  it.each([
    ['read from the cache', { cachedInputTokens: 3_000, cacheWriteTokens: 100 }, 0.3],
    ['written to it', { cacheWriteTokens: 3_000 }, 3.75],
    ['neither', {}, 3],
  ])('count as the rest of the prompt: %s', async (_how, classes, dollarsPerMillion) => {
    await record({ ...classes, saved: { text: 10_000, results: 1_000 } });
    expect(await total()).toMatchObject({
      calls: 1,
      textTokens: 10_000,
      resultTokens: 1_000,
      unpricedCalls: 0,
      textUsd: dollarsPerMillion / 100,
      resultUsd: Math.round(dollarsPerMillion * 1_000) / 1_000_000,
    });
  });

  it('have the price of long prompts in these', async () => {
    await record({ inputTokens: 200_000, saved: { text: 1_000_000 } });
    expect(await total()).toMatchObject({ textUsd: 3 });
    await record({ inputTokens: 200_001, saved: { text: 1_000_000 } });
    expect(await total()).toMatchObject({ textUsd: 9 });
  });

  it('have no price where none is known, instead of none', async () => {
    await record({ model: 'nobody-knows', saved: { text: 10_000 } }, { inputTokens: 0, saved: { marks: 1 } });
    expect(await total()).toMatchObject({
      textTokens: 10_000,
      textUsd: null,
      markedCalls: 1,
      markUsd: null,
      resultUsd: 0,
      savedUsd: null,
      unpricedCalls: 2,
    });
    await record({ saved: { text: 1_000 } });
    expect(await total()).toMatchObject({
      textTokens: 11_000,
      textUsd: 0.003,
      savedUsd: 0.003,
      unpricedCalls: 2,
    });
  });
});

it('tokens of texts cost in all what the vendor would have billed for them', async () => {
  const now = () => clock.now().getTime();
  const caches = [
    createClaudeCache({ now, minimumTokens: 1_024 }),
    createClaudeCache({ now, minimumTokens: 1_024 }),
  ];
  const bills: CacheBill[][] = [[], []];
  for (let n = 0; n < 6; n += 1) {
    // The first is not marked.
    const mark = n > 0 ? { cache_control: { type: 'ephemeral' } } : {};
    for (const [at, characters] of [8_000, 12_000].entries()) {
      const system = [{ type: 'text', text: 'x'.repeat(characters), ...mark }];
      const bill = caches[at]?.bill({ system, messages: [{ role: 'user', content: `${n}` }] });
      if (bill) bills[at]?.push(bill);
    }
  }
  const [sent = [], otherwise = []] = bills;
  await record(...sent.map((bill) => ({ ...bill, saved: { text: 1_000 } })));
  const prices = { input: 3, read: 0.3, write: 3.75 };
  const saved = promptMicros(otherwise, prices) - promptMicros(sent, prices);
  expect((await total()).textUsd).toBe(Math.round(saved) / 1_000_000);
});

describe('marks', () => {
  it('save what they read, less what they wrote', async () => {
    await record({ cacheWriteTokens: 3_000, saved: { marks: 1 } });
    expect(await total()).toMatchObject({ markedCalls: 1, markUsd: -0.00225 });
    await record({ cachedInputTokens: 3_000, cacheWriteTokens: 200, saved: { marks: 3 } });
    expect(await total()).toMatchObject({
      markedCalls: 2,
      markUsd: 0.0057,
      savedUsd: 0.0057,
    });
  });

  it('of the caller save nothing here', async () => {
    await record({ cachedInputTokens: 3_000 });
    expect(await total()).toMatchObject({
      cachedInputTokens: 3_000,
      markedCalls: 0,
      markUsd: 0,
      savedUsd: 0,
    });
  });

  it('save only what a vendor that marks prompts itself would have written again', async () => {
    // In July 2026 6.25 dollars to write, and 0.5 to read.
    const gpt = { provider: 'openai', model: 'gpt-5.6', answeredModel: null } as const;
    await record({ ...gpt, cachedInputTokens: 3_000, cacheWriteTokens: 200, saved: { marks: 3 } });
    expect(await total()).toMatchObject({ markedCalls: 1, markUsd: 0 });
    await record({
      ...gpt,
      cachedInputTokens: 3_000,
      cacheWriteTokens: 200,
      saved: { marks: 1, systemMarks: 1 },
    });
    expect(await total()).toMatchObject({ markUsd: 0.01725 });
  });
});

it('come by day, key, model and kind', async () => {
  const key = '01994d0e-7a10-7000-8000-000000000099';
  await record(
    { saved: { text: 1_000 }, apiKeyId: key, createdAt: new Date('2026-07-13T23:59:59.999Z') },
    { saved: { text: 1_000 }, apiKeyId: key, createdAt: new Date('2026-07-14T00:00:00Z') },
    { kind: 'optimize', model: 'claude-haiku-4-5', createdAt: new Date('2026-07-14T00:00:00Z') },
  );
  const groups = async (by: 'day' | 'key' | 'model' | 'kind') =>
    (await getSavings(member.as, { by })).groups.map(({ group, calls, textUsd }) => [group, calls, textUsd]);
  expect(await groups('day')).toEqual([
    ['2026-07-13', 1, 0.003],
    ['2026-07-14', 2, 0.003],
  ]);
  expect(await groups('key')).toEqual([
    [key, 2, 0.006],
    [null, 1, 0],
  ]);
  expect(await groups('model')).toEqual([
    ['anthropic/claude-sonnet-4-5', 2, 0.006],
    ['anthropic/claude-haiku-4-5', 1, 0],
  ]);
  expect(await groups('kind')).toEqual([
    ['gateway', 2, 0.006],
    ['optimize', 1, 0],
  ]);
});

it('are of the period alone, and of the organization alone', async () => {
  await record(
    ...['2026-07-01T00:00:00Z', '2026-07-02T00:00:00Z'].map((at) => ({ createdAt: new Date(at) })),
  );
  const period = { from: '2026-07-01T00:00:00Z', to: '2026-07-02T00:00:00Z' };
  expect((await getSavings(member.as, period)).total.calls).toBe(1);
  expect((await getSavings(member.as, {})).total.calls).toBe(2);
  const other = await buildMember(test.ctx);
  expect((await getSavings(other.as, {})).total).toMatchObject({ calls: 0, savedUsd: 0 });
});

describe('of calls of which only sums are kept', () => {
  const key = '01994d0e-7a10-7000-8000-000000000099';
  const [yesterday, today] = [new Date('2026-07-14T23:59:59.999Z'), new Date('2026-07-15T00:00:00Z')];
  /** Of each kind that is billed in another way, twice, so that some are added up. */
  const calls: Partial<Row>[] = [
    {},
    { apiKeyId: key, createdAt: yesterday, saved: { text: 1_000 } },
    {
      apiKeyId: key,
      createdAt: today,
      cachedInputTokens: 3_000,
      saved: { text: 1_000, results: 7, marks: 2 },
    },
    { apiKeyId: key, createdAt: today, cacheWriteTokens: 3_000, saved: { results: 1_000, marks: 1 } },
    { cachedInputTokens: 3_000 },
    { inputTokens: 200_000, saved: { text: 1_000 } },
    { inputTokens: 200_001, saved: { text: 1_000 } },
    { inputTokens: 0, status: 'lost', answeredModel: null },
    { inputTokens: 0, saved: { marks: 1 } },
    { answeredModel: 'claude-haiku-4-5', saved: { text: 1_000 } },
    { model: 'nobody-knows', saved: { text: 10_000 } },
    {
      provider: 'openai' as const,
      model: 'gpt-5.6',
      answeredModel: null,
      cachedInputTokens: 3_000,
      cacheWriteTokens: 200,
      saved: { marks: 3, systemMarks: 1 },
    },
  ];

  it('are those of the same calls with rows', async () => {
    const told = async (keep: CallTexts) => {
      member = await buildMember(test.ctx);
      for (const _ of [1, 2]) await recordAs(keep, calls);
      const all = [];
      for (const by of ['day', 'key', 'model', 'kind'] as const) {
        const { groups, ...rest } = await getSavings(member.as, { by, to: '2026-07-15T12:01:00Z' });
        all.push({ ...rest, groups: Object.fromEntries(groups.map(({ group, ...sums }) => [group, sums])) });
      }
      return all;
    };
    const rows = await told('metadata');
    expect(rows[0]?.total).toMatchObject({ calls: 24, textTokens: 30_000, unpricedCalls: 4 });
    expect(rows[0]?.total.markUsd).toBeGreaterThan(0);
    expect(await told('none')).toEqual(rows);
  });

  it('are of the days that the period touches, and add to those of rows', async () => {
    const saved = { text: 1_000 };
    await record({ createdAt: yesterday, saved });
    await recordAs('none', [
      { createdAt: yesterday, saved },
      { createdAt: today, saved },
    ]);
    const callsOf = async (from: string, to: string) => {
      const { total: all, groups } = await getSavings(member.as, { from, to });
      return [all.calls, all.textUsd, groups.map(({ group }) => group)];
    };
    const [first, second] = ['2026-07-14', '2026-07-15'];
    expect(await callsOf('2026-07-14T00:00:00Z', '2026-07-15T00:00:00Z')).toEqual([2, 0.006, [first]]);
    expect(await callsOf('2026-07-14T00:00:00Z', '2026-07-15T00:00:00.001Z')).toEqual([
      ...[3, 0.009, [first, second]],
    ]);
    expect(await callsOf('2026-07-14T10:00:00Z', '2026-07-14T11:00:00Z')).toEqual([1, 0.003, [first]]);
    expect(await callsOf('2026-07-12T00:00:00Z', '2026-07-14T00:00:00Z')).toEqual([0, 0, []]);
    const other = await buildMember(test.ctx);
    expect((await getSavings(other.as, {})).total.calls).toBe(0);
  });
});

it.each([
  [{ from: '2026-07-02T00:00:00Z', to: '2026-07-01T00:00:00Z' }],
  [{ to: '1970-01-01T00:00:00Z' }],
  [{ from: '2020-07-01T00:00:00Z', to: '2026-07-01T00:00:00Z' }],
])('are not told of a period that cannot be: %j', async (period) => {
  await expectCode(getSavings(member.as, period), 'validation_failed');
});
