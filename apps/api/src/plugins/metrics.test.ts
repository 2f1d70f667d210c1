import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

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
