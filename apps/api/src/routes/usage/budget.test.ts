import { randomUUID } from 'node:crypto';
import { recoverSpend } from '@refinery/domain/usage/recover-spend.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { startProcess } from '@refinery/testing/start-process.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueTokens } from '../../auth/tokens.ts';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp, refined, refiningTo } from '../../testing/vendor-app.ts';

/** Costs a dollar for a million tokens that it writes, and nothing for those that it reads. */
const PRICES = { 'openai/plain': { inputPerMillion: 0, outputPerMillion: 1 } };
const MICRO = 1_000_000;

const clock = new TestClock();
const test = fixture((services) =>
  openVendorApp(services, {
    clock,
    env: {
      PRICE_OVERRIDES: JSON.stringify(PRICES),
      PROVIDER_BREAKER_FAILURES: '1000',
      HOST: '127.0.0.1',
      PORT: '0',
    },
  }),
);
let member: Member;

beforeEach(async () => {
  clock.set(new Date());
  member = await buildMember(test.ctx);
});
afterEach(() => {
  test.openai.reset();
  test.anthropic.reset();
});

const setBudget = (monthlyBudgetUsd: unknown, who = member) =>
  test.put(who, `/api/organizations/${member.organizationId}`, { monthlyBudgetUsd });
const spendOf = async (who = member) => (await test.get(who, '/api/usage')).json().spend;
const PLAIN = { provider: 'openai', model: 'plain', fallback: false, verify: 'off' };
const TEXT = 'Could you please write a report of at most 200 words?';
const SHORT = 'Write a report of at most 200 words.';
const optimize = (options: object = {}) =>
  test.post(member, '/api/optimize', { text: `${TEXT} Case ${randomUUID()}.`, ...PLAIN, ...options });
/** A model that writes 100 tokens, whatever it is asked. */
const shortens = () =>
  test.openai.respondWith((request) => ({
    kind: 'reply',
    text: blockAnswer(request, promptIn(request).replace(TEXT, SHORT)),
    usage: { inputTokens: 50, outputTokens: 100 },
  }));
/** The most that the calls which the vendor got could cost, in millionths of a dollar. */
const worstCases = () => test.openai.requests.map(({ body }) => Number(Object(body).max_completion_tokens));

describe('the setting', () => {
  it('is an exact amount of at most six decimals, or none', async () => {
    for (const budget of [0, 0.000001, 12.34, 999_999_999.999999, 1_000_000_000, null]) {
      const reply = await setBudget(budget);
      expect([reply.statusCode, reply.json().monthlyBudgetUsd]).toEqual([200, budget]);
      expect((await spendOf()).budgetUsd).toBe(budget);
    }
    for (const budget of [-1, -0.000001, 0.0000001, 1.2345678, 1_000_000_001, '5', true, [5]]) {
      const problem = expectProblem(await setBudget(budget), 400, 'validation_failed');
      expect(problem.detail).toContain('monthlyBudgetUsd');
    }
  });

  it('is changed by admins only, and is in the audit log', async () => {
    await setBudget(3);
    await setBudget(null);
    const [last] = (await test.get(member, '/api/audit-log?action=organization.update')).json();
    expect(last).toMatchObject({ before: { monthlyBudgetUsd: 3 }, after: { monthlyBudgetUsd: null } });
  });
});

describe('a request', () => {
  it('that may cost more than is left is refused with the numbers, and the vendor is not asked', async () => {
    await setBudget(0.001);
    const problem = expectProblem(await optimize(), 429, 'budget_exceeded');
    expect(problem.detail).toMatch(
      /A call to openai may cost \$0\.00\d+, but only \$0\.001 is left of the monthly budget of \$0\.001/,
    );
    const { resetsAt } = (await test.get(member, '/api/usage')).json();
    expect(problem).toMatchObject({ resetsAt });
    expect(test.openai.requests).toHaveLength(0);
    const [entry] = (await test.get(member, '/api/optimize/history')).json();
    expect(entry).toMatchObject({
      status: 'failed',
      error: { code: 'budget_exceeded', message: problem.detail },
    });
    const usage = (await test.get(member, '/api/usage')).json();
    expect(usage).toMatchObject({ used: 0, reserved: 0, spend: { spentUsd: 0, reservedUsd: 0 } });
  });

  it('is answered by the built-in refiner where others may take the place of a provider', async () => {
    await setBudget(0);
    const body = (await optimize({ fallback: true })).json();
    expect(body).toMatchObject({
      provider: 'local',
      warnings: expect.arrayContaining([expect.stringContaining('monthly budget')]),
      attempts: [
        { provider: 'openai', error: expect.stringContaining('monthly budget') },
        { provider: 'anthropic', error: expect.stringContaining('monthly budget') },
        { provider: 'local', error: null },
      ],
    });
    expect([...test.openai.requests, ...test.anthropic.requests]).toHaveLength(0);
  });

  it('shows the most that it may cost while it runs, and what it cost then', async () => {
    await setBudget(1);
    const answered = Promise.withResolvers<void>();
    test.openai.respondWith(async () => {
      await answered.promise;
      return {
        ...refined(SHORT),
        kind: 'reply',
        text: '{"refined":"x"}',
        usage: { inputTokens: 5, outputTokens: 42 },
      };
    });
    const running = optimize();
    await test.openai.waitForRequests(1);
    const [most = 0] = worstCases();
    expect(await spendOf()).toEqual({
      budgetUsd: 1,
      spentUsd: 0,
      reservedUsd: most / MICRO,
      remainingUsd: (MICRO - most) / MICRO,
    });
    answered.resolve();
    await running;
    const spent = await spendOf();
    expect(spent.reservedUsd).toBe(0);
    expect(spent.spentUsd).toBe((42 * test.openai.requests.length) / MICRO);
  });

  it('counts each of its calls: another try, the second reader, another provider', async () => {
    await setBudget(1);
    const text = `${TEXT} Never mention Acme GmbH. It has to be readable for our shopkeepers in the hills.`;
    test.openai.respondWith((request) => ({
      kind: 'reply',
      text: asksSecondReader(request)
        ? 'no answer'
        : blockAnswer(
            request,
            `${SHORT} Uplanders who run our stores must follow it. Never mention Acme GmbH.`,
          ),
      usage: { inputTokens: 5, outputTokens: 10 },
    }));
    await optimize({ text, verify: 'doubts' });
    // Refined and read.
    expect(test.openai.requests).toHaveLength(2);
    expect((await spendOf()).spentUsd).toBe(20 / MICRO);
  });

  it('that fails costs nothing', async () => {
    await setBudget(1);
    for (const step of [
      { kind: 'error', status: 500 },
      { kind: 'cut', framing: 'chunked' },
    ] as const) {
      test.openai.script(step);
      expect((await optimize()).statusCode).toBeGreaterThanOrEqual(500);
    }
    expect(test.openai.requests).toHaveLength(2);
    expect(await spendOf()).toMatchObject({ spentUsd: 0, reservedUsd: 0, remainingUsd: 1 });
  });

  it('that is billed without a word about tokens costs what it might have', async () => {
    test.openai.respondWith((request) => ({
      kind: 'reply',
      text: blockAnswer(request, promptIn(request).replace(TEXT, SHORT)),
      usage: { inputTokens: 0, outputTokens: 0 },
    }));
    await optimize();
    expect(worstCases().map((micros) => micros / MICRO)).toEqual([(await spendOf()).spentUsd]);
  });

  it('counts without a budget, too; one that is set then knows of it', async () => {
    shortens();
    await optimize();
    expect(await spendOf()).toEqual({
      budgetUsd: null,
      spentUsd: 100 / MICRO,
      reservedUsd: 0,
      remainingUsd: null,
    });
    await setBudget(0.0001);
    expectProblem(await optimize(), 429, 'budget_exceeded');
  });

  it('to a model without a known price is refused where there is a budget, and made where there is none', async () => {
    const unknown = { model: 'nobody-knows' };
    test.openai.respondWith(refiningTo(SHORT));
    expect((await optimize(unknown)).statusCode).toBe(200);
    await setBudget(1000);
    const asked = test.openai.requests.length;
    const problem = expectProblem(await optimize(unknown), 422, 'price_unknown');
    expect(problem.detail).toContain('nobody-knows of openai');
    expect(test.openai.requests).toHaveLength(asked);
    test.anthropic.respondWith((request) => refined(promptIn(request).replace(TEXT, SHORT)));
    expect((await optimize({ ...unknown, fallback: true })).json().provider).toBe('anthropic');
  });

  it('pays out of its own organization only', async () => {
    const other = await buildMember(test.ctx);
    shortens();
    await optimize();
    expect(await spendOf(other)).toMatchObject({ budgetUsd: null, spentUsd: 0 });
    expectProblem(await setBudget(1, other), 404, 'organization_not_found');
    await setBudget(0);
    member = other;
    expect((await optimize()).statusCode).toBe(200);
  });
});

describe('everything else that asks a vendor', () => {
  it('is paid for, too: a test of a provider, and the second reader of a check', async () => {
    await setBudget(0);
    const tested = await test.post(member, '/api/providers/openai/test');
    expect(tested.json()).toMatchObject({ ok: false, error: { kind: 'budget', retryable: false } });
    const payload = {
      original: `${TEXT} It is for shopkeepers.`,
      rewritten: SHORT,
      verify: 'all',
      provider: 'openai',
    };
    const checked = await test.post(member, '/api/checks', payload);
    expect(checked.json().warnings).toEqual([
      expect.stringMatching(/second reader failed: .+ monthly budget/),
    ]);
    expect(test.openai.requests).toHaveLength(0);
  });
});

describe('many requests at once', () => {
  it('100 with a budget for 7: exactly 7 calls, and no more spend than the budget', async () => {
    shortens();
    await optimize({ text: `${TEXT} Case 100.` });
    const [most = 0] = worstCases();
    test.openai.reset();
    await setBudget((100 + 7 * most) / MICRO);
    const refusedAll = Promise.withResolvers<void>();
    test.openai.respondWith(async (request) => {
      await refusedAll.promise;
      return {
        kind: 'reply',
        text: blockAnswer(request, promptIn(request).replace(TEXT, SHORT)),
        usage: { inputTokens: 50, outputTokens: most },
      };
    });
    let refused = 0;
    const replies = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const reply = await optimize({ text: `${TEXT} Case ${index + 101}.` });
        if (reply.statusCode === 429 && ++refused === 93) refusedAll.resolve();
        return reply;
      }),
    );
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(7);
    for (const reply of replies.filter(({ statusCode }) => statusCode !== 200))
      expectProblem(reply, 429, 'budget_exceeded');
    expect(worstCases()).toEqual(Array.from({ length: 7 }, () => most));
    expect(await spendOf()).toEqual({
      budgetUsd: (100 + 7 * most) / MICRO,
      spentUsd: (100 + 7 * most) / MICRO,
      reservedUsd: 0,
      remainingUsd: 0,
    });
    const { used } = (await test.get(member, '/api/usage')).json();
    expect(used).toBe(8);
  });
});

describe('a process that dies while a vendor is asked', () => {
  it('holds what the call may cost until it must have ended, and no longer', async () => {
    const api = await startProcess('apps/api/src/main.ts', test.environment);
    await setBudget(1);
    test.openai.respondWith(() => ({ kind: 'hang' }));
    const { accessToken } = issueTokens(test.app, 3_600, member);
    const asking = fetch(new URL('/api/optimize', String(api.ready.url)), {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: TEXT, ...PLAIN }),
    }).catch(() => 'cut off');
    await test.openai.waitForRequests(1);
    const most = (worstCases()[0] ?? 0) / MICRO;
    api.kill('SIGKILL');
    await api.exited;
    expect(await asking).toBe('cut off');
    await setBudget(most);
    await recoverSpend(test.ctx);
    expect(await spendOf()).toMatchObject({ spentUsd: 0, reservedUsd: most, remainingUsd: 0 });
    test.openai.reset();
    shortens();
    expectProblem(await optimize({ text: TEXT }), 429, 'budget_exceeded');
    clock.advance(10 * 60_000);
    await recoverSpend(test.ctx);
    expect(await spendOf()).toMatchObject({ spentUsd: 0, reservedUsd: 0, remainingUsd: most });
    expect((await optimize({ text: TEXT })).statusCode).toBe(200);
    expect((await spendOf()).spentUsd).toBe(100 / MICRO);
  });
});
