import { setTimeout as sleep } from 'node:timers/promises';
import type { PromptRefinery } from '@prompt-refinery/client';
import { freePort } from '@refinery/embedded/ports.ts';
import { runLoad } from '../closed-loop.ts';
import { type RunningProcess, startProcess } from '../processes.ts';
import { makeBatchFile, makeLongPrompt } from '../prompts.ts';
import { startBenchServices } from '../services.ts';
import { signUp } from '../sign-up.ts';
import { cpuSeconds, mostDuring, nodeMemory, rssMb } from './process-memory.ts';

/** How the product is started: from its sources, or from the bundle. */
export interface Variant {
  name: string;
  api: string;
  worker: string;
  execArgv: readonly string[];
  env: Record<string, string>;
}

export interface Load {
  requests: number;
  items: number;
}

export type Row = [what: string, ...figures: (number | string)[]];

const CONNECTIONS = 16;
/** A text of about 17,000 characters, which is refined in a thread. */
const LONG = 40;
/** Threads end when they had nothing to do for 20 s, and the system has their memory some seconds later. */
const SETTLE_MS = 45_000;
const IDLE_MS = 3_000;

/** Starts API and worker, sends them work, and says what memory they had. */
export async function measureProduct(variant: Variant, load: Load): Promise<Row[]> {
  const services = await startBenchServices();
  const port = await freePort();
  const start = (entry: string) =>
    startProcess(entry, { ...services.env, ...variant.env, PORT: `${port}` }, variant.execArgv);
  const api = await start(variant.api);
  const worker = await start(variant.worker);
  try {
    const origin = `http://127.0.0.1:${port}`;
    const client = await signUp(origin);
    return [...(await measureApi(api, origin, client, load)), ...(await measureWorker(worker, client, load))];
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
    await services.stop();
  }
}

async function measureApi(
  api: RunningProcess,
  origin: string,
  client: PromptRefinery,
  { requests }: Load,
): Promise<Row[]> {
  const { key } = await client.createApiKey({ name: 'bench' });
  let unique = 0;
  const send = (count: number, times: number) =>
    mostDuring(api.pid, () =>
      runLoad({
        origin,
        connections: CONNECTIONS,
        requests: count,
        next: () => ({
          path: '/api/v1/optimize',
          headers: { 'x-api-key': key },
          body: JSON.stringify({ text: makeLongPrompt(unique++, times) }),
        }),
      }),
    );
  const idle = await afterRest('API', api, `${origin}/metrics`, IDLE_MS);
  return [
    ready('API', api, idle.cpu),
    idle.row,
    ['API, maximum under load', await send(requests, 1)],
    ['API, maximum with long texts', await send(Math.ceil(requests / 50), LONG)],
    (await afterRest('API', api, `${origin}/metrics`, SETTLE_MS, 'after it')).row,
  ];
}

async function measureWorker(
  worker: RunningProcess,
  client: PromptRefinery,
  { items }: Load,
): Promise<Row[]> {
  const { healthPort } = worker.message as { healthPort: number };
  const metrics = `http://127.0.0.1:${healthPort}/metrics`;
  const idle = await afterRest('worker', worker, metrics, IDLE_MS);
  const most = await mostDuring(worker.pid, () => runBatch(client, items, 1));
  const after = await afterRest('worker', worker, metrics, SETTLE_MS, `after ${items} items`);
  const mostLong = await mostDuring(worker.pid, () => runBatch(client, Math.ceil(items / 100), LONG));
  return [
    ready('worker', worker, idle.cpu),
    idle.row,
    [`worker, maximum during ${items} items`, most],
    after.row,
    ['worker, maximum with long texts', mostLong],
    (await afterRest('worker', worker, metrics, SETTLE_MS, 'after it')).row,
  ];
}

const ready = (name: string, { readyMs }: RunningProcess, cpu: number): Row => [
  `${name}, ready after (s), processor time (s)`,
  (readyMs / 1_000).toFixed(2),
  cpu.toFixed(2),
];

async function afterRest(name: string, { pid }: RunningProcess, metrics: string, ms: number, when = 'idle') {
  const cpu = cpuSeconds(pid);
  await sleep(ms);
  const rss = rssMb(pid);
  const { heapMb, externalMb } = await nodeMemory(metrics);
  const row: Row = [`${name}, ${when}`, rss, heapMb, externalMb];
  return { cpu, row };
}

async function runBatch(client: PromptRefinery, items: number, times: number): Promise<void> {
  const file = makeBatchFile(items, times);
  const { id } = await client.createBatch({ file, contentType: 'application/x-ndjson' });
  for await (const { finishedAt, counts } of client.watchBatch(id, { intervalMs: 200 })) {
    if (finishedAt && counts.completed !== items)
      throw new Error(`${counts.completed} of ${items} completed`);
  }
}
