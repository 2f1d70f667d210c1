import { once } from 'node:events';
import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import { LANE_QUEUE } from '@refinery/domain/context/jobs.ts';
import { pino } from 'pino';
import { Gauge, Registry } from 'prom-client';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { openTestApp } from '../testing/test-app.ts';
import { registerMetrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';

/** An app, and what it logs, by line. */
async function openLogging(env: Record<string, string>) {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const logger = pino({ level: 'info' }, stream);
  const app = await openTestApp(inject('services'), { env, logger });
  return { app, lines };
}

test('by default the metrics are on the port of the API', async () => {
  const { app, lines } = await openLogging({});
  onTestFinished(app.close);
  const reply = await app.send(null, { url: '/metrics' });
  expect([reply.statusCode, reply.body]).toEqual([
    200,
    expect.stringContaining('http_request_duration_seconds'),
  ]);
  expect(lines.filter(({ metricsPort }) => metricsPort)).toEqual([]);
});

test('on a port of their own they are there only, until the app has closed', async () => {
  const { app, lines } = await openLogging({ METRICS_PORT: '0' });
  const { metricsHost, metricsPort } = lines.find((line) => line.metricsPort) ?? {};
  expect(metricsHost).toBe('127.0.0.1');
  const url = `http://127.0.0.1:${metricsPort}`;
  expectProblem(await app.send(null, { url: '/metrics' }), 404, 'route_not_found');
  const reply = await fetch(`${url}/metrics`);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  expect(await reply.text()).toMatch(/http_request_duration_seconds_count\{[^}]*status="404"\} 1/);
  expect((await fetch(`${url}/api/usage`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
  await app.close();
  await expect(fetch(`${url}/metrics`)).rejects.toThrow('fetch failed');
});

test('a port that is taken ends the start', async () => {
  const { app, lines } = await openLogging({ METRICS_PORT: '0' });
  onTestFinished(app.close);
  const METRICS_PORT = String(lines.find((line) => line.metricsPort)?.metricsPort);
  const { ctx, environment } = app;
  const config = loadConfig({ ...environment, METRICS_PORT });
  const second = await createApp({ ctx, config });
  await expect(second.ready()).rejects.toThrow('EADDRINUSE');
  await second.close();
});

/** The metrics on the port of the API: name and labels with the value. */
async function scrape(app: Awaited<ReturnType<typeof openTestApp>>): Promise<Map<string, number>> {
  const { body } = await app.send(null, { url: '/metrics' });
  return new Map(body.split('\n').map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]));
}

test('requests are counted by method, route and status', async () => {
  const { app } = await openLogging({});
  onTestFinished(app.close);
  for (const url of ['/livez', '/livez', '/nowhere', '/api/usage', '/api/optimize/1?secret=1']) {
    await app.send(null, { url });
  }
  const metrics = await scrape(app);
  const counts = [...metrics].filter(([name]) => name.startsWith('http_request_duration_seconds_count'));
  expect(Object.fromEntries(counts)).toEqual({
    'http_request_duration_seconds_count{method="GET",route="/livez",status="200"}': 2,
    'http_request_duration_seconds_count{method="GET",route="none",status="404"}': 1,
    'http_request_duration_seconds_count{method="GET",route="/api/v1/usage",status="401"}': 1,
    'http_request_duration_seconds_count{method="GET",route="/api/v1/optimize/:id",status="401"}': 1,
  });
  const labels = 'method="GET",route="/livez",status="200"';
  const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, '+Inf'];
  const buckets = [...metrics.keys()].flatMap((name) =>
    name.includes('_bucket') && name.includes(labels) ? [/le="([^"]+)"/.exec(name)?.[1]] : [],
  );
  expect(buckets).toEqual(bounds.map(String));
});

test('times are in seconds', async () => {
  const { app: test } = await openLogging({});
  onTestFinished(test.close);
  const { app } = openPluginApp();
  registerMetrics(app, { ctx: test.ctx, config: loadConfig(test.environment), limits: DEFAULT_LIMITS });
  app.addHook('onRequest', async (_request, reply) => {
    Object.defineProperty(reply, 'elapsedTime', { value: 1_500 });
  });
  await app.inject('/nowhere');
  const labels = 'method="GET",route="none",status="404"';
  expect((await app.inject('/metrics')).body).toContain(`http_request_duration_seconds_sum{${labels}} 1.5\n`);
});

test('the queue is counted by state', async () => {
  const { app } = await openLogging({});
  onTestFinished(app.close);
  const queue = await app.ctx.queues.work(LANE_QUEUE);
  const job = { organizationId: 'o', batchId: 'b', lane: 0, token: 't' };
  for (const delay of [0, 0, 3_600_000]) await queue.add('lane', job, { delay });
  const metrics = await scrape(app);
  expect(
    ['waiting', 'active', 'delayed'].map((state) => metrics.get(`batch_lanes{state="${state}"}`)),
  ).toEqual([2, 0, 1]);
  expect([...metrics.keys()].filter((name) => name.startsWith('batch_lanes'))).toHaveLength(3);
  expect(metrics.has('process_cpu_user_seconds_total')).toBe(true);
});

/** An app whose metrics have a port of their own. */
async function openServing(registry: Registry, port = 0) {
  const { app, lines } = openPluginApp();
  serveMetrics(app, registry, { host: '127.0.0.1', port });
  const ready = app.ready();
  const url = async () => {
    await ready;
    return `http://127.0.0.1:${lines.find(({ metricsPort }) => metricsPort)?.metricsPort}`;
  };
  return { app, lines, ready, url };
}

test('a port of its own is told in the log, and serves nothing but the metrics', async () => {
  const registry = new Registry();
  new Gauge({ name: 'answer', help: 'of all', registers: [registry] }).set(42);
  const { lines, url } = await openServing(registry);
  const origin = await url();
  expect(lines).toMatchObject([{ level: 30, msg: 'metrics listening', metricsHost: '127.0.0.1' }]);
  for (const path of ['/metrics', '/metrics?a=b']) {
    const reply = await fetch(origin + path);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(reply.headers.get('content-type')).toBe(registry.contentType);
    expect(await reply.text()).toContain('answer 42');
  }
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/metrics/'],
    ['POST', '/metrics'],
    ['HEAD', '/metrics'],
  ] as const) {
    const reply = await fetch(origin + path, { method });
    expect([reply.status, reply.headers.get('content-type'), await reply.text()]).toEqual([
      404,
      'text/plain',
      '',
    ]);
  }
});

test('metrics that cannot be collected are a failure that is told in the log', async () => {
  const registry = new Registry();
  const collect = () => {
    throw new Error('no figures');
  };
  new Gauge({ name: 'answer', help: 'of all', registers: [registry], collect });
  const { lines, url } = await openServing(registry);
  const reply = await fetch(`${await url()}/metrics`);
  expect([reply.status, await reply.text()]).toEqual([500, '']);
  expect(lines.at(-1)).toMatchObject({
    level: 50,
    msg: 'metrics not collected',
    err: { message: 'no figures' },
  });
});

test('a port of its own that is taken is told in the log', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const bound = taken.address();
  const { lines, ready } = await openServing(
    new Registry(),
    typeof bound === 'object' && bound ? bound.port : 0,
  );
  await expect(ready).rejects.toThrow('EADDRINUSE');
  expect(lines).toMatchObject([{ level: 50, msg: 'metrics server', err: { code: 'EADDRINUSE' } }]);
});

test('an app that closes does not wait for those who keep a connection to its metrics', async () => {
  const { app, url } = await openServing(new Registry());
  const reply = await fetch(`${await url()}/metrics`, { headers: { connection: 'keep-alive' } });
  await reply.text();
  await app.close();
  await expect(fetch(`${await url()}/metrics`)).rejects.toThrow('fetch failed');
});
