import type { PromptRefinery } from '@prompt-refinery/client';
import { freePort } from '@refinery/embedded/ports.ts';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { median } from './median.ts';
import { startProcess } from './processes.ts';
import { makePrompt } from './prompts.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';

/**
 * Items a second of a batch (local refiner, one worker process), from the moment it is accepted to its end. The
 * baseline, in turn with it: no-op jobs of a bare BullMQ queue on the same Redis.
 */
const ROUNDS = 3;
const ITEMS = 5_000;
const POLL_MS = 50;

const services = await startBenchServices();
const port = await freePort();
const api = await startProcess('apps/api/src/main.ts', { ...services.env, PORT: `${port}` });
const worker = await startProcess('apps/worker/src/main.ts', services.env);
try {
  const client = await signUp(`http://127.0.0.1:${port}`);
  const redisUrl = services.env.REDIS_URL ?? '';
  const rates: Record<string, number[]> = { bare: [], batch: [] };
  await batchRate(client, ITEMS / 10);
  await bareRate(redisUrl, ITEMS / 10);
  for (let round = 0; round < ROUNDS; round++) {
    rates.bare?.push(await bareRate(redisUrl, ITEMS));
    rates.batch?.push(await batchRate(client, ITEMS));
  }
  const [bare, batch] = [median(rates.bare ?? []), median(rates.batch ?? [])];
  console.log(`${ITEMS} items, median of ${ROUNDS} rounds, ${services.redisKind}`);
  console.log(`bare BullMQ no-op jobs ${bare.toFixed(0)} jobs/s`);
  console.log(`batch items            ${batch.toFixed(0)} items/s  bare/this ${(bare / batch).toFixed(2)}`);
} finally {
  await Promise.all([api.stop(), worker.stop()]);
  await services.stop();
}

async function batchRate(client: PromptRefinery, items: number): Promise<number> {
  const base = Math.floor(Math.random() * 1e9);
  const lines = Array.from({ length: items }, (_, index) =>
    JSON.stringify({ text: makePrompt(base + index) }),
  );
  const file = lines.join('\n');
  const { id, createdAt } = await client.createBatch({ file, contentType: 'application/x-ndjson' });
  let ended = createdAt;
  for await (const { finishedAt, counts } of client.watchBatch(id, { intervalMs: POLL_MS })) {
    if (finishedAt && counts.completed !== items)
      throw new Error(`${counts.completed} of ${items} completed`);
    ended = finishedAt ?? ended;
  }
  return items / ((Date.parse(ended) - Date.parse(createdAt)) / 1_000);
}

async function bareRate(url: string, jobs: number): Promise<number> {
  const connection = () => new Redis(url, { maxRetriesPerRequest: null });
  const name = `bench-${Math.random().toString(36).slice(2)}`;
  const connections = [connection(), connection()] as const;
  const queue = new Queue(name, { connection: connections[0] });
  await queue.waitUntilReady();
  const bulk = Array.from({ length: jobs }, (_, index) => ({ name: 'noop', data: { index } }));
  for (let start = 0; start < jobs; start += 500) await queue.addBulk(bulk.slice(start, start + 500));
  const started = performance.now();
  let done = 0;
  const finished = new Promise<void>((resolve) => {
    const noop = new Worker(name, async () => undefined, { connection: connections[1], concurrency: 20 });
    noop.on('completed', () => {
      if (++done === jobs) noop.close().then(resolve);
    });
  });
  await finished;
  const rate = jobs / ((performance.now() - started) / 1_000);
  await queue.obliterate({ force: true });
  await queue.close();
  for (const open of connections) open.disconnect();
  return rate;
}
