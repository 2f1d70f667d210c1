import type { PromptRefinery } from '@prompt-refinery/client';
import { freePort } from '@refinery/embedded/ports.ts';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { median } from './median.ts';
import { startProcess } from './processes.ts';
import { describeTimes, processorTimes } from './processor-time.ts';
import { makeBatchFile } from './prompts.ts';
import { refiningMs } from './refining-ms.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';

/**
 * Items a second of a batch (local refiner, one worker process), from the moment it is accepted to its end.
 * The baseline, in turn with it: no-op jobs of a bare BullMQ queue on the same Redis.
 */
const ROUNDS = 3;
const ITEMS = 5_000;
const POLL_MS = 50;
/** A text of about 17,000 characters, which takes a thread half a second. */
const LONG = 40;

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
  console.log(`the worker's event loop is late by ${await lagMs()} ms at the 99th percentile`);
  const before = processorTimes();
  await batchRate(client, ITEMS);
  console.log(
    `ms of a core for an item: ${describeTimes(before, ITEMS)}; refining alone ${refiningMs().toFixed(2)}`,
  );
  await lagMs();
  const long = await batchRate(client, ITEMS / 50, LONG);
  console.log(
    `long texts             ${long.toFixed(1)} items/s, late by ${await lagMs()} ms at the 99th percentile`,
  );
} finally {
  await Promise.all([api.stop(), worker.stop()]);
  await services.stop();
}

/** Since it was asked for last. */
async function lagMs(): Promise<string> {
  const { healthPort } = worker.message as { healthPort: number };
  const text = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
  const [, seconds = ''] = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text) ?? [];
  return (Number(seconds) * 1_000).toFixed(1);
}

async function batchRate(client: PromptRefinery, items: number, times = 1): Promise<number> {
  const file = makeBatchFile(items, times);
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
      if (++done === jobs) void noop.close().then(resolve);
    });
  });
  await finished;
  const rate = jobs / ((performance.now() - started) / 1_000);
  await queue.obliterate({ force: true });
  await queue.close();
  for (const open of connections) open.disconnect();
  return rate;
}
