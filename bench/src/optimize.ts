import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '@refinery/embedded/ports.ts';
import { type LoadRequest, type LoadResult, runLoad } from './closed-loop.ts';
import { summarizeProfile } from './cpu-profile.ts';
import { median } from './median.ts';
import { startProcess } from './processes.ts';
import { describeTimes, processorTimes } from './processor-time.ts';
import { makePrompt } from './prompts.ts';
import { refiningMs } from './refining-ms.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';

/**
 * Sync optimize (local refiner) through the whole path: authentication, rate limit, cache look-up, quota,
 * refining, guard, history. The baseline, in turn with it: a bare Fastify route that does one INSERT on the
 * same Postgres. `--profile` writes a CPU profile of the API and says where its time went; `--case`,
 * `--connections`, `--requests` and `--rounds` do less or more.
 */
const { values } = parseArgs({
  options: {
    case: { type: 'string', multiple: true, default: ['optimize', 'cached'] },
    connections: { type: 'string', multiple: true, default: ['1', '16', '64'] },
    requests: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'boolean', default: false },
  },
});
const REQUESTS = Number(values.requests);
const ROUNDS = Number(values.rounds);

const profileFolder = values.profile ? mkdtempSync(join(tmpdir(), 'refinery-profile-')) : null;
const services = await startBenchServices();
const [apiPort, barePort] = [await freePort(), await freePort()];
const api = await startProcess(
  'apps/api/src/main.ts',
  { ...services.env, PORT: `${apiPort}` },
  profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [],
);
const bare = await startProcess('bench/src/bare-insert-server.ts', {
  ...services.env,
  DATABASE_URL: services.ownerDatabaseUrl,
  PORT: `${barePort}`,
});
/** No prompt is sent twice. */
let unique = 0;
let stopped = false;
try {
  const { key } = await (await signUp(`http://127.0.0.1:${apiPort}`)).createApiKey({ name: 'bench' });
  console.log(`${REQUESTS} requests, median of ${ROUNDS} rounds, ${services.redisKind}`);
  for (const connections of values.connections.map(Number)) await compare(connections, key);
  const each = refiningMs();
  console.log(
    `refining one of these prompts, guard included, takes ${each.toFixed(2)} ms of a core: no more than ${(1_000 / each).toFixed(0)} optimizations/s on each`,
  );
  await Promise.all([api.stop(), bare.stop()]);
  stopped = true;
  if (profileFolder) console.log(summarizeProfile(profileFolder));
} finally {
  if (!stopped) await Promise.all([api.stop(), bare.stop()]);
  await services.stop();
}

/** One of the cases, once. */
function runCase(name: string, connections: number, key: string): Promise<LoadResult> {
  const isBare = name === 'bare';
  const headers = isBare ? {} : { 'x-api-key': key };
  const path = isBare ? '/insert' : '/api/v1/optimize';
  const next = (): LoadRequest => {
    const text = makePrompt(name === 'cached' ? 0 : unique++);
    return { path, headers, body: JSON.stringify({ text }) };
  };
  const origin = `http://127.0.0.1:${isBare ? barePort : apiPort}`;
  return runLoad({ origin, connections, requests: REQUESTS, next });
}

async function compare(connections: number, key: string): Promise<void> {
  const names = ['bare', ...values.case];
  const results = new Map<string, LoadResult[]>(names.map((name) => [name, []]));
  for (const name of names) await runCase(name, connections, key);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) results.get(name)?.push(await runCase(name, connections, key));
  }
  const times = new Map<string, string>();
  for (const name of names) {
    const before = processorTimes();
    await runCase(name, connections, key);
    times.set(name, describeTimes(before, REQUESTS));
  }
  const of = (name: string, figure: keyof LoadResult) =>
    median((results.get(name) ?? []).map((result) => result[figure]));
  console.log(`\n${connections} connection${connections === 1 ? '' : 's'}`);
  for (const name of names) {
    const figures = [
      `${of(name, 'requestsPerSecond').toFixed(0).padStart(6)} req/s`,
      `p50 ${of(name, 'p50Ms').toFixed(1)} ms`,
      `p99 ${of(name, 'p99Ms').toFixed(1)} ms`,
      `rate/bare ${(of(name, 'requestsPerSecond') / of('bare', 'requestsPerSecond')).toFixed(3)}`,
      `p50/bare ${(of(name, 'p50Ms') / of('bare', 'p50Ms')).toFixed(1)}`,
      `p99/bare ${(of(name, 'p99Ms') / of('bare', 'p99Ms')).toFixed(1)}`,
    ];
    console.log(`${name.padEnd(9)} ${figures.join('  ')}`);
    console.log(`${' '.repeat(10)}ms of a core each: ${times.get(name)}`);
  }
}
