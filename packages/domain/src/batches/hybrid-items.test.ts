import { randomUUID } from 'node:crypto';
import type { BatchOptions, BatchResult } from '@refinery/contracts/batches.ts';
import { REFINER_VERSION, refine } from '@refinery/refiner';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { asksWriter, blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { answersTo, asksSecondReader } from '@refinery/testing/fake-vendors/second-reader.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { numberedItems, promptNumber, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveProvider } from '../providers/save-provider.ts';
import { streamResults } from './stream-results.ts';
import { openLaneBench, refineToItself } from './testing/lane-bench.ts';

const bench = fixture((services) => openLaneBench(services, { BATCH_CHUNK_SIZE: '5' }));
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  bench.vendor.reset();
  refineToItself(bench.vendor);
});

const HYBRID: BatchOptions = { provider: 'openai', model: 'gpt-4o-mini', mode: 'hybrid', fallback: false };

async function run(count: number, options: BatchOptions): Promise<BatchResult[]> {
  const { id } = await uploadBatch(member, numberedItems(count), options);
  await bench.drain(id);
  return Array.fromAsync(await streamResults(member.as, { id }));
}

/**
 * A model that finds a form of 13 tokens of the numbered prompts, which have 27, and bills 120 for it; read,
 * it costs as much again.
 */
const condense = (request: FakeRequest): Step => {
  const usage = { inputTokens: 100, outputTokens: 20 };
  if (asksSecondReader(request)) return { kind: 'reply', text: answersTo(request, () => true), usage };
  const number = /report (\d+)/.exec(promptIn(request))?.[1];
  return {
    kind: 'reply',
    text: blockAnswer(request, `Sum up report ${number}. Do not exceed 50 words.`),
    usage,
  };
};

describe('a hybrid batch', () => {
  it('shows the model each draft, and says in its results what was spent and saved', async () => {
    bench.vendor.respondWith(condense);
    const results = await run(7, HYBRID);
    const seen = bench.vendor.requests.filter(asksWriter).map(promptIn).sort();
    const drafts = [1, 2, 3, 4, 5, 6, 7].map((number) => refine(promptNumber(number)).refinedText);
    expect(seen).toEqual(drafts.sort());
    expect(results).toHaveLength(7);
    for (const result of results) {
      expect(result).toMatchObject({
        refinedText: `Sum up report ${result.position}. Do not exceed 50 words.`,
        provider: 'openai',
        mode: 'hybrid',
        cached: false,
        refinerVersion: REFINER_VERSION,
        explanation: expect.stringMatching(/ tokens .+ kept\.$/),
        originalTokens: 27,
        refinedTokens: 13,
        savingsPercentage: 51.9,
        usage: { inputTokens: 200, outputTokens: 40, spentTokens: 240 },
        paysAfterUses: 18,
      });
      expect(result).not.toHaveProperty('targetReached');
    }
  });

  it('takes the local results where the model finds nothing more, and remembers them', async () => {
    const [first] = await run(1, HYBRID);
    expect(first).toMatchObject({
      status: 'completed',
      provider: 'local',
      mode: 'hybrid',
      cached: false,
      refinedText: refine(promptNumber(1)).refinedText,
      warnings: [expect.stringContaining("not shorter than the built-in refiner's")],
    });
    const [again] = await run(1, HYBRID);
    expect(again).toMatchObject({
      provider: 'local',
      mode: 'hybrid',
      cached: true,
      refinerVersion: REFINER_VERSION,
      usage: { spentTokens: 0 },
      paysAfterUses: null,
    });
    expect(bench.vendor.requests).toHaveLength(1);
  });

  it('keeps what was asked for with an item that fails', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 400, code: 'invalid_request_error' }));
    const { id } = await uploadBatch(member, numberedItems(1), { ...HYBRID, targetTokens: 9 });
    await bench.drain(id);
    const rows = await bench.ledger.sql`
      select status, mode, target_tokens, refiner_version, explanation from optimizations where batch_id = ${id}`;
    expect(rows).toEqual([
      { status: 'failed', mode: 'hybrid', target_tokens: 9, refiner_version: null, explanation: null },
    ]);
  });
});

describe('a batch with a target', () => {
  it.each([
    [13, true],
    [12, false],
  ])('of %i tokens says whether 13 are few enough: %s', async (targetTokens, targetReached) => {
    bench.vendor.respondWith(condense);
    for (const result of await run(2, { ...HYBRID, targetTokens })) {
      expect(result).toMatchObject({ refinedTokens: 13, targetTokens, targetReached });
    }
  });

  it('says it also where nobody but the local refiner works, which makes no mixture', async () => {
    const [easy] = await run(1, { provider: 'local', mode: 'hybrid', targetTokens: 27 });
    expect(easy).toMatchObject({ targetTokens: 27, targetReached: true, mode: 'direct' });
    const [hard] = await run(1, { provider: 'local', targetTokens: 1 });
    expect(hard).toMatchObject({ targetTokens: 1, targetReached: false });
    expect(hard?.warnings?.join(' ')).toContain('1 could not be reached');
  });
});
