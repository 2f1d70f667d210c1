import { readdirSync } from 'node:fs';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import postgres from 'postgres';
import { type LoadRequest, post, quantiles, runLoad } from './closed-loop.ts';
import { nodeMemory, rssMb } from './memory/process-memory.ts';
import { startProcess } from './processes.ts';
import { makePrompt } from './prompts.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';
import { FEW_ARENAS, SMALL_HEAP } from './small-heap.ts';

/**
 * `--minutes` (30) of optimizations at `--share` (0.5) of the rate that the API reaches with 16 connections,
 * measured first. Each minute says what would grow with a leak: memory, open files and connections; and
 * whether answers stay as quick. One request of four repeats an earlier one.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    share: { type: 'string', default: '0.5' },
    requests: { type: 'string', default: '2000' },
  },
});
const CONNECTIONS = 16;
/** More waiting than this at once is more than the machine can do: nothing is added. */
const MOST_WAITING = 256;

const services = await startBenchServices();
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const environment = { ...services.env, ...FEW_ARENAS, PORT: `${port}` };
const api = await startProcess('apps/api/src/main.ts', environment, SMALL_HEAP);
const database = postgres(services.ownerDatabaseUrl, { max: 1 });
let unique = 0;
try {
  const { key } = await (await signUp(origin)).createApiKey({ name: 'soak' });
  const next = (): LoadRequest => ({
    path: '/api/v1/optimize',
    headers: { 'x-api-key': key },
    body: JSON.stringify({ text: makePrompt(++unique % 4 === 0 ? Math.floor(unique / 8) : unique) }),
  });
  const requests = Number(values.requests);
  await runLoad({ origin, connections: CONNECTIONS, requests, next });
  const top = await runLoad({ origin, connections: CONNECTIONS, requests, next });
  const rate = top.requestsPerSecond * Number(values.share);
  console.log(
    `top ${top.requestsPerSecond.toFixed(0)} req/s, p99 ${top.p99Ms.toFixed(1)} ms; soak at ${rate.toFixed(0)} req/s`,
  );
  console.log('minute  req/s  p50 ms  p99 ms  RSS MB  heap MB  open files  Postgres connections');
  for (let minute = 1; minute <= Number(values.minutes); minute++)
    console.log(await soakMinute(minute, rate, next));
} finally {
  await api.stop();
  await database.end();
  await services.stop();
}

/** Sends at even distances for a minute and describes it. */
async function soakMinute(minute: number, rate: number, next: () => LoadRequest): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_WAITING });
  const latencies: number[] = [];
  const waiting = new Set<Promise<void>>();
  const started = performance.now();
  for (let sent = 0; performance.now() - started < 60_000; ) {
    const due = ((performance.now() - started) * rate) / 1_000;
    for (; sent < due && waiting.size < MOST_WAITING; sent++) {
      const begun = performance.now();
      const done: Promise<void> = post(agent, origin, next()).then(() => {
        latencies.push(performance.now() - begun);
        waiting.delete(done);
      });
      waiting.add(done);
    }
    await Promise.race([sleep(2), ...(waiting.size < MOST_WAITING ? [] : waiting)]);
  }
  await Promise.all(waiting);
  agent.destroy();
  const [p50, p99] = quantiles(latencies, [0.5, 0.99]);
  const seconds = (performance.now() - started) / 1_000;
  const { heapMb } = await nodeMemory(`${origin}/metrics`);
  const [{ connections = 0 } = {}] = await database`
    select count(*)::integer as connections from pg_stat_activity where backend_type = 'client backend'`;
  return [
    ...[`${minute}`, (latencies.length / seconds).toFixed(0), p50?.toFixed(1) ?? '', p99?.toFixed(1) ?? ''],
    ...[
      rssMb(api.pid).toFixed(0),
      heapMb.toFixed(0),
      `${readdirSync(`/proc/${api.pid}/fd`).length}`,
      `${connections}`,
    ],
  ]
    .map((figure, at) => figure.padStart([6, 5, 6, 6, 6, 7, 10, 20][at] ?? 0))
    .join('  ');
}
