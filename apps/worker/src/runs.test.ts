import { createEvaluator } from '@refinery/domain/evaluators/create-evaluator.ts';
import { createRun } from '@refinery/domain/runs/create-run.ts';
import { buildDataset, buildPrompt, buildTester } from '@refinery/domain/runs/testing/run-builders.ts';
import type { Member } from '@refinery/testing/builders.ts';
import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { type PrivateRedis, startPrivateRedis } from '@refinery/testing/private-redis.ts';
import { SLOW } from '@refinery/testing/slow.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type RunAccount, readRunAccount } from './testing/run-ledger.ts';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

/**
 * Of `gpt-4o-mini`: 270 millionths of a dollar. The most that a call may cost is about three times as much.
 */
const USAGE = { inputTokens: 1_000, outputTokens: 200 };

let redis: PrivateRedis;
let admin: Redis;
let vendor: FakeVendor;
let bench: WorkerBench;
let member: Member;

beforeAll(async () => {
  redis = await startPrivateRedis();
  admin = new Redis(redis.url);
  vendor = await startFakeVendor({ protocol: 'openai' });
  bench = await openWorkerBench(
    { ...inject('services'), redisUrl: redis.url },
    // A vendor that is busy is not to close its circuit: what is tested is each try by itself.
    // Small chunks: what a dead worker held is tried again one at a time.
    { OPENAI_BASE_URL: vendor.baseUrl, PROVIDER_BREAKER_FAILURES: '1000', BATCH_CHUNK_SIZE: '5' },
  );
});
afterAll(async () => {
  await bench.close();
  admin.disconnect();
  await redis.stop();
  await vendor.close();
});
beforeEach(async () => {
  vendor.reset();
  member = await buildTester(bench.ctx);
});

/** A vendor that is busy every ninth time, and takes a moment for what it answers. */
function answerSometimes(textOf: (request: FakeRequest) => string): void {
  let asked = 0;
  vendor.respondWith(async (request): Promise<Step> => {
    if (++asked % 9 === 0) return { kind: 'rate-limit', retryAfter: '1' };
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { kind: 'reply', text: textOf(request), usage: USAGE };
  });
}

const account = (runId: string): Promise<RunAccount> => readRunAccount(bench.ledger.sql, runId);
const endedOf = ({ pending = 0, processing = 0, ...ended }: Record<string, number>): number =>
  Object.values(ended).reduce((sum, count) => sum + count, 0);

async function accept(
  count: number,
  body: Pick<Parameters<typeof createRun>[1], 'evaluators' | 'maxCostUsd'>,
  arms = 1,
) {
  const items = Array.from({ length: count }, (_, n) => ({ input: { n }, expected: `Number ${n}.` }));
  const datasetId = await buildDataset(member, items);
  const prompts = await Promise.all(
    Array.from({ length: arms }, (_, arm) => buildPrompt(member, `Say, by way ${arm}, number {{n}}.`)),
  );
  const { id } = await createRun(member.as, {
    datasetId,
    arms: prompts.map((promptId) => ({ promptId })),
    ...body,
  });
  return id;
}

/**
 * Kills one of two workers whenever so many more items have ended, and empties Redis; then lets the run end.
 */
async function endWithKills(runId: string, at: readonly number[], ended: (now: RunAccount) => number) {
  let [first, second] = [await bench.startProcess(), await bench.startProcess()];
  for (const count of at) {
    await waitFor(async () => ended(await account(runId)) >= count, {
      what: `${count} to end`,
      intervalMs: 20,
    });
    first.kill('SIGKILL');
    await first.exited;
    await admin.flushall();
    [first, second] = [second, await bench.startProcess()];
  }
  const isOver = async () => (await account(runId)).status !== null;
  const last = () => account(runId).then((now) => JSON.stringify(now));
  await waitFor(isOver, { what: 'the run to end' }).catch(async (error: unknown) => {
    throw new Error(await last(), { cause: error });
  });
  for (const worker of [first, second]) {
    worker.kill('SIGTERM');
    expect(await worker.exited, worker.output()).toBe(0);
  }
  return account(runId);
}

describe('a run whose workers are killed, whose Redis is emptied and whose vendor is busy', SLOW, () => {
  it('has each cell once, and spends no more than it may', async () => {
    answerSometimes(() => 'fine');
    const maxCostUsd = 0.06;
    const id = await accept(300, { evaluators: [], maxCostUsd });
    const end = await endWithKills(id, [30, 90, 150, 190], ({ cells }) => endedOf(cells));
    const { completed = 0, failed = 0 } = end.cells;
    expect(end).toEqual({
      status: 'completed',
      stopReason: 'budget_reached',
      cells: { completed, failed },
      judgements: {},
      executions: completed,
      scores: 0,
      mismatches: 0,
      held: 0,
      holds: 0,
      charged: completed,
      spent: expect.any(Number),
    });
    expect(completed + failed).toBe(300);
    // What a call cost that was answered before its worker died is counted, and its cell asks again.
    expect(end.spent).toBeGreaterThanOrEqual(completed * 270);
    expect(end.spent).toBeLessThanOrEqual(maxCostUsd * 1e6);
    // The money was used: no call more would have fitted in.
    expect(end.spent).toBeGreaterThan(maxCostUsd * 1e6 - 1_000);
  });

  it('has each judgement once', async () => {
    const isJudge = ({ system }: FakeRequest) => system.includes('JSON only');
    answerSometimes((request) => (isJudge(request) ? JSON.stringify({ reason: 'So.', score: 7 }) : 'fine'));
    const judge = await createEvaluator(member.as, { kind: 'judge', settings: { rubric: 'Is fine.' } });
    const exact = await createEvaluator(member.as, { kind: 'exact', settings: {} });
    const id = await accept(60, { evaluators: [judge.id, exact.id], maxCostUsd: 1 }, 2);
    const end = await endWithKills(id, [20, 60, 100], ({ judgements }) => endedOf(judgements));
    expect(end).toEqual({
      status: 'completed',
      stopReason: null,
      cells: { completed: 120 },
      judgements: { completed: 120 },
      executions: 120,
      scores: 240,
      mismatches: 0,
      held: 0,
      holds: 0,
      charged: 120,
      spent: expect.any(Number),
    });
    expect(end.spent).toBeLessThanOrEqual(1e6);
  });
});
