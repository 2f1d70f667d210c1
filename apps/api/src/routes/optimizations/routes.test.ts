import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const PROMPT =
  'Hello! Please could you kindly write a summary of the report, in order to help me? Do not exceed 100 words. Thank you very much!';
const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

const test = fixture(openTestApp);
let member: Member;

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const optimize = (body: object, who = member) => test.post(who, '/api/v1/optimize', body);
const get = (id: string, who = member) => test.get(who, `/api/optimize/${id}`);
const remove = (id: string) => test.delete(member, `/api/optimize/${id}`);

describe('POST /optimize', () => {
  it('answers a shorter text whose checks passed', async () => {
    const reply = await optimize({ text: `${PROMPT} Bye.`, metadata: { team: 'search' } });
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      refinedText: expect.stringContaining('100 words'),
      originalTokens: expect.any(Number),
      refinedTokens: expect.any(Number),
      savingsPercentage: expect.any(Number),
      explanation: expect.stringMatching(
        /^Removed .+ tokens \(−[\d.]+ %\), (?:all \d+|both|the one) checked .+ kept\.$/,
      ),
      provider: 'local',
      model: expect.stringMatching(/^local-/),
      mode: 'direct',
      refinerVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      strategy: 'UNIVERSAL',
      compressionLevel: 'medium',
      outputFormat: 'default',
      protected: [],
      removedSegments: expect.arrayContaining([{ text: expect.any(String), reason: expect.any(String) }]),
      scores: {
        integrity: expect.any(Number),
        efficiency: expect.any(Number),
        complexity: expect.any(Number),
      },
      checks: {
        passed: true,
        lost: [],
        requirements: expect.any(Array),
        added: [],
        doubtful: [],
        checked: expect.any(Number),
        verifiedBy: null,
      },
      warnings: [],
      cached: false,
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0, spentTokens: 0 },
      paysAfterUses: null,
      latencyMs: expect.any(Number),
      metadata: { team: 'search' },
      createdAt: expect.stringMatching(/^\d{4}-.+Z$/),
    });
    expect(body.refinedTokens).toBeLessThan(body.originalTokens);
    const exact = 100 * (1 - body.refinedTokens / body.originalTokens);
    expect(body.savingsPercentage).toBe(Math.round(exact * 10) / 10);
    expect(body.model).toBe(`local-${body.refinerVersion}`);
  });

  it.each(['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'])('takes the strategy %s', async (strategy) => {
    const body = (await optimize({ text: PROMPT, strategy })).json();
    expect(body).toMatchObject({ strategy, checks: { passed: true } });
  });

  it.each(['low', 'medium', 'high'])('takes the level %s', async (compressionLevel) => {
    const body = (await optimize({ text: PROMPT, compressionLevel })).json();
    expect(body).toMatchObject({ compressionLevel, checks: { passed: true } });
    expect(body.refinedTokens).toBeLessThanOrEqual(body.originalTokens);
  });

  it.each(['markdown', 'json', 'xml'])('takes the format %s', async (outputFormat) => {
    const body = (await optimize({ text: PROMPT, outputFormat })).json();
    expect(body).toMatchObject({ outputFormat, checks: { passed: true } });
    if (outputFormat === 'json') expect(() => JSON.parse(body.refinedText)).not.toThrow();
    if (body.refinedTokens > body.originalTokens) expect(body.warnings).not.toEqual([]);
  });

  it('keeps what it is told to keep', async () => {
    const preserve = ['Please could you kindly', 'Thank you very much!'];
    const body = (await optimize({ text: PROMPT, preserve })).json();
    for (const text of preserve) expect(body.refinedText).toContain(text);
    expect(body.checks).toMatchObject({ passed: true, lost: [], doubtful: [], added: [] });
  });

  it.each([
    ['one character', 'a'],
    ['one blank', ' '],
    ['200,000 characters', 'Please write one more line of it. '.repeat(6_000).slice(0, 200_000)],
  ])('takes %s', async (_case, text) => {
    const reply = await optimize({ text });
    expect(reply.statusCode).toBe(200);
    const body = reply.json();
    expect(body.checks.passed).toBe(true);
    expect(body.refinedTokens).toBeLessThanOrEqual(body.originalTokens);
  });

  it('takes no more than 200,000 characters', async () => {
    expectProblem(await optimize({ text: 'a'.repeat(200_001) }), 400, 'validation_failed');
  });

  it('refuses a provider that is not set up, and records nothing', async () => {
    const owner = await buildMember(test.ctx);
    const problem = expectProblem(
      await optimize({ text: PROMPT, provider: 'openai' }, owner),
      422,
      'provider_not_usable',
    );
    expect(problem.detail).toMatch(/^openai cannot be used\. It has no credentials/);
    expect((await test.get(owner, '/api/optimize/history')).json()).toEqual([]);
    expect((await test.get(owner, '/api/usage')).json()).toMatchObject({ used: 0, reserved: 0 });
  });

  it('`auto` means the local refiner where nothing else is set up', async () => {
    for (const fallback of [true, false]) {
      const body = (await optimize({ text: PROMPT, provider: 'auto', fallback })).json();
      expect(body.provider).toBe('local');
    }
  });
});

describe('GET /optimize/:id', () => {
  it('answers the whole optimization', async () => {
    const made = (await optimize({ text: `${PROMPT} Once.`, metadata: { team: 'legal' } })).json();
    const stored = (await get(made.id)).json();
    const { provider, model, strategy, compressionLevel, outputFormat, metadata, cached } = made;
    expect(stored).toEqual({
      provider,
      model,
      strategy,
      compressionLevel,
      outputFormat,
      metadata,
      cached,
      id: made.id,
      excerpt: `${PROMPT.slice(0, 119)}…`,
      status: 'completed',
      originalText: `${PROMPT} Once.`,
      refinedText: made.refinedText,
      originalTokens: made.originalTokens,
      refinedTokens: made.refinedTokens,
      savingsPercentage: made.savingsPercentage,
      removedSegments: made.removedSegments,
      scores: made.scores,
      checks: made.checks,
      warnings: made.warnings,
      explanation: made.explanation,
      mode: made.mode,
      refinerVersion: made.refinerVersion,
      usage: made.usage,
      paysAfterUses: made.paysAfterUses,
      latencyMs: made.latencyMs,
      batchId: null,
      created_at: made.createdAt,
      createdAt: made.createdAt,
      reviewedAt: null,
      textsRemovedAt: null,
    });
  });

  it('answers one from before explanations and versions were kept', async () => {
    const { id } = (await optimize({ text: `${PROMPT} Long ago.` })).json();
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx
        .update(optimizations)
        .set({ mode: null, explanation: null, refinerVersion: null })
        .where(eq(optimizations.id, id)),
    );
    const reply = await get(id);
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ mode: 'direct', explanation: null, refinerVersion: null });
  });

  it('knows nothing of an id nobody has', async () => {
    expectProblem(await get(NOBODYS_ID), 404, 'optimization_not_found');
  });
});

describe('DELETE /optimize/:id', () => {
  it('deletes the row with its texts, and what answered from it', async () => {
    const text = `${PROMPT} Delete me.`;
    const { id } = (await optimize({ text })).json();
    expect((await remove(id)).statusCode).toBe(204);
    expectProblem(await get(id), 404, 'optimization_not_found');
    expectProblem(await remove(id), 404, 'optimization_not_found');
    expect((await optimize({ text })).json().cached).toBe(false);
  });

  it('returns no quota', async () => {
    const owner = await buildMember(test.ctx, { quotaLimit: 1 });
    const { id } = (await optimize({ text: PROMPT }, owner)).json();
    await test.delete(owner, `/api/optimize/${id}`);
    expectProblem(await optimize({ text: PROMPT }, owner), 429, 'quota_exceeded');
  });

  it('leaves what is being refined alone', async () => {
    const { id } = (await optimize({ text: `${PROMPT} Busy.` })).json();
    await withTenant(test.ctx.db, member.organizationId, (tx) =>
      tx.update(optimizations).set({ status: 'processing' }).where(eq(optimizations.id, id)),
    );
    expectProblem(await remove(id), 404, 'optimization_not_found');
    expect((await get(id)).json().status).toBe('processing');
  });
});
