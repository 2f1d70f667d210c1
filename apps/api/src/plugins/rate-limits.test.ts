import { randomUUID } from 'node:crypto';
import type { Plan } from '@refinery/contracts/enums.ts';
import { settingsFrom } from '@refinery/runtime/settings.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { loadConfig } from '../config.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openPluginApp } from '../testing/plugin-app.ts';
import { openTestApp } from '../testing/test-app.ts';
import { registerProblems } from './problems.ts';
import { registerRateLimits } from './rate-limits.ts';
import { registerRequestIds } from './request-ids.ts';

const test = fixture((services) =>
  openTestApp(services, {
    env: { RATE_LIMIT_FREE: '3', RATE_LIMIT_PRO: '5', RATE_LIMIT_AUTH: '4', TRUST_PROXY: '127.0.0.1' },
  }),
);
let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx, { plan: 'free' });
});

const write = (who = member) => test.post(who, '/api/optimize', { text: 'Please write a poem.' });
const read = (who = member) => test.get(who, '/api/usage');
const times = <T>(count: number, work: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, () => work()));
const statuses = async (replies: Promise<{ statusCode: number }[]>) =>
  (await replies).map((reply) => reply.statusCode).sort();

describe('an organization', () => {
  it('is told its allowance with each reply, and when to come back once it is used up', async () => {
    const first = await write();
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '2' });
    const seconds = Number(first.headers['ratelimit-reset']);
    expect(seconds).toBeGreaterThan(890);
    expect(seconds).toBeLessThanOrEqual(900);
    await write();
    expect((await write()).headers['ratelimit-remaining']).toBe('0');
    const refused = await write();
    expectProblem(refused, 429, 'rate_limited');
    expect(refused.headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(880);
    expect((await test.get(member, '/api/optimize/history')).json()).toHaveLength(3);
  });

  it('lets no more through at once than one after the other', async () => {
    expect(await statuses(times(8, write))).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
  });

  it('has an allowance for reads of its own, ten times as large', async () => {
    await times(4, write);
    const first = await read();
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '30', 'ratelimit-remaining': '29' });
    expect(await statuses(times(29, read))).toEqual(Array.from({ length: 29 }, () => 200));
    expectProblem(await read(), 429, 'rate_limited');
    const head = await test.send(member, { method: 'HEAD', url: '/api/usage' });
    expect(head.statusCode).toBe(429);
  });

  it('uses it up by what its people may not do as well', async () => {
    const viewer = await buildColleague(test.ctx, member, 'viewer');
    expect(await statuses(times(3, () => write(viewer)))).toEqual([403, 403, 403]);
    expectProblem(await write(viewer), 429, 'rate_limited');
  });

  it('shares its allowance among its people and keys, and with no other organization', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const payload = { name: 'ci' };
    const { key } = (await test.post(member, '/api/api-keys', payload)).json();
    await write(colleague);
    const byKey = await test.post(
      null,
      '/api/optimize',
      { text: 'Please write a poem.' },
      { 'x-api-key': key },
    );
    expect(byKey.headers['ratelimit-remaining']).toBe('0');
    expectProblem(await write(), 429, 'rate_limited');
    const other = await buildMember(test.ctx, { plan: 'free' });
    expect((await write(other)).statusCode).toBe(200);
  });

  it.each<[Plan, string | undefined]>([
    ['free', '3'],
    ['pro', '5'],
    ['enterprise', undefined],
  ])('on the plan %s may send %s writes a window', async (plan, limit) => {
    const owner = await buildMember(test.ctx, { plan });
    expect((await write(owner)).headers['ratelimit-limit']).toBe(limit);
  });
});

describe('an address', () => {
  const login = (address: string, email = `${randomUUID()}@example.com`) =>
    test.post(null, '/api/auth/login', { email, password: 'wrong horse' }, { 'x-forwarded-for': address });

  it('has an allowance for each auth route, whoever it tries to be', async () => {
    for (const email of ['a@example.com', 'b@example.com', 'c@example.com', member.user.email]) {
      const reply = await login('192.0.2.1', email);
      expectProblem(reply, 401, 'invalid_credentials');
      expect(reply.headers['ratelimit-limit']).toBe('4');
    }
    expectProblem(await login('192.0.2.1'), 429, 'rate_limited');
    expectProblem(await login('192.0.2.2'), 401, 'invalid_credentials');
    const refresh = await test.post(
      null,
      '/api/auth/refresh',
      { refreshToken: 'x' },
      { 'x-forwarded-for': '192.0.2.1' },
    );
    expectProblem(refresh, 401, 'refresh_token_invalid');
  });

  it('is a whole /64 of IPv6, and IPv4 also where it is mapped into IPv6', async () => {
    for (const [addresses, other] of [
      [['2001:db8:0:1::1', '2001:db8:0:1::2', '2001:DB8:0:1:ffff::', '2001:db8:0:1::4'], '2001:db8:0:2::1'],
      [['192.0.2.9', '::ffff:192.0.2.9', '::ffff:c000:209', '192.0.2.9'], '::ffff:192.0.2.10'],
    ] as const) {
      for (const address of addresses) expectProblem(await login(address), 401, 'invalid_credentials');
      expectProblem(await login(addresses[1]), 429, 'rate_limited');
      expectProblem(await login(other), 401, 'invalid_credentials');
    }
  });

  it('is that of the client only where a trusted proxy says so', async () => {
    const environment = { ...test.environment, TRUST_PROXY: '', REDIS_PREFIX: 'untrusting' };
    const open = await openTestApp(inject('services'), { environment });
    try {
      const replies = [];
      for (let index = 0; index < 5; index++) {
        const headers = { 'x-forwarded-for': `198.51.100.${index}` };
        const payload = { email: 'nobody@example.com', password: 'wrong horse' };
        replies.push(await open.post(null, '/api/auth/login', payload, headers));
      }
      expect(replies.map((reply) => reply.statusCode)).toEqual([401, 401, 401, 401, 429]);
    } finally {
      await open.close();
    }
  });

  it('needs none for signs of life', async () => {
    for (const url of ['/health', '/livez', '/readyz', '/openapi.json']) {
      expect(await statuses(times(6, () => test.get(null, url)))).toEqual([200, 200, 200, 200, 200, 200]);
    }
  });
});

describe('a route', () => {
  /** An app whose routes are called by an organization of this plan, or by nobody. */
  async function openLimited(plan: Plan | null, env: Record<string, string> = {}) {
    const { app } = openPluginApp();
    registerProblems(app);
    registerRequestIds(app);
    app.decorateRequest('actor', null);
    const organizationId = randomUUID();
    app.addHook('onRequest', async (request) => {
      if (plan) Object.assign(request, { actor: { plan, organizationId } });
    });
    const limits = {
      RATE_LIMIT_FREE: '1',
      RATE_LIMIT_PRO: '2',
      RATE_LIMIT_ENTERPRISE: '3',
      RATE_LIMIT_AUTH: '4',
      RATE_LIMIT_WINDOW_SECONDS: '60',
    };
    const config = loadConfig({ ...test.environment, ...limits, ...env });
    const ctx = { ...test.ctx, settings: settingsFrom(config) };
    await registerRateLimits(app, { ctx, config, limits: DEFAULT_LIMITS });
    const url = `/${randomUUID()}`;
    for (const path of [url, `/api/v1/auth${url}`])
      app.route({ method: ['GET', 'POST'], url: path, handler: async () => 'done' });
    const ask = (method: 'GET' | 'HEAD' | 'POST', path = url, remoteAddress = '192.0.2.77') =>
      app.inject({ method, url: path, remoteAddress });
    return { ask, auth: `/api/v1/auth${url}` };
  }

  it.each<[Plan, 'GET' | 'HEAD' | 'POST', string]>([
    ['free', 'POST', '1'],
    ['free', 'GET', '10'],
    ['free', 'HEAD', '10'],
    ['pro', 'POST', '2'],
    ['pro', 'GET', '20'],
    ['enterprise', 'POST', '3'],
    ['enterprise', 'HEAD', '30'],
  ])('gives the plan %s for %s %s requests a window', async (plan, method, limit) => {
    const { ask } = await openLimited(plan);
    const { headers } = await ask(method);
    expect(headers).toMatchObject({
      'ratelimit-limit': limit,
      'ratelimit-remaining': String(Number(limit) - 1),
      'ratelimit-reset': '60',
    });
  });

  it('refuses what is more, and says for how long', async () => {
    const { ask, auth } = await openLimited('free');
    expect((await ask('POST')).statusCode).toBe(200);
    for (const path of [undefined, auth]) {
      const reply = await ask('POST', path);
      const { detail } = expectProblem(reply, 429, 'rate_limited');
      const seconds = reply.headers['retry-after'];
      expect(detail).toBe(`Too many requests. Try again in ${seconds} s.`);
      expect(Number(seconds)).toBeLessThanOrEqual(60);
      expect(reply.headers['ratelimit-remaining']).toBe('0');
    }
    expect((await ask('GET')).statusCode).toBe(200);
  });

  it('counts nobody but for what belongs to signing in, each address and route apart', async () => {
    const { ask, auth } = await openLimited(null);
    expect((await ask('POST')).headers).not.toHaveProperty('ratelimit-limit');
    for (const method of ['GET', 'POST', 'GET', 'POST'] as const) {
      expect((await ask(method, auth)).headers['ratelimit-limit']).toBe('4');
    }
    expectProblem(await ask('POST', auth), 429, 'rate_limited');
    expect((await ask('POST', auth, '192.0.2.78')).statusCode).toBe(200);
    expect((await ask('POST')).statusCode).toBe(200);
  });

  it.each<[Plan | null, string]>([
    ['free', 'RATE_LIMIT_FREE'],
    ['enterprise', 'RATE_LIMIT_ENTERPRISE'],
    [null, 'RATE_LIMIT_AUTH'],
  ])('has no limit for %s where %s is 0', async (plan, variable) => {
    const { ask, auth } = await openLimited(plan, { [variable]: '0' });
    for (let time = 0; time < 3; time++) {
      const reply = await ask('POST', auth);
      expect([reply.statusCode, reply.headers['ratelimit-limit']]).toEqual([200, undefined]);
    }
  });
});
