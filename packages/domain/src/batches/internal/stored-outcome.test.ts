import { newId } from '@refinery/db/ids.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { optimizationRow } from '../../optimizations/testing/optimization-row.ts';
import { toRecords } from '../../optimizations/to-record.ts';
import { type OutcomeMaker, openOutcomeMaker, TEST_FAILURE, TOKENS } from '../testing/outcome-maker.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome, ItemResult } from './refine-item.ts';
import { toOptimization } from './stored-outcome.ts';

const clock = new TestClock();
const item = { id: newId(), position: 1, text: 'Write it now.', metadata: { team: 'a' }, attempts: 1 };
const batch: ClaimedBatch = {
  id: newId(),
  organizationId: newId(),
  userId: newId(),
  apiKeyId: newId(),
  options: {},
};

const test = fixture((services) => openTestContext(services, { clock }));
let outcomeOf: OutcomeMaker;

beforeAll(async () => {
  outcomeOf = await openOutcomeMaker(test.ctx, batch.organizationId);
});

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

/** An item that was refined. */
function refined(more: Partial<ItemResult> = {}) {
  const done = outcomeOf(item, 'done');
  if (done.kind !== 'completed') throw new Error('It was not refined.');
  return { ...done, result: { ...done.result, ...more } };
}

describe('the history row of an item', () => {
  it.each(['again', 'unbegun'] as const)('is none where it goes back to be tried: %s', async (verdict) => {
    expect(await store(outcomeOf(item, verdict))).toBeUndefined();
  });

  it('that is done has its result, and what it took', async () => {
    const done = refined({ latencyMs: 12.3 });
    const row = await store(done);
    expect(row).toMatchObject({ ...OWN, status: 'completed', latencyMs: 12.3, cached: false });
    expect(row).toMatchObject({ originalTokens: TOKENS.original, refinedTokens: TOKENS.refined });
    expect(row?.createdAt).toEqual(clock.now());
    expect(row?.id).toBe(done.result.optimizationId);
  });

  it('has the provider, the mode and the bill of its result, not what was asked for', async () => {
    const { result } = refined().result;
    const found = { ...result, provider: 'openai', mode: 'direct', costUsd: 1, cached: true } as const;
    const row = await store(refined({ result: found }), { provider: 'groq', mode: 'hybrid' });
    expect(row).toMatchObject({ ...OWN, provider: 'openai', mode: 'direct', costUsd: 1, cached: true });
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
