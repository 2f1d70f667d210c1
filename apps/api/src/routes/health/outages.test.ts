import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { type FakeVendor, startFakeVendor } from '@refinery/testing/fake-vendors/start-fake-vendor.ts';
import { startTcpProxy, type TcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { waitFor } from '@refinery/testing/wait-for.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const PAYLOAD = { text: 'Please write a poem.' };
const optimizeAs = (test: TestApp, as: Member) => test.post(as, '/api/optimize', PAYLOAD);

const hasStatus = (test: TestApp, status: string) =>
  waitFor(async () => (await test.get(null, '/health')).json().status === status);

describe('without Redis', () => {
  /** An app that has never seen its Redis, with what it logs. */
  async function openCutOff() {
    const log: string[] = [];
    const redis = await startTcpProxy(inject('services').redisUrl);
    await redis.cut();
    const test = await openTestApp(inject('services'), {
      env: { REDIS_URL: redis.url, RATE_LIMIT_FREE: '4' },
      logger: pino({ level: 'info' }, { write: (line: string) => void log.push(line) }),
    });
    const close = async () => {
      await test.close();
      await redis.close();
    };
    return { test, redis, log, close };
  }

  let cutOff: Awaited<ReturnType<typeof openCutOff>>;
  let test: TestApp;
  let member: Member;

  beforeAll(async () => {
    cutOff = await openCutOff();
    test = cutOff.test;
    member = await buildMember(test.ctx, { plan: 'free' });
  });
  afterAll(() => cutOff.close());

  it('the service is degraded, not down', async () => {
    const reply = await test.get(null, '/health');
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      {
        status: 'degraded',
        uptime: expect.any(Number),
        version: expect.any(String),
        services: {
          database: { status: 'up', responseTimeMs: expect.any(Number) },
          redis: { status: 'down', responseTimeMs: null },
          refiner: { status: 'up', responseTimeMs: null },
        },
      },
    ]);
    expect((await test.get(null, '/readyz')).statusCode).toBe(200);
    expect((await test.get(null, '/metrics')).statusCode).toBe(200);
  });

  it('people sign in and out', async () => {
    const { user } = await buildMember(test.ctx, { plan: 'free' });
    const payload = { email: user.email, password: 'correct horse' };
    const login = await test.post(null, '/api/auth/login', payload);
    expect(login.statusCode).toBe(200);
    const headers = { authorization: `Bearer ${login.json().accessToken}` };
    const logout = await test.post(null, '/api/auth/logout', undefined, headers);
    expect(logout.statusCode).toBe(204);
    expectProblem(await test.get(null, '/api/auth/me', headers), 401, 'unauthenticated');
  });

  it('prompts are refined, batches accepted, rates limited by this process, and the log says each once', async () => {
    expect((await optimizeAs(test, member)).json()).toMatchObject({
      checks: { passed: true },
      cached: false,
    });
    const batch = await test.post(member, '/api/batches', { items: [PAYLOAD, PAYLOAD] });
    expect([batch.statusCode, batch.json().status]).toEqual([202, 'queued']);
    await optimizeAs(test, member);
    await optimizeAs(test, member);
    const refused = await optimizeAs(test, member);
    expectProblem(refused, 429, 'rate_limited');
    expect(refused.headers['ratelimit-limit']).toBe('4');
    const count = (message: string) => cutOff.log.filter((line) => line.includes(`"msg":"${message}`)).length;
    expect(count('Redis cannot be reached')).toBe(2);
    expect(count('rate limits fall back')).toBe(1);
  });

  it('it recovers by itself when Redis is back', async () => {
    const recovering = await openCutOff();
    onTestFinished(recovering.close);
    const other = await buildMember(recovering.test.ctx, { plan: 'free' });
    await optimizeAs(recovering.test, other);
    await recovering.redis.restore();
    await hasStatus(recovering.test, 'ok');
    expect((await optimizeAs(recovering.test, other)).headers['ratelimit-remaining']).toBe('3');
    expect((await optimizeAs(recovering.test, other)).json().cached).toBe(true);
  });
});

describe('without Postgres', () => {
  let test: TestApp;
  let member: Member;
  let database: TcpProxy;
  let vendor: FakeVendor;

  beforeAll(async () => {
    const direct = await openTestApp(inject('services'));
    database = await startTcpProxy(direct.environment.DATABASE_URL ?? '');
    vendor = await startFakeVendor({ protocol: 'openai' });
    const environment = {
      ...direct.environment,
      DATABASE_URL: database.url,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_BASE_URL: vendor.baseUrl,
    };
    test = await openTestApp(inject('services'), { environment });
    const closeProxied = test.close;
    test.close = async () => {
      await closeProxied();
      await direct.close();
    };
    member = await buildMember(test.ctx);
  });
  afterAll(async () => {
    await test.close();
    await database.close();
    await vendor.close();
  });

  const isReady = () => waitFor(async () => (await test.get(null, '/readyz')).statusCode === 200);

  describe('while it is away', () => {
    beforeAll(async () => {
      await database.cut();
      await hasStatus(test, 'down');
    });
    afterAll(async () => {
      await database.restore();
      await isReady();
    });

    it('the service is down, though the process lives', async () => {
      const health = await test.get(null, '/health');
      expect([health.statusCode, health.json().status]).toEqual([503, 'down']);
      expect(health.json().services.redis.status).toBe('up');
      expect((await test.get(null, '/readyz')).statusCode).toBe(503);
      expect((await test.get(null, '/livez')).statusCode).toBe(200);
      expect((await test.get(null, '/openapi.json')).statusCode).toBe(200);
    });

    it.each([
      ['GET', '/api/usage', undefined],
      ['GET', '/api/optimize/history', undefined],
      ['POST', '/api/optimize', PAYLOAD],
      ['POST', '/api/batches', { items: [PAYLOAD] }],
      ['POST', '/api/api-keys', { name: 'ci' }],
      ['PUT', '/api/providers/openai', { enabled: true }],
      ['POST', '/api/auth/login', { email: 'a@example.com', password: 'correct horse' }],
      ['POST', '/api/auth/register', { email: 'a@example.com', password: 'correct horse', fullName: 'A' }],
      ['POST', '/api/auth/logout', undefined],
    ] as const)('%s %s says when to come back', async (method, url, payload) => {
      const reply = await test.call(member, method, url, payload);
      expectProblem(reply, 503, 'service_unavailable');
    });
  });

  it('it recovers by itself when Postgres is back', async () => {
    await database.cut();
    await hasStatus(test, 'down');
    await database.restore();
    await hasStatus(test, 'ok');
    expect((await optimizeAs(test, member)).statusCode).toBe(200);
  });

  it('that goes away in the middle of requests keeps what was answered, and says so to the others', async () => {
    const replies = Array.from({ length: 10 }, (_, index) =>
      test.post(member, '/api/optimize', { text: `Please write poem ${index}. `.repeat(500) }),
    );
    await Promise.race(replies);
    await database.cut();
    const answered: string[] = [];
    for (const reply of await Promise.all(replies)) {
      if (reply.statusCode === 200) answered.push(reply.json().id);
      else expectProblem(reply, 503, 'service_unavailable');
    }
    await database.restore();
    await isReady();
    expect(answered.length).toBeGreaterThan(0);
    for (const id of answered) {
      const stored = await test.get(member, `/api/optimize/${id}`);
      expect([stored.statusCode, stored.json().status]).toEqual([200, 'completed']);
    }
  });

  it('that goes away while a vendor thinks is the same, and what was asked can be asked again', async () => {
    const answer = Promise.withResolvers<string>();
    vendor.respondWith(() => answer.promise);
    const payload = { ...PAYLOAD, provider: 'openai', model: 'gpt-4o-mini', fallback: false };
    const ask = () => test.post(member, '/api/optimize', payload);
    const asked = ask();
    await vendor.waitForRequests(1);
    await database.cut();
    answer.resolve('1|Write a poem.');
    expectProblem(await asked, 503, 'service_unavailable');
    await database.restore();
    await isReady();
    expect((await ask()).json()).toMatchObject({ refinedText: 'Write a poem.', cached: false });
  });
});
