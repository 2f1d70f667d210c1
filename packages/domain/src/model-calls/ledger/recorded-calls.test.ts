import { toUsd } from '@refinery/db/micros.ts';
import { modelCalls } from '@refinery/db/schema/model-calls.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import { startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { uploadBatch } from '@refinery/testing/upload-batch.ts';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLaneBench } from '../../batches/testing/lane-bench.ts';
import { checkRewrite } from '../../checks/check-rewrite.ts';
import { PLAIN_CALL_TERMS } from '../../context/actor.ts';
import { optimize } from '../../optimizations/optimize.ts';
import { updateOrganization } from '../../organizations/update-organization.ts';
import { enhancePrompt } from '../../prompts/enriching/enhance-prompt.ts';
import { testProvider } from '../../providers/test-provider.ts';
import { getUsage } from '../../usage/get-usage.ts';

const MODEL = 'gpt-4o-mini';
const TEXT = 'Could you please write at most 100 words about {{topic}}? Never mention prices. Thank you!';
const OPTIONS = { text: TEXT, provider: 'openai', model: MODEL } as const;

const anthropic = fixture(() => startFakeVendor({ protocol: 'anthropic' }));
const bench = fixture((services) =>
  openLaneBench(services, {
    PROVIDER_RETRIES: '1',
    PROVIDER_TIMEOUT_MS: '5000',
    ANTHROPIC_API_KEY: 'sk-test',
    ANTHROPIC_BASE_URL: anthropic.baseUrl,
  }),
);
let member: Member;

beforeEach(async () => {
  for (const vendor of [bench.vendor, anthropic]) {
    vendor.reset();
    vendor.respondWith((request) => blockAnswer(request, shortened(promptIn(request))));
  }
  member = await buildMember(bench.ctx);
});

const shortened = (prompt: string): string =>
  prompt.replace('Could you please write', 'Write').replace(' Thank you!', '');

/** The rows of the member's organization, the oldest first. */
const rows = async (organizationId = member.organizationId) => {
  await bench.ctx.ledger.settled();
  return withTenant(bench.ctx.db, organizationId, (tx) =>
    tx
      .select()
      .from(modelCalls)
      .where(eq(modelCalls.organizationId, organizationId))
      .orderBy(asc(modelCalls.createdAt), asc(modelCalls.id)),
  );
};

/** That nothing was spent which no row has, and the other way round. */
async function expectSameMoney(): Promise<void> {
  const costs = (await rows()).map(({ costMicros }) => costMicros ?? 0);
  const { spend } = await getUsage(member.as);
  expect(spend).toMatchObject({ spentUsd: toUsd(costs.reduce((a, b) => a + b, 0)), reservedUsd: 0 });
}

describe('a call to a model is a row', () => {
  it('with what it was for, what it used and what it cost', async () => {
    bench.vendor.respondWith((request) => ({
      kind: 'reply',
      text: blockAnswer(request, shortened(promptIn(request))),
      usage: { inputTokens: 1_000, outputTokens: 100 },
      model: `${MODEL}-2024-07-18`,
    }));
    const { id } = await optimize(member.as, { ...OPTIONS, metadata: { team: 'support' } });
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toEqual({
      id: expect.any(String),
      organizationId: member.organizationId,
      createdAt: bench.clock.now(),
      userId: member.user.id,
      apiKeyId: null,
      kind: 'optimize',
      status: 'completed',
      error: null,
      optimizationId: id,
      batchId: null,
      batchItemId: null,
      enrichmentId: null,
      metadata: { team: 'support' },
      requestedProvider: 'openai',
      requestedModel: MODEL,
      provider: 'openai',
      model: MODEL,
      answeredModel: `${MODEL}-2024-07-18`,
      attempts: [{ provider: 'openai', model: MODEL, error: null, latencyMs: expect.any(Number) }],
      inputTokens: 1_000,
      cachedInputTokens: 0,
      cacheWriteTokens: 0,
      outputTokens: 100,
      reasoningTokens: 0,
      costMicros: 210,
      firstContentMs: null,
      latencyMs: expect.any(Number),
      saved: {},
    });
    await expectSameMoney();
  });

  it('of an API key, with the key', async () => {
    const key = '01994d0e-7a10-7000-8000-000000000099';
    const own = { apiKeyId: key, rateLimitPerMinute: null, calls: PLAIN_CALL_TERMS };
    const actor = { ...member.as.actor, kind: 'api-key', ...own } as const;
    await testProvider({ ...member.as, actor }, { provider: 'openai' });
    expect(await rows()).toMatchObject([{ kind: 'test', apiKeyId: key, userId: member.user.id }]);
  });

  it('with each of its tries', async () => {
    bench.vendor.script({ kind: 'rate-limit', retryAfterMs: 1 });
    await optimize(member.as, OPTIONS);
    expect(bench.vendor.requests).toHaveLength(2);
    expect(await rows()).toMatchObject([
      { status: 'completed', error: null, attempts: [{ error: 'rate_limit' }, { error: null }] },
    ]);
    await expectSameMoney();
  });

  it('that names who answered in the place of another', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 401 }));
    await optimize(member.as, { ...OPTIONS, fallback: true });
    expect([bench.vendor.requests.length, anthropic.requests.length]).toEqual([1, 1]);
    expect(await rows()).toMatchObject([
      {
        requestedProvider: 'openai',
        requestedModel: MODEL,
        status: 'completed',
        provider: 'anthropic',
        model: 'claude-haiku-4-5',
        answeredModel: 'claude-haiku-4-5',
        attempts: [
          { provider: 'openai', model: MODEL, error: 'auth' },
          { provider: 'anthropic', model: 'claude-haiku-4-5', error: null },
        ],
      },
    ]);
    await expectSameMoney();
  });

  it.each([
    ['refuses', { kind: 'error', status: 400, code: 'context_length_exceeded' }, 'context_too_long', 1],
    ['is out of order', { kind: 'error', status: 503 }, 'overloaded', 2],
    ['is cut', { kind: 'cut', framing: 'chunked' }, 'connection_cut', 2],
    ['sends what nobody understands', { kind: 'body', body: '{"choices": "' }, 'malformed_reply', 2],
  ] as const)('of a vendor that %s, with the reason', async (_how, step, error, times) => {
    bench.vendor.respondWith(() => step);
    await expect(optimize(member.as, { ...OPTIONS, fallback: false })).rejects.toThrow();
    expect(bench.vendor.requests).toHaveLength(times);
    expect(await rows()).toMatchObject([
      {
        status: 'failed',
        error,
        answeredModel: null,
        costMicros: 0,
        inputTokens: 0,
        outputTokens: 0,
        attempts: Array.from({ length: times }, () => ({ error })),
      },
    ]);
    await expectSameMoney();
  });

  it('of a caller that stops waiting, as cancelled', async () => {
    bench.vendor.respondWith(() => ({ kind: 'hang' }));
    const leaving = new AbortController();
    const left = optimize({ ...member.as, stopping: leaving.signal }, OPTIONS).catch(() => 'left');
    await bench.vendor.waitForRequests(1);
    leaving.abort(new Error('gone'));
    expect(await left).toBe('left');
    expect(await rows()).toMatchObject([
      { status: 'cancelled', error: 'cancelled', costMicros: 0, attempts: [{ error: 'cancelled' }] },
    ]);
    await expectSameMoney();
  });

  it('that took too long for a test, as failed', async () => {
    bench.vendor.respondWith(() => ({ kind: 'hang' }));
    expect(await testProvider(member.as, { provider: 'openai' }, 50)).toMatchObject({ ok: false });
    expect(await rows()).toMatchObject([{ kind: 'test', status: 'failed', error: 'timeout' }]);
  });

  it('without a price where none is known, and with all that it may have cost where the vendor does not say', async () => {
    await optimize(member.as, { ...OPTIONS, model: 'nobody-knows' });
    const silent = { choices: [{ message: { content: '{"refined": "Write."}' }, finish_reason: 'stop' }] };
    bench.vendor.script({ kind: 'body', body: JSON.stringify(silent) });
    await testProvider(member.as, { provider: 'openai' });
    const found = await rows();
    const unknown = found.filter(({ model }) => model === 'nobody-knows');
    expect(unknown).toMatchObject([{ status: 'completed', costMicros: null }]);
    const unsaid = found.find(({ kind }) => kind === 'test');
    expect(unsaid).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(unsaid?.costMicros).toBeGreaterThan(0);
    await expectSameMoney();
  });

  it('whatever the vendor calls itself, and however much it says it used', async () => {
    bench.vendor.respondWith((request) => ({
      kind: 'reply',
      text: blockAnswer(request, shortened(promptIn(request))),
      usage: { inputTokens: 3e9, outputTokens: 1 },
      model: `m\0\ud800${'x'.repeat(1_000)}`,
    }));
    await testProvider(member.as, { provider: 'openai' });
    const [row] = await rows();
    expect(row?.answeredModel).toHaveLength(200);
    expect(row?.inputTokens).toBe(100_000_000);
  });
});

describe('what asks models:', () => {
  it('a second reader of a result, for the same optimization', async () => {
    const { id } = await optimize(member.as, { ...OPTIONS, verify: 'all' });
    const asked = bench.vendor.requests.map((request) => (asksSecondReader(request) ? 'verify' : 'optimize'));
    expect(asked).toContain('verify');
    const found = await rows();
    expect(found.map(({ kind }) => kind).sort()).toEqual(asked.sort());
    expect(new Set(found.map(({ optimizationId }) => optimizationId))).toEqual(new Set([id]));
    await expectSameMoney();
  });

  it('a check, of which nothing is stored otherwise', async () => {
    const texts = { original: 'Write only to Bob. Be brief.', rewritten: 'Briefly write to Bob.' };
    await checkRewrite(member.as, { ...texts, verify: 'all', provider: 'openai' });
    expect(await rows()).toMatchObject([{ kind: 'check', optimizationId: null, enrichmentId: null }]);
    await expectSameMoney();
  });

  it('an enrichment', async () => {
    bench.vendor.respondWith(() => JSON.stringify({ task: 'Answer in 5 words.' }));
    const { id } = await enhancePrompt(member.as, { text: 'Answer in 5 words.', model: `openai/${MODEL}` });
    const found = await rows();
    expect(found).toHaveLength(bench.vendor.requests.length);
    expect(found[0]).toMatchObject({ kind: 'enhance', enrichmentId: id, optimizationId: null });
    await expectSameMoney();
  });

  it('each item of a batch, and each of its tries', async () => {
    let asked = 0;
    bench.vendor.respondWith((request) =>
      asked++ === 0
        ? { kind: 'error', status: 400, code: 'invalid_request_error' }
        : blockAnswer(request, shortened(promptIn(request))),
    );
    const items = [1, 2, 3].map((n) => ({ text: `${TEXT} ${n}`, metadata: { n: `${n}` } }));
    const { id } = await uploadBatch(member, items, { provider: 'openai', model: MODEL, fallback: false });
    await bench.drain(id);
    const stored = await bench.ledger
      .sql`select id from batch_items where batch_id = ${id} order by position`;
    const found = await rows();
    expect(found).toHaveLength(bench.vendor.requests.length);
    expect(found.every(({ kind, batchId }) => ['batch', 'verify'].includes(kind) && batchId === id)).toBe(
      true,
    );
    expect(found.filter(({ status }) => status === 'failed')).toHaveLength(1);
    for (const [at, item] of stored.entries())
      expect(found.find(({ batchItemId }) => batchItemId === item.id)?.metadata).toEqual({ n: `${at + 1}` });
    await expectSameMoney();
  });
});

describe('no row comes', () => {
  it('of a call that the budget does not allow', async () => {
    await updateOrganization(member.as, { monthlyBudgetUsd: 0.000001 });
    await expect(optimize(member.as, { ...OPTIONS, fallback: false })).rejects.toMatchObject({
      code: 'budget_exceeded',
    });
    expect([bench.vendor.requests.length, await rows()]).toEqual([0, []]);
  });

  it('of the local refiner, or an earlier result', async () => {
    await optimize(member.as, { text: TEXT, provider: 'local' });
    expect(await rows()).toEqual([]);
    await optimize(member.as, OPTIONS);
    const { length } = await rows();
    await optimize(member.as, OPTIONS);
    expect(await rows()).toHaveLength(length);
  });

  it('to another organization', async () => {
    const other = await buildMember(bench.ctx);
    await optimize(member.as, OPTIONS);
    expect(await rows()).not.toEqual([]);
    expect(await rows(other.organizationId)).toEqual([]);
  });

  it('with any word of a prompt or a reply', async () => {
    const secret = 'xyzzy-plugh';
    bench.vendor.respondWith(() => ({ kind: 'error', status: 400, code: secret, message: secret }));
    await expect(
      optimize(member.as, { ...OPTIONS, text: `${TEXT} ${secret}`, fallback: false }),
    ).rejects.toThrow();
    expect(JSON.stringify(await rows())).not.toContain(secret);
  });
});
