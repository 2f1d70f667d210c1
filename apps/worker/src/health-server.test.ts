import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fixture } from '@refinery/testing/fixture.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { openTestContext } from '@refinery/testing/test-context.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HealthServer, startHealthServer } from './health-server.ts';

const direct = fixture(openTestContext);
const database = fixture(() => startTcpProxy(direct.environment.DATABASE_URL ?? ''));
/** The same, with a database that can be taken away. */
const test = fixture((services) =>
  openTestContext(services, { environment: { ...direct.environment, DATABASE_URL: database.url } }),
);
/** What asking for a problem fails with. */
let failure: Error | null;
let health: HealthServer;
let wedged: string | null;
let policy: string | null;
let slow: string | null;
/** What the refiner's threads say. */
let threads: string | null;

beforeEach(async () => {
  wedged = null;
  policy = null;
  slow = null;
  failure = null;
  threads = null;
  const progress = {
    run: <T>(work: () => Promise<T>) => work(),
    taken: () => undefined,
    check: async () => undefined,
    delay: () => slow,
    problem: () => wedged,
    completed: () => 7,
    failed: () => 1,
  };
  health = await startHealthServer(
    { ...test.ctx, refiner: { ...test.ctx.refiner, problem: () => threads } },
    {
      host: '127.0.0.1',
      port: 0,
      progress,
      problem: () => {
        if (failure) throw failure;
        return policy ?? wedged ?? threads;
      },
    },
  );
});
afterEach(() => health.close());

const get = async (path: string) => {
  const reply = await fetch(`http://127.0.0.1:${health.port}${path}`);
  return { status: reply.status, text: await reply.text() };
};
const statuses = async () => {
  const replies = await Promise.all(['/health', '/livez', '/readyz'].map(get));
  return replies.map(({ status }) => status);
};

/** A connection that says nothing by itself. */
async function openSocket(port: number): Promise<{ socket: Socket; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1').resume();
  // A reset is one way of the server to close.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  return { socket, closed };
}

describe('the health of a worker', () => {
  it('is good while it works', async () => {
    expect(await statuses()).toEqual([200, 200, 200]);
    const body = JSON.parse((await get('/health')).text);
    expect(body).toMatchObject({
      status: 'ok',
      services: { database: { status: 'up' }, redis: { status: 'up' }, worker: { status: 'up' } },
    });
  });

  it('is bad when it is wedged although its servers answer', async () => {
    wedged = 'No job was taken for 130 s although 3 wait.';
    expect(await statuses()).toEqual([503, 503, 503]);
    expect(JSON.parse((await get('/health')).text)).toMatchObject({
      status: 'down',
      services: { worker: { status: 'down', detail: wedged } },
    });
  });

  it('is bad when the threads of the refiner do no work', async () => {
    threads = 'The threads do not work.';
    expect(await statuses()).toEqual([503, 503, 503]);
  });

  it('is not good when a job takes very long, but that is no reason to restart it', async () => {
    slow = 'A job has been running for 700 s.';
    expect(await statuses()).toEqual([200, 200, 200]);
    expect(JSON.parse((await get('/health')).text)).toMatchObject({
      status: 'degraded',
      services: { worker: { status: 'up', detail: slow } },
    });
  });

  it('is bad when Redis may evict keys, but that is no reason to restart it', async () => {
    policy = 'Redis has maxmemory-policy allkeys-lru.';
    expect(await statuses()).toEqual([503, 200, 503]);
  });

  it.each([null, 'A job has been running for 700 s.'])(
    'is bad without Postgres, but that is no reason to restart it: %s',
    async (delay) => {
      slow = delay;
      await database.cut();
      try {
        expect(await statuses()).toEqual([503, 200, 503]);
        expect(JSON.parse((await get('/health')).text)).toMatchObject({
          status: 'down',
          services: { database: { status: 'down' }, worker: { status: 'up' } },
        });
      } finally {
        await database.restore();
      }
    },
  );

  it('is an error without details where asking for it fails', async () => {
    failure = new Error('a secret of the system');
    expect(await get('/health')).toEqual({ status: 500, text: '{"status":"error"}' });
    expect(await statuses()).toEqual([500, 200, 500]);
    failure = null;
    expect(await statuses()).toEqual([200, 200, 200]);
  });

  it('takes no more than a hundred connections, and closes them all with its server', async () => {
    const open = () => openSocket(health.port);
    const held = await Promise.all(Array.from({ length: 100 }, open));
    const refused = await open();
    await refused.closed;
    expect(held.filter(({ socket }) => socket.closed)).toEqual([]);
    for (const { socket } of held) socket.write('GET /livez HTTP/1.1\r\n');
    await health.close();
    await Promise.all(held.map(({ closed }) => closed));
  });

  it('is not ready any more once it stops', async () => {
    health.stopping();
    expect(await statuses()).toEqual([200, 200, 503]);
  });

  it('counts jobs for Prometheus and knows no other path', async () => {
    const metrics = await get('/metrics?x=1');
    expect(metrics.text).toContain('lane_jobs_finished{outcome="completed"} 7');
    expect(metrics.text).toContain('lane_jobs_finished{outcome="failed"} 1');
    expect(metrics.text).toContain('mail_deliveries{outcome="sent"} 0');
    expect((await get('/admin')).status).toBe(404);
  });
});
