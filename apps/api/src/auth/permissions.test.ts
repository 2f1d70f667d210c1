import type { Endpoint } from '@refinery/contracts/endpoint.ts';
import { listHistoryEndpoint, optimizeEndpoint } from '@refinery/contracts/endpoints/optimizations.ts';
import { PERMISSION_TABLE, ROLES, type Role, SCOPES, type Scope } from '@refinery/contracts/enums.ts';
import { buildColleague, buildMember, type Member, setRole } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { InjectOptions } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { GUARDED, nameOf, sampleRequest } from '../testing/sample-request.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture(openTestApp);
const people = new Map<Role, Member>();

/** Everybody may end a session of their own or leave, and here it would end those of the other tests. */
const ENDING = ['logout', 'signOut', 'leaveOrganization'];
const ROUTES: [string, Endpoint][] = GUARDED.filter(({ operationId }) => !ENDING.includes(operationId)).map(
  (endpoint) => [nameOf(endpoint), endpoint],
);
/** In the organization that all of them belong to. */
const sample = (endpoint: Endpoint): InjectOptions =>
  sampleRequest(endpoint, { organizationId: personOf('admin').organizationId });

/** By the table of permissions, which `docs/permissions.md` says once more, for review. */
function holdersOf({ access }: Endpoint): readonly Role[] {
  if (access === 'public' || access === 'operator') return [];
  return access === 'signed-in' || access === 'person' ? ROLES : PERMISSION_TABLE[access].roles;
}

beforeAll(async () => {
  const admin = await buildMember(test.ctx);
  people.set('admin', admin);
  for (const role of ['member', 'viewer'] as const) {
    people.set(role, await buildColleague(test.ctx, admin, role));
  }
});

const personOf = (role: Role): Member => {
  const person = people.get(role);
  if (!person) throw new Error(`There is no ${role}.`);
  return person;
};

async function keyWith(scopes: readonly Scope[], owner = personOf('admin')): Promise<string> {
  const payload = { name: scopes.join(' ').slice(0, 100), scopes };
  const reply = await test.post(owner, '/api/api-keys', payload);
  return reply.json().key;
}

describe.each(['admin', 'member', 'viewer'] as const)('as %s', (role) => {
  it.each(ROUTES)('%s is allowed or forbidden by the role', async (_name, endpoint) => {
    const reply = await test.send(personOf(role), sample(endpoint));
    if (!holdersOf(endpoint).includes(role)) expectProblem(reply, 403, 'forbidden');
    else expect([200, 201, 202, 204, 400, 404, 409, 422]).toContain(reply.statusCode);
  });
});

describe('as an API key', () => {
  it('every route asks for exactly its scope', async () => {
    const keys = new Map<Scope, string>();
    for (const scope of SCOPES) keys.set(scope, await keyWith([scope]));
    for (const [route, endpoint] of ROUTES) {
      for (const [scope, key] of keys) {
        const headers = { 'x-api-key': key };
        const reply = await test.send(null, { ...sample(endpoint), headers });
        const isEnough = !endpoint.alsoNeeds;
        const allowed = endpoint.access === 'signed-in' || (endpoint.access === scope && isEnough);
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
    const optimize = sampleRequest(optimizeEndpoint);
    expect((await send(optimize)).statusCode).toBe(200);
    await setRole(test.ctx, own, 'viewer');
    expectProblem(await send(optimize), 403, 'forbidden');
    expect((await send(sampleRequest(listHistoryEndpoint))).statusCode).toBe(200);
  });
});

describe('as nobody', () => {
  it.each(ROUTES)('%s asks who is calling', async (_name, endpoint) => {
    expectProblem(await test.send(null, sample(endpoint)), 401, 'unauthenticated');
  });

  it('even a body that is not valid gets no further', async () => {
    const reply = await test.post(null, '/api/optimize', { text: 3 });
    expectProblem(reply, 401, 'unauthenticated');
  });
});
