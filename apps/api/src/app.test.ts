import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem } from './testing/expect-problem.ts';
import { openTestApp } from './testing/test-app.ts';

const test = fixture((services) =>
  openTestApp(services, { env: { CORS_ORIGINS: `${ORIGIN}, https://other.example` } }),
);
let member: Member;
const ORIGIN = 'https://app.example.com';

beforeAll(async () => {
  member = await buildMember(test.ctx);
});

const get = (url: string, headers: Record<string, string> = {}) => test.get(member, url, headers);

describe('paths', () => {
  it.each(['/api/v1/usage', '/api/usage', '/api/v1/usage/', '/api/usage/', '/api/usage?'])(
    '%s answers',
    async (url) => {
      expect((await get(url)).statusCode).toBe(200);
    },
  );

  it.each([
    '/',
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/',
    '/api/v1/v1/usage',
    '/api/v2/usage',
    '/api/v1usage',
    '/API/usage',
    '//api/usage',
    '/usage',
    '/api/optimize/history/x/y',
    '/api-docsx',
    '/.env',
  ])('%s is no route', async (url) => {
    const problem = expectProblem(await get(url), 404, 'route_not_found');
    expect(problem.detail).toBe(`There is no endpoint GET ${url}. Check the method and the path.`);
    expect(expectProblem(await test.get(null, url), 404, 'route_not_found').code).toBe('route_not_found');
  });

  it.each(['PATCH', 'PUT', 'DELETE'] as const)('%s is no method of /optimize', async (method) => {
    expectProblem(await test.call(member, method, '/api/optimize'), 404, 'route_not_found');
  });

  it.each(['/api/%ff', '/api/optimize/%', '/%E0%A4%A'])('%s is no path at all', async (url) => {
    expectProblem(await get(url), 404, 'route_not_found');
  });

  it.each([100, 101, 5_000])('an id of %i characters is none, once the caller is known', async (length) => {
    const url = `/api/optimize/${'a'.repeat(length)}`;
    expectProblem(await test.get(null, url), 401, 'unauthenticated');
    expectProblem(await get(url), 400, 'validation_failed');
  });

  it.each(['PATCH', 'QUERY', 'POST'] as const)(
    'a body that is not valid is no matter where %s is no route',
    async (method) => {
      const headers = { 'content-type': 'undefined' };
      const reply = await test.app.inject({ method, url: '/nowhere', payload: '{', headers });
      expectProblem(reply, 404, 'route_not_found');
    },
  );

  it('answers HEAD like GET, without the body', async () => {
    const reply = await test.send(member, { method: 'HEAD', url: '/api/optimize/history' });
    expect([reply.statusCode, reply.body]).toEqual([200, '']);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('X-Request-Id', () => {
  it.each(['abc', '01890000-0000-7000-8000-000000000000', 'a.b:c_d-e', 'x'.repeat(100)])(
    '%s comes back',
    async (id) => {
      expect((await get('/livez', { 'x-request-id': id })).headers['x-request-id']).toBe(id);
      const problem = expectProblem(await get('/nowhere', { 'x-request-id': id }), 404, 'route_not_found');
      expect(problem.requestId).toBe(id);
    },
  );

  it.each(['', 'x'.repeat(101), 'a b', 'a"b', '<script>', 'a{b}', 'ü'])('%j is replaced', async (id) => {
    const reply = await get('/livez', { 'x-request-id': id });
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe('headers', () => {
  it.each(['/api/usage', '/nowhere', '/health', '/openapi.json', '/api-docs'])(
    '%s is sent with those that protect browsers',
    async (url) => {
      const { headers } = await get(url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['content-security-policy']).toContain("object-src 'none'");
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers.server).toBeUndefined();
    },
  );

  it('keeps answers to signed-in callers out of shared caches', async () => {
    expect((await get('/api/usage')).headers['cache-control']).toBe('no-store');
    expect((await get('/api/optimize/history')).headers['cache-control']).toBe('no-store');
  });
});

describe('cross-origin requests', () => {
  const preflight = (origin: string, method: string) =>
    test.send(null, {
      method: 'OPTIONS',
      url: '/api/optimize',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });

  it.each(['GET', 'POST', 'PUT', 'DELETE'])('%s is allowed from a listed origin', async (method) => {
    const { statusCode, headers } = await preflight(ORIGIN, method);
    expect(statusCode).toBe(204);
    expect(headers['access-control-allow-origin']).toBe(ORIGIN);
    expect(headers['access-control-allow-methods']).toContain(method);
    expect(headers['access-control-allow-headers']).toContain('idempotency-key');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('show the headers that clients need', async () => {
    const { headers } = await get('/api/usage', { origin: ORIGIN });
    expect(headers['access-control-allow-origin']).toBe(ORIGIN);
    for (const name of ['Link', 'Location', 'RateLimit-Reset', 'Retry-After', 'X-Request-Id']) {
      expect(headers['access-control-expose-headers']).toContain(name);
    }
  });

  it('are allowed from no other origin', async () => {
    const { headers } = await preflight('https://evil.example', 'POST');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    const reply = await get('/api/usage', { origin: 'https://evil.example' });
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('are allowed from nowhere unless configured', async () => {
    const environment = { ...test.environment, CORS_ORIGINS: '' };
    const closed = await openTestApp(inject('services'), { environment });
    try {
      const headers = { origin: ORIGIN, 'access-control-request-method': 'POST' };
      const reply = await closed.send(null, { method: 'OPTIONS', url: '/api/optimize', headers });
      expectProblem(reply, 404, 'route_not_found');
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    } finally {
      await closed.close();
    }
  });
});
