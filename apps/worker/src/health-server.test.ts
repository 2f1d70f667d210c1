import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type HealthServer, startHealthServer } from './health-server.ts';

let test: TestContext;
let health: HealthServer;
let wedged: string | null;
let policy: string | null;
let slow: string | null;
/** What the refiner's threads say. */
let threads: string | null;

beforeAll(async () => {
  test = await openTestContext(inject('services'));
});
afterAll(() => test.close());
beforeEach(async () => {
  wedged = null;
  policy = null;
  slow = null;
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
      problem: () => policy ?? wedged ?? threads,
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
    threads = 'The threads do no work.';
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

  it('is not ready any more once it stops', async () => {
    health.stopping();
    expect(await statuses()).toEqual([200, 200, 503]);
  });

  it('counts jobs for Prometheus and knows no other path', async () => {
    const metrics = await get('/metrics?x=1');
    expect(metrics.text).toContain('lane_jobs_finished{outcome="completed"} 7');
    expect(metrics.text).toContain('lane_jobs_finished{outcome="failed"} 1');
    expect((await get('/admin')).status).toBe(404);
  });
});
