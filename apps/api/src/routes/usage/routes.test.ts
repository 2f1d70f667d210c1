import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { recoverAbandoned } from '@refinery/domain/charged-work/recover-abandoned.ts';
import { chargedOptimizations } from '@refinery/domain/optimizations/charged-optimizations.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openVendorApp } from '../../testing/vendor-app.ts';

const MIDDLE_OF_MAY = new Date('2026-05-15T12:00:00Z');

const test = fixture((services) =>
  openVendorApp(services, {
    clock,
    env: { PROVIDER_BREAKER_FAILURES: '1000', REFRESH_TOKEN_EXPIRY: '8640000' },
  }),
);
let count = 0;
const clock = new TestClock(MIDDLE_OF_MAY);

beforeEach(() => clock.set(MIDDLE_OF_MAY));
afterEach(() => test.openai.reset());

const optimize = (who: Member, body: object = {}) =>
  test.post(who, '/api/optimize', { text: `Please write poem ${++count}.`, ...body });
const batch = (who: Member, size: number) => {
  const items = Array.from({ length: size }, () => ({ text: `Please write poem ${++count}.` }));
  return test.post(who, '/api/batches', { items });
};
const usageOf = async (who: Member) => (await test.get(who, '/api/usage')).json();

describe('GET /usage', () => {
  it.each([
    ['free', 1_000, 100, 20, 1_000],
    ['pro', 10_000, 1_000, 500, 50_000],
    ['enterprise', null, null, null, null],
  ] as const)('shows the %s plan', async (plan, limit, prompts, enrichments, cells) => {
    const unused = { used: 0, reserved: 0 };
    const member = await buildMember(test.ctx, { plan });
    expect(await usageOf(member)).toEqual({
      plan,
      period: { start: '2026-05-01T00:00:00.000Z', end: '2026-06-01T00:00:00.000Z' },
      used: 0,
      reserved: 0,
      limit,
      remaining: limit,
      resetsAt: '2026-06-01T00:00:00.000Z',
      meters: [
        { name: 'optimizations', ...unused, limit, remaining: limit },
        { name: 'prompts', ...unused, limit: prompts, remaining: prompts },
        { name: 'enrichments', ...unused, limit: enrichments, remaining: enrichments },
        { name: 'test_cells', ...unused, limit: cells, remaining: cells },
      ],
      spend: { budgetUsd: null, spentUsd: 0, reservedUsd: 0, remainingUsd: null },
      checks: 0,
    });
  });

  it('counts what was refined, results from the cache included, and what waits', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    await optimize(member, { text: 'Please write a poem.' });
    await optimize(member, { text: 'Please write a poem.' });
    expect(await usageOf(member)).toMatchObject({ used: 2, reserved: 0, remaining: 8 });
    await batch(member, 5);
    expect(await usageOf(member)).toMatchObject({ used: 2, reserved: 5, remaining: 3 });
  });

  it('shows a request that runs as reserved, and one that failed not at all', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    test.openai.respondWith(async () => {
      await released;
      return { kind: 'error', status: 500 };
    });
    const running = optimize(member, { provider: 'openai', fallback: false });
    await test.openai.waitForRequests(1);
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 1, remaining: 9 });
    release();
    expectProblem(await running, 503, 'provider_unavailable');
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 0, remaining: 10 });
  });
});

describe('the checks of a month', () => {
  const check = (who: Member) =>
    test.post(who, '/api/checks', { original: 'Write a poem.', rewritten: 'Poem.' });

  it('are counted, however many come at once, and take nothing of the quota', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 3 });
    const replies = await Promise.all(Array.from({ length: 12 }, () => check(member)));
    expect(replies.map((reply) => reply.statusCode)).toEqual(Array(12).fill(200));
    expect(await usageOf(member)).toMatchObject({ checks: 12, used: 0, reserved: 0, remaining: 3 });
    expect(await usageOf(await buildMember(test.ctx))).toMatchObject({ checks: 0 });
  });

  it('start anew with each month', async () => {
    const member = await buildMember(test.ctx);
    await check(member);
    clock.set(new Date('2026-06-01T00:00:00Z'));
    expect(await usageOf(member)).toMatchObject({ checks: 0 });
    await check(member);
    await check(member);
    expect(await usageOf(member)).toMatchObject({ checks: 2 });
  });
});

describe('the monthly quota', () => {
  it('lets exactly as many of many simultaneous requests through as are left', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 12 });
    for (let index = 0; index < 7; index++) await optimize(member);
    const replies = await Promise.all(Array.from({ length: 20 }, () => optimize(member)));
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(5);
    for (const reply of replies.filter(({ statusCode }) => statusCode !== 200)) {
      const problem = expectProblem(reply, 429, 'quota_exceeded');
      expect(problem.resetsAt).toBe('2026-06-01T00:00:00.000Z');
      expect(reply.headers['retry-after']).toBe(String(16.5 * 24 * 3_600));
    }
    expect(await usageOf(member)).toMatchObject({ used: 12, reserved: 0, remaining: 0 });
    expect((await test.get(member, '/api/optimize/history?limit=100')).json()).toHaveLength(12);
  });

  it('lets no simultaneous identical requests share one charge', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 3 });
    const text = `Please write poem ${++count}.`;
    const replies = await Promise.all(Array.from({ length: 8 }, () => optimize(member, { text })));
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(3);
    expectProblem(await optimize(member, { text }), 429, 'quota_exceeded');
  });

  it('takes a batch whole or not at all', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    await optimize(member);
    const problem = expectProblem(await batch(member, 10), 429, 'quota_exceeded');
    expect(problem.detail).toContain('needs 10, but only 9 of the');
    expect((await test.get(member, '/api/batches')).json()).toEqual([]);
    expect(await usageOf(member)).toMatchObject({ used: 1, reserved: 0 });
    expect((await batch(member, 9)).statusCode).toBe(202);
    expectProblem(await optimize(member), 429, 'quota_exceeded');
  });

  it('lets exactly one of several simultaneous batches through where one has room', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    const replies = await Promise.all([batch(member, 6), batch(member, 6), batch(member, 6)]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([202, 429, 429]);
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 6, remaining: 4 });
  });

  it('is returned for what is cancelled', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    const { id } = (await batch(member, 8)).json();
    await test.post(member, `/api/batches/${id}/cancel`);
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 0, remaining: 10 });
  });

  it('is new on the first of the month, in UTC', async () => {
    clock.set(new Date('2026-12-31T23:59:59.999Z'));
    const member = await buildMember(test.ctx, { quotaLimit: 2 });
    for (const _time of [1, 2]) await optimize(member);
    const reply = await optimize(member);
    expect(expectProblem(reply, 429, 'quota_exceeded').resetsAt).toBe('2027-01-01T00:00:00.000Z');
    expect(reply.headers['retry-after']).toBe('1');
    clock.advance(1);
    expect(await usageOf(member)).toMatchObject({
      used: 0,
      remaining: 2,
      resetsAt: '2027-02-01T00:00:00.000Z',
    });
    const replies = await Promise.all(Array.from({ length: 5 }, () => optimize(member)));
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(2);
  });

  it('says how much is left of the new month, not of the old', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 5 });
    for (const _time of [1, 2, 3]) await optimize(member);
    clock.set(new Date('2026-06-02T00:00:00Z'));
    const problem = expectProblem(await batch(member, 6), 429, 'quota_exceeded');
    expect(problem.detail).toContain('needs 6, but only 5 of the');
  });

  it('carries work that waits over to the new month', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 10 });
    await batch(member, 4);
    clock.set(new Date('2026-06-01T00:00:00Z'));
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 4, remaining: 6 });
    const replies = await Promise.all(Array.from({ length: 8 }, () => optimize(member)));
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(6);
  });

  it('is given back for a request whose process died', async () => {
    const member = await buildMember(test.ctx, { quotaLimit: 5 });
    const { id } = (await optimize(member)).json();
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.update(optimizations).set({ status: 'processing' }).where(eq(optimizations.id, id)),
    );
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 1 });
    clock.advance(15 * 60_000 + 1);
    expect(await recoverAbandoned(test.ctx, chargedOptimizations)).toBe(1);
    expect(await recoverAbandoned(test.ctx, chargedOptimizations)).toBe(0);
    expect(await usageOf(member)).toMatchObject({ used: 0, reserved: 0, remaining: 5 });
    const stored = (await test.get(member, `/api/optimize/${id}`)).json();
    expect(stored).toMatchObject({ status: 'failed', error: { code: 'interrupted' } });
  });
});
