import { createServer } from 'node:net';
import { allCompleted } from '@refinery/testing/batch-ledger.ts';
import { startProcess } from '@refinery/testing/start-process.ts';
import { promptNumber } from '@refinery/testing/upload-batch.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openWorkerBench, type WorkerBench } from './testing/worker-bench.ts';

const ITEMS = 10_000;

let bench: WorkerBench;
let api: Awaited<ReturnType<typeof startProcess>>;
let origin: string;

beforeAll(async () => {
  bench = await openWorkerBench(inject('services'), { SIGNUP_PLAN: 'enterprise' });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}/api`;
  [api] = await Promise.all([
    startProcess('apps/api/src/main.ts', { ...bench.environment, PORT: `${port}` }),
    bench.startProcess(),
  ]);
});
afterAll(async () => {
  api.kill('SIGTERM');
  await api.exited;
  await bench.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

it('refines 10,000 uploaded prompts through a real API and a real worker, each exactly once', async () => {
  const account = { email: 'batch@example.com', password: 'correct horse', fullName: 'Batch User' };
  const registered = await fetch(`${origin}/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  expect(registered.status).toBe(201);
  const { accessToken } = JSON.parse(await registered.text());
  const authorization = `Bearer ${accessToken}`;
  const get = (path: string) => fetch(`${origin}${path}`, { headers: { authorization } });

  const lines = Array.from({ length: ITEMS }, (_, index) =>
    JSON.stringify({ text: promptNumber(index + 1), customId: `c${index + 1}` }),
  );
  const accepted = await fetch(`${origin}/batches?name=end+to+end`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  expect(accepted.status).toBe(202);
  const { id } = JSON.parse(await accepted.text());
  expect(accepted.headers.get('location')).toBe(`/api/v1/batches/${id}`);

  let progress = 0;
  const ended = await waitFor(
    async () => {
      const batch = JSON.parse(await (await get(`/batches/${id}`)).text());
      expect(batch.progress).toBeGreaterThanOrEqual(progress);
      progress = batch.progress;
      return batch.status !== 'queued' && batch.status !== 'running' && batch;
    },
    { timeoutMs: 50_000, intervalMs: 100, what: 'the batch to end' },
  );
  expect(ended).toMatchObject({
    status: 'completed',
    counts: { total: ITEMS, completed: ITEMS },
    progress: 1,
  });

  const results = await get(`/batches/${id}/results`);
  const seen = (await results.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(seen).toHaveLength(ITEMS);
  seen.forEach((result, index) => {
    const number = index + 1;
    const { position, customId, status, refinedText, checks } = result;
    expect([position, customId, status, checks.passed]).toEqual([number, `c${number}`, 'completed', true]);
    expect(refinedText).toContain(`report ${number}`);
  });
  expect(new Set(seen.map(({ optimizationId }) => optimizationId)).size).toBe(ITEMS);

  expect(await bench.finished(id)).toEqual(allCompleted(ITEMS));
  const usage = JSON.parse(await (await get('/usage')).text());
  expect(usage).toMatchObject({ used: ITEMS, reserved: 0 });
  const [history] = JSON.parse(await (await get('/optimize/history?limit=1')).text());
  expect(history).toMatchObject({ batchId: id, status: 'completed' });
});
