import { randomUUID } from 'node:crypto';
import type { BatchOptions } from '@refinery/contracts/batches.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { drainLanes } from '@refinery/testing/drain-lanes.ts';
import { blockAnswer, promptIn } from '@refinery/testing/fake-vendors/block-writer.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { runLane } from '@refinery/testing/run-lane.ts';
import { numberedItems, uploadBatch } from '@refinery/testing/upload-batch.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { updateOrganization } from '../organizations/update-organization.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { retryBatch } from './retry-batch.ts';
import { openLaneBench, refineToItself } from './testing/lane-bench.ts';

const bench = fixture((services) =>
  openLaneBench(services, { BATCH_CHUNK_SIZE: '5', BATCH_MAX_ATTEMPTS: '3' }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(bench.ctx);
  // A key of its own: breakers and limits go by key, and one test must not open another's.
  await saveProvider(member.as, { provider: 'openai', apiKey: `sk-${randomUUID()}` });
  bench.vendor.reset();
  refineToItself(bench.vendor);
});

const OPENAI: BatchOptions = { provider: 'openai', model: 'gpt-4o-mini', fallback: false };
const upload = (count: number, options = OPENAI) => uploadBatch(member, numberedItems(count), options);

const itemsOf = (batchId: string) => bench.ledger.sql`
  select position, status, attempts, error->>'code' as code, available_at as "availableAt"
  from batch_items where batch_id = ${batchId} order by position`;

describe('an item whose vendor fails', () => {
  it('waits as long as the vendor asked and is tried again then, not before', async () => {
    bench.vendor.script({ kind: 'rate-limit', retryAfter: '30' });
    const { id } = await upload(1);
    const refusedAt = bench.clock.now().getTime();
    await bench.turn(id);
    const [item] = await itemsOf(id);
    expect(item).toMatchObject({ status: 'pending', attempts: 1 });
    const wait = item?.availableAt.getTime() - refusedAt;
    expect(wait).toBeGreaterThanOrEqual(30_000);
    expect(wait).toBeLessThanOrEqual(30_500);

    bench.clock.set(new Date(refusedAt + wait - 1));
    await bench.turn(id);
    expect(bench.vendor.requests).toHaveLength(1);
    bench.clock.advance(1);
    await bench.turn(id);
    expect(bench.vendor.requests).toHaveLength(2);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({ status: 'completed', charged: 1, mismatches: 0 });
  });

  it('fails for good with the reason where trying again is no use, and the batch goes on', async () => {
    bench.vendor.respondWith((request) =>
      promptIn(request).includes('report 3,')
        ? { kind: 'error', status: 400, code: 'invalid_request_error' }
        : blockAnswer(request, promptIn(request)),
    );
    const { id } = await upload(12);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'completed',
      counters: { total: 12, completed: 11, failed: 1 },
      history: { completed: 11, failed: 1 },
      mismatches: 0,
      charged: 11,
    });
    const items = await itemsOf(id);
    expect(items[2]).toMatchObject({ status: 'failed', attempts: 1, code: 'provider_invalid_request' });
  });

  it('fails when its tries are used up', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 500 }));
    const { id } = await upload(2);
    for (let turn = 0; turn < 10; turn++) {
      await bench.turn(id);
      bench.clock.advance(600_000);
    }
    expect(await bench.ledger.read(id)).toMatchObject({
      status: 'failed',
      counters: { failed: 2 },
      history: { failed: 2 },
      mismatches: 0,
      lanes: 0,
      charged: 0,
    });
    const attempts = (await itemsOf(id)).map((item) => item.attempts);
    expect(attempts).toEqual([3, 3]);
    expect(bench.vendor.requests).toHaveLength(6);
  });

  it('is refined by the local refiner in the end where that is allowed', async () => {
    bench.vendor.respondWith(() => ({ kind: 'error', status: 503 }));
    const { id } = await upload(2, { ...OPENAI, fallback: true });
    for (let turn = 0; turn < 10; turn++) {
      await bench.turn(id);
      bench.clock.advance(600_000);
    }
    expect(await bench.ledger.read(id)).toMatchObject({ status: 'completed', counters: { completed: 2 } });
    const providers = await bench.ledger
      .sql`select provider, warnings from optimizations where batch_id = ${id}`;
    for (const row of providers) {
      expect(row.provider).toBe('local');
      expect(row.warnings.join()).toContain('built-in refiner');
    }
  });

  it('fails with the reason where the provider was switched off in the middle', async () => {
    const { id } = await upload(8);
    await runLane(bench.ctx, await bench.ledger.firstLane(id));
    await saveProvider(member.as, { provider: 'openai', enabled: false });
    await bench.drain(id);
    const account = await bench.ledger.read(id);
    expect(account).toMatchObject({ status: 'completed', mismatches: 0, lanes: 0 });
    expect(account.counters.completed + account.counters.failed).toBe(8);
    expect(account.charged).toBe(account.counters.completed);
    const codes = new Set((await itemsOf(id)).map(({ status, code }) => (status === 'failed' ? code : null)));
    expect(codes).toEqual(new Set([null, 'provider_not_usable']));
  });
});

describe('a result of a vendor', () => {
  it('is stored although it holds what no column can', async () => {
    bench.vendor.respondWith((request) =>
      blockAnswer(request, `${promptIn(request).replace('Hello! ', '').replace('Thank you!', '')}\0 \ud83d`),
    );
    const { id } = await upload(3);
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({ status: 'completed', mismatches: 0, charged: 3 });
    const stored = await bench.ledger.sql`select refined_text from optimizations where batch_id = ${id}`;
    for (const row of stored) expect(row.refined_text).toMatch(/words\. \uFFFD \uFFFD$/);
  });

  it('answers the same prompt once more without asking, and is free then', async () => {
    const first = await upload(2);
    await bench.drain(first.id);
    const second = await upload(2);
    await bench.drain(second.id);
    expect(bench.vendor.requests).toHaveLength(2);
    const rows = await bench.ledger.sql`
      select cached, cost_usd, input_tokens, latency_ms, original_text from optimizations where batch_id = ${second.id}`;
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ cached: true, cost_usd: 0, input_tokens: 0 });
  });

  it.each([
    ['at the same moment', 5],
    ['one after another', 1],
  ])('is shared by equal items of one chunk that begin %s, each with a row of its own', async (_when, at) => {
    const items = Array.from({ length: 5 }, () => ({
      text: 'Please summarize the report in 40 words. Thanks!',
    }));
    const { settings } = bench.ctx;
    const batches = { ...settings.batches, chunkConcurrency: at };
    const { id } = await uploadBatch(member, items, OPENAI);
    await drainLanes({ ...bench.ctx, settings: { ...settings, batches } }, bench.ledger, id);
    expect(bench.vendor.requests).toHaveLength(1);
    expect(await bench.ledger.read(id)).toMatchObject({
      history: { completed: 5 },
      mismatches: 0,
      charged: 5,
    });
    const paid = await bench.ledger.sql`
      select cached from optimizations where batch_id = ${id} and input_tokens > 0 and output_tokens > 0 and cost_usd > 0`;
    expect(paid).toEqual([{ cached: false }]);
    const free = await bench.ledger.sql`
      select cached from optimizations where batch_id = ${id} and input_tokens + output_tokens + cost_usd = 0`;
    expect(free).toEqual(Array(4).fill({ cached: true }));
  });
});

describe('a worker that stops', () => {
  it('gives back what waits for a vendor', async () => {
    bench.vendor.respondWith(() => ({ kind: 'hang' }));
    const stopping = new AbortController();
    const { id } = await upload(2);
    const done = runLane({ ...bench.ctx, stopping: stopping.signal }, await bench.ledger.firstLane(id));
    await bench.vendor.waitForRequests(2);
    stopping.abort();
    await done;
    const items = await itemsOf(id);
    expect(items.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['pending', 0],
      ['pending', 0],
    ]);
  });
});

describe('an item that the budget does not pay for', () => {
  const setBudget = (monthlyBudgetUsd: number) => updateOrganization(member.as, { monthlyBudgetUsd });

  it('fails by name at its first try, is given back, and can be tried again with another budget', async () => {
    await setBudget(0);
    const { id } = await upload(2);
    await bench.drain(id);
    expect(await itemsOf(id)).toMatchObject([
      { status: 'failed', attempts: 1, code: 'budget_exceeded' },
      { status: 'failed', attempts: 1, code: 'budget_exceeded' },
    ]);
    expect(await bench.ledger.read(id)).toMatchObject({ status: 'failed', charged: 0, mismatches: 0 });
    expect(bench.vendor.requests).toHaveLength(0);
    await setBudget(1);
    await retryBatch(member.as, { id });
    await bench.drain(id);
    expect(await bench.ledger.read(id)).toMatchObject({ status: 'completed', charged: 2 });
  });

  it('is refined by the built-in refiner where that may take the place of a provider', async () => {
    await setBudget(0);
    const { id } = await upload(2, { ...OPENAI, fallback: true });
    await bench.drain(id);
    expect(await itemsOf(id)).toMatchObject([{ status: 'completed' }, { status: 'completed' }]);
    const rows = await bench.ledger.sql`select provider, warnings from optimizations where batch_id = ${id}`;
    for (const { provider, warnings } of rows)
      expect([provider, warnings[0]]).toEqual(['local', expect.stringContaining('monthly budget')]);
  });
});
