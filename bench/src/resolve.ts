import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PromptRefinery } from '@prompt-refinery/client';
import { freePort } from '@refinery/embedded/ports.ts';
import postgres from 'postgres';
import { type LoadRequest, type LoadResult, quantiles, runLoad } from './closed-loop.ts';
import { summarizeProfile } from './cpu-profile.ts';
import { median } from './median.ts';
import { startProcess } from './processes.ts';
import { describeTimes, processorTimes } from './processor-time.ts';
import { makePrompt } from './prompts.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';

/**
 * Fetching a prompt by its label, through the whole path: authentication, rate limit, permission, the
 * database. The baseline, in turn with it: a bare Fastify route that reads the same row by its primary key.
 * `--profile` says where the time of the API went.
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', multiple: true, default: ['1', '16', '64'] },
    requests: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    profile: { type: 'boolean', default: false },
  },
});
const REQUESTS = Number(values.requests);
const ROUNDS = Number(values.rounds);
const PROMPTS = 100;

const profileFolder = values.profile ? mkdtempSync(join(tmpdir(), 'refinery-profile-')) : null;
const services = await startBenchServices();
const [apiPort, barePort] = [await freePort(), await freePort()];
const api = await startProcess(
  'apps/api/src/main.ts',
  { ...services.env, RATE_LIMIT_ENTERPRISE: '1000000', PORT: `${apiPort}` },
  profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [],
);
const bare = await startProcess('bench/src/bare-select-server.ts', {
  ...services.env,
  DATABASE_URL: services.ownerDatabaseUrl,
  PORT: `${barePort}`,
});
let stopped = false;
try {
  const next = { ...(await prepare()) };
  console.log(`${REQUESTS} requests, median of ${ROUNDS} rounds, ${services.redisKind}`);
  await timeHits(next);
  for (const connections of values.connections.map(Number)) await compare(connections, next);
  await Promise.all([api.stop(), bare.stop()]);
  stopped = true;
  if (profileFolder) console.log(summarizeProfile(profileFolder));
} finally {
  if (!stopped) await Promise.all([api.stop(), bare.stop()]);
  await services.stop();
}

type Next = Record<'bare' | 'resolve', (index: number) => LoadRequest>;

/** Prompts that have the label, and how each of the two servers is asked for one. */
async function prepare(): Promise<Next> {
  const admin = await signUp(`http://127.0.0.1:${apiPort}`);
  const { key } = await admin.createApiKey({ name: 'bench' });
  const slugs: string[] = [];
  for (let index = 0; index < PROMPTS; index++) {
    const { id, slug } = await admin.createPrompt({ name: `Prompt ${index}`, content: makePrompt(index) });
    await admin.setPromptLabel({ id, label: 'production', version: 1 });
    slugs.push(slug);
  }
  const sql = postgres(services.ownerDatabaseUrl, { max: 1 });
  const rows = await sql`select id from prompt_versions`;
  await sql.end();
  return {
    bare: (index) => ({ path: `/select?id=${rows[index % PROMPTS]?.id}`, headers: {} }),
    resolve: (index) => ({
      path: `/api/v1/prompts/resolve?name=${slugs[index % PROMPTS]}`,
      headers: { 'x-api-key': key },
    }),
  };
}

/** What a fetch costs a program that has the prompt already. */
async function timeHits({ resolve }: Next): Promise<void> {
  const { path, headers } = resolve(0);
  const client = new PromptRefinery({ baseUrl: `http://127.0.0.1:${apiPort}`, apiKey: headers['x-api-key'] });
  const name = new URL(path, 'http://api').searchParams.get('name') ?? '';
  await client.getPrompt(name);
  const times: number[] = [];
  for (let call = 0; call < 100_000; call++) {
    const started = performance.now();
    await client.getPrompt(name);
    times.push((performance.now() - started) * 1_000);
  }
  const [p50 = 0, p99 = 0] = quantiles(times, [0.5, 0.99]);
  console.log(`the client's own copy: p50 ${p50.toFixed(1)} µs, p99 ${p99.toFixed(1)} µs`);
}

async function compare(connections: number, next: Next): Promise<void> {
  const names = ['bare', 'resolve'] as const;
  const results: Record<(typeof names)[number], LoadResult[]> = { bare: [], resolve: [] };
  const run = (name: (typeof names)[number]) =>
    runLoad({
      origin: `http://127.0.0.1:${name === 'bare' ? barePort : apiPort}`,
      connections,
      requests: REQUESTS,
      next: next[name],
    });
  for (const name of names) await run(name);
  for (let round = 0; round < ROUNDS; round++) for (const name of names) results[name].push(await run(name));
  console.log(`\n${connections} connection${connections === 1 ? '' : 's'}`);
  for (const name of names) {
    const of = (figure: keyof LoadResult, who = name) => median(results[who].map((result) => result[figure]));
    const before = processorTimes();
    await run(name);
    const times = describeTimes(before, REQUESTS);
    const figures = [
      `${of('requestsPerSecond').toFixed(0).padStart(6)} req/s`,
      `p50 ${of('p50Ms').toFixed(1)} ms`,
      `p99 ${of('p99Ms').toFixed(1)} ms`,
      `rate/bare ${(of('requestsPerSecond') / of('requestsPerSecond', 'bare')).toFixed(3)}`,
    ];
    console.log(`${name.padEnd(9)} ${figures.join('  ')}`);
    console.log(`${' '.repeat(10)}ms of a core each: ${times}`);
  }
}
