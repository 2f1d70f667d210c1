import { type Role, SCOPES, type Scope } from '@refinery/contracts/enums.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
const people = new Map<Role, Member>();
const NOBODYS_ID = '01890000-0000-7000-8000-000000000000';

/** What guards a route: a role, and for API keys a scope; without a scope it is for people only. */
interface Guard {
  scope?: Scope | 'any';
  roles: Role[];
}
const READ: Role[] = ['admin', 'member', 'viewer'];
const WRITE: Role[] = ['admin', 'member'];
const text = { text: 'Please write a poem.' };
const pair = { original: 'Please write a poem.', rewritten: 'Write a poem.' };
const items = { items: [{ text: 'Please write a poem.' }] };

const ROUTES: [string, object | undefined, Guard][] = [
  ['GET /auth/me', undefined, { scope: 'any', roles: READ }],
  ['GET /usage', undefined, { scope: 'usage:read', roles: READ }],
  ['GET /providers', undefined, { scope: 'providers:read', roles: READ }],
  ['GET /providers/verification', undefined, { scope: 'providers:read', roles: READ }],
  ['PUT /providers/verification', { verify: 'doubts' }, { roles: ['admin'] }],
  ['PUT /providers/openai', { enabled: true }, { roles: ['admin'] }],
  ['POST /providers/openai/test', undefined, { roles: ['admin'] }],
  ['DELETE /providers/openai', undefined, { roles: ['admin'] }],
  ['POST /optimize', text, { scope: 'optimizations:write', roles: WRITE }],
  ['GET /optimize/history', undefined, { scope: 'optimizations:read', roles: READ }],
  [`GET /optimize/${NOBODYS_ID}`, undefined, { scope: 'optimizations:read', roles: READ }],
  [`DELETE /optimize/${NOBODYS_ID}`, undefined, { scope: 'optimizations:write', roles: WRITE }],
  ['POST /checks', pair, { scope: 'optimizations:write', roles: WRITE }],
  ['POST /checks/requirements', text, { scope: 'optimizations:write', roles: WRITE }],
  ['POST /batches', items, { scope: 'batches:write', roles: WRITE }],
  ['GET /batches', undefined, { scope: 'batches:read', roles: READ }],
  [`GET /batches/${NOBODYS_ID}`, undefined, { scope: 'batches:read', roles: READ }],
  [`GET /batches/${NOBODYS_ID}/items`, undefined, { scope: 'batches:read', roles: READ }],
  [`GET /batches/${NOBODYS_ID}/results`, undefined, { scope: 'batches:read', roles: READ }],
  [`POST /batches/${NOBODYS_ID}/cancel`, undefined, { scope: 'batches:write', roles: WRITE }],
  [`POST /batches/${NOBODYS_ID}/retry`, undefined, { scope: 'batches:write', roles: WRITE }],
  [`DELETE /batches/${NOBODYS_ID}`, undefined, { scope: 'batches:write', roles: WRITE }],
  ['GET /api-keys', undefined, { roles: READ }],
  ['POST /api-keys', { name: 'ci' }, { roles: WRITE }],
  [`DELETE /api-keys/${NOBODYS_ID}`, undefined, { roles: WRITE }],
];

beforeAll(async () => {
  test = await openTestApp(inject('services'));
  const admin = await buildMember(test.ctx);
  people.set('admin', admin);
  for (const role of ['member', 'viewer'] as const) {
    people.set(role, await buildColleague(test.ctx, admin, role));
  }
});
afterAll(() => test.close());

const personOf = (role: Role): Member => {
  const person = people.get(role);
  if (!person) throw new Error(`There is no ${role}.`);
  return person;
};

function requestOf(route: string, payload: object | undefined): InjectOptions {
  const [method = '', path] = route.split(' ');
  const known = (['GET', 'POST', 'PUT', 'DELETE'] as const).find((name) => name === method);
  return { method: known ?? 'GET', url: `/api/v1${path}`, ...(payload ? { payload } : {}) };
}

async function keyWith(scopes: readonly Scope[], owner = personOf('admin')): Promise<string> {
  const payload = { name: scopes.join(' ').slice(0, 100), scopes };
  const reply = await test.send(owner, { method: 'POST', url: '/api/api-keys', payload });
  return reply.json().key;
}

it('every route that is not public is known here', () => {
  const documented = Object.entries(test.app.swagger().paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations ?? {})
      .filter(([, operation]) => !JSON.stringify(operation).includes('"security":[]'))
      .map(([method]) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  const known = ROUTES.map(([route]) =>
    route.replace(NOBODYS_ID, '{id}').replace('/providers/openai', '/providers/{provider}'),
  );
  // Everybody may end a session of their own, and here it would end the session of the other tests.
  expect([...known, 'POST /auth/logout'].sort()).toEqual(documented.sort());
});

describe.each(['admin', 'member', 'viewer'] as const)('as %s', (role) => {
  it.each(ROUTES)('%s is allowed or forbidden by the role', async (route, payload, { roles }) => {
    const reply = await test.send(personOf(role), requestOf(route, payload));
    if (!roles.includes(role)) expectProblem(reply, 403, 'forbidden');
    else expect([200, 201, 202, 204, 404, 422]).toContain(reply.statusCode);
  });
});

describe('as an API key', () => {
  it('every route asks for exactly its scope', async () => {
    const keys = new Map<Scope, string>();
    for (const scope of SCOPES) keys.set(scope, await keyWith([scope]));
    for (const [route, payload, guard] of ROUTES) {
      for (const [scope, key] of keys) {
        const headers = { 'x-api-key': key };
        const reply = await test.send(null, { ...requestOf(route, payload), headers });
        const allowed = guard.scope === 'any' || guard.scope === scope;
        expect([route, scope, reply.statusCode === 403]).toEqual([route, scope, !allowed]);
      }
    }
  });

  it('a role that was taken away takes the scopes of its keys along', async () => {
    // A colleague of this test's own: the others need theirs as they are.
    const member = await buildColleague(test.ctx, personOf('admin'), 'member');
    const key = await keyWith(['optimizations:write', 'optimizations:read'], member);
    const own = { organizationId: member.organizationId, userId: member.user.id };
    const send = (request: InjectOptions) => test.send(null, { ...request, headers: { 'x-api-key': key } });
    const optimize = requestOf('POST /optimize', text);
    expect((await send(optimize)).statusCode).toBe(200);
    await setRole(test.ctx, own, 'viewer');
    expectProblem(await send(optimize), 403, 'forbidden');
    expect((await send(requestOf('GET /optimize/history', undefined))).statusCode).toBe(200);
  });
});

describe('as nobody', () => {
  it.each(ROUTES)('%s asks who is calling', async (route, payload) => {
    expectProblem(await test.send(null, requestOf(route, payload)), 401, 'unauthenticated');
  });

  it('even a body that is not valid gets no further', async () => {
    const reply = await test.send(null, { method: 'POST', url: '/api/optimize', payload: { text: 3 } });
    expectProblem(reply, 401, 'unauthenticated');
  });
});
