import { freePort } from '@refinery/embedded/ports.ts';
import { type LoadRequest, type LoadResult, runLoad } from './closed-loop.ts';
import { median } from './median.ts';
import { startProcess } from './processes.ts';
import { makePrompt } from './prompts.ts';
import { startBenchServices } from './services.ts';
import { signUp } from './sign-up.ts';

/**
 * Sync optimize (local refiner) through the whole path: authentication, rate limit, cache look-up, quota, refining,
 * guard, history. The baseline, in turn with it: a bare Fastify route that does one INSERT on the same Postgres.
 */
const ROUNDS = 3;
const REQUESTS = 1_000;
const CONNECTIONS = 16;

const services = await startBenchServices();
const [apiPort, barePort] = [await freePort(), await freePort()];
const api = await startProcess('apps/api/src/main.ts', { ...services.env, PORT: `${apiPort}` });
const bare = await startProcess('bench/src/bare-insert-server.ts', {
  ...services.env,
  DATABASE_URL: services.ownerDatabaseUrl,
  PORT: `${barePort}`,
});
try {
  const apiOrigin = `http://127.0.0.1:${apiPort}`;
  const { key } = await (await signUp(apiOrigin)).createApiKey({ name: 'bench' });
  let unique = 0;
  const optimize = (text: string): LoadRequest => ({
    path: '/api/v1/optimize',
    headers: { 'x-api-key': key },
    body: JSON.stringify({ text }),
  });
  const cases: Record<string, () => Promise<LoadResult>> = {
    bare: () =>
      runLoad({
        origin: `http://127.0.0.1:${barePort}`,
        connections: CONNECTIONS,
        requests: REQUESTS,
        next: (index) => ({
          path: '/insert',
          headers: {},
          body: JSON.stringify({ text: makePrompt(index) }),
        }),
      }),
    optimize: () =>
      runLoad({
        origin: apiOrigin,
        connections: CONNECTIONS,
        requests: REQUESTS,
        next: () => optimize(makePrompt(unique++)),
      }),
    cached: () =>
      runLoad({
        origin: apiOrigin,
        connections: CONNECTIONS,
        requests: REQUESTS,
        next: () => optimize(makePrompt(0)),
      }),
  };
  await report(cases);
} finally {
  await Promise.all([api.stop(), bare.stop()]);
  await services.stop();
}

async function report(cases: Record<string, () => Promise<LoadResult>>): Promise<void> {
  const results = new Map<string, LoadResult[]>(Object.keys(cases).map((name) => [name, []]));
  for (const run of Object.values(cases)) await run();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(cases)) results.get(name)?.push(await run());
  }
  const rate = (name: string) => median((results.get(name) ?? []).map((result) => result.requestsPerSecond));
  console.log(
    `${CONNECTIONS} connections, ${REQUESTS} requests, median of ${ROUNDS} rounds, ${services.redisKind}`,
  );
  for (const [name, all] of results) {
    const p50 = median(all.map((result) => result.p50Ms)).toFixed(1);
    const p99 = median(all.map((result) => result.p99Ms)).toFixed(1);
    const ratio = (rate('bare') / rate(name)).toFixed(2);
    console.log(
      `${name.padEnd(9)} ${rate(name).toFixed(0).padStart(6)} req/s  p50 ${p50} ms  p99 ${p99} ms  bare/this ${ratio}`,
    );
  }
}
