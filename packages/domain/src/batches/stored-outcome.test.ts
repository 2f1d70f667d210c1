import { newId } from '@refinery/db/ids.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RefineOutcome } from '../optimizations/refine-outcome.ts';
import { optimizationRow } from '../optimizations/testing/optimization-row.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';
import { toOptimization, toRecords } from './stored-outcome.ts';
import { type OutcomeMaker, openOutcomeMaker, TEST_FAILURE, TOKENS } from './testing/outcome-maker.ts';

const clock = new TestClock();
const item = { id: newId(), position: 1, text: 'Write it now.', metadata: { team: 'a' }, attempts: 1 };
const batch: ClaimedBatch = {
  id: newId(),
  organizationId: newId(),
  userId: newId(),
  apiKeyId: newId(),
  options: {},
};

let test: TestContext;
let outcomeOf: OutcomeMaker;

beforeAll(async () => {
  test = await openTestContext(inject('services'), { clock });
  outcomeOf = await openOutcomeMaker(test.ctx, batch.organizationId);
});
afterAll(() => test.close());

const store = (done: ItemOutcome, options: ClaimedBatch['options'] = {}) =>
  toOptimization(test.ctx, { ...batch, options }, done);

/** What every row of the item has, whatever became of it. */
const OWN = {
  organizationId: batch.organizationId,
  userId: batch.userId,
  apiKeyId: batch.apiKeyId,
  batchId: batch.id,
  metadata: item.metadata,
  originalText: item.text,
  strategy: 'UNIVERSAL',
  compressionLevel: 'medium',
  outputFormat: 'default',
  targetTokens: null,
};

/** An item that was refined, with what else is known of that. */
function refined(more: { latencyMs?: number; paid?: boolean; usage?: RefineOutcome['usage'] } = {}) {
  const done = outcomeOf(item, 'done');
  if (done.kind !== 'completed' || 'earlier' in done.result) throw new Error('It was not refined.');
  const { usage = done.result.outcome.usage, ...rest } = more;
  return { ...done, result: { ...done.result, ...rest, outcome: { ...done.result.outcome, usage } } };
}

describe('the history row of an item', () => {
  it.each(['again', 'unbegun'] as const)('is none where it goes back to be tried: %s', async (verdict) => {
    expect(await store(outcomeOf(item, verdict))).toBeUndefined();
  });

  it('that is done has its result, and what it took to a tenth of a millisecond', async () => {
    const done = refined({ latencyMs: 12.3456 });
    const row = await store(done);
    expect(row).toMatchObject({ ...OWN, status: 'completed', latencyMs: 12.3, cached: false });
    expect(row).toMatchObject({ originalTokens: TOKENS.original, refinedTokens: TOKENS.refined });
    expect(row?.createdAt).toEqual(clock.now());
    expect(row?.id).toBe(done.result.optimizationId);
  });

  it('whose result another one paid for costs nothing', async () => {
    const usage = { inputTokens: 5, outputTokens: 6, costUsd: 7 };
    expect(await store(refined({ usage }))).toMatchObject({ ...usage, cached: false });
    const nothing = { inputTokens: 0, outputTokens: 0, costUsd: 0, cached: true };
    expect(await store(refined({ usage, paid: false }))).toMatchObject(nothing);
  });

  it('that was answered from an earlier result has that result, at no cost and in no time', async () => {
    const earlier = optimizationRow({
      provider: 'openai',
      originalText: 'another text',
      refinedText: 'Write it.',
      refinedTokens: 3,
      costUsd: 1,
      latencyMs: 900,
      metadata: { team: 'another' },
    });
    const optimizationId = newId();
    const row = await store({ kind: 'completed', item, result: { earlier, optimizationId } });
    expect(row).toMatchObject({ ...OWN, id: optimizationId, provider: 'openai', refinedText: 'Write it.' });
    expect(row).toMatchObject({ status: 'completed', cached: true, costUsd: 0, latencyMs: 0 });
  });

  it.each([
    [undefined, 'local'],
    ['auto', 'local'],
    ['groq', 'groq'],
  ] as const)(
    'that failed has its reason and is counted; asked of %s it is that of %s',
    async (asked, provider) => {
      const row = await store(outcomeOf(item, 'failed'), asked ? { provider: asked } : {});
      expect(row).toMatchObject({
        ...OWN,
        status: 'failed',
        provider,
        error: TEST_FAILURE,
        originalTokens: 4,
      });
    },
  );

  it('has the options of its batch', async () => {
    const options = {
      strategy: 'GPT',
      compressionLevel: 'high',
      outputFormat: 'json',
      mode: 'hybrid',
      targetTokens: 9,
    } as const;
    expect(await store(outcomeOf(item, 'failed'), options)).toMatchObject(options);
  });
});

it('a row is sent by column, without what no column can hold', () => {
  const row = optimizationRow({ refinedText: 'a\0b\ud800c', warnings: ['\udc00'] });
  const { createdAt, ...plain } = row;
  const [record] = JSON.parse(toRecords([row]));
  expect(record).toMatchObject({
    id: plain.id,
    organization_id: plain.organizationId,
    refined_text: 'a\ufffdb\ufffdc',
    warnings: ['\ufffd'],
    created_at: createdAt.toISOString(),
    batch_id: null,
  });
});
