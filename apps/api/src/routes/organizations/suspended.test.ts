import { ENDPOINTS } from '@refinery/contracts/endpoints/all.ts';
import { SCOPES } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { resumeOrganization } from '@refinery/domain/organizations/resume-organization.ts';
import { suspendOrganization } from '@refinery/domain/organizations/suspend-organization.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { openOperator } from '@refinery/testing/open-operator.ts';
import { startTcpProxy } from '@refinery/testing/tcp-proxy.ts';
import { beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { nameOf, OF_MEMBERS, sampleRequest } from '../../testing/sample-request.ts';
import { openTestApp } from '../../testing/test-app.ts';

/** Who they are, where they belong, and how they get out with what is theirs: once more, on purpose. */
const OPEN = [
  ...[
    'deleteAccount',
    'deleteOrganization',
    'endSession',
    'exportAuditLog',
    'exportUserData',
    'getBilling',
    'getMe',
    'getOrganization',
    'getProfile',
    'getSession',
  ],
  ...[
    'getTwoFactor',
    'getUserExport',
    'listOrganizations',
    'listSessions',
    'logout',
    'signOut',
    'streamResults',
    'switchOrganization',
  ],
];

const test = fixture(openTestApp);
const operator = fixture(() => openOperator(test));
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

/** Operators are another process: this one is told. */
const told = () => test.ctx.identities.caughtUp();
const suspend = async (who = admin, reason?: string) => {
  await suspendOrganization(operator.ctx, { slug: who.user.organization.slug, reason });
  await told();
};
const resume = async (who = admin) => {
  await resumeOrganization(operator.ctx, { slug: who.user.organization.slug });
  await told();
};
const keyOf = async (who: Member) => (await createApiKey(who.as, { name: 'key', scopes: [...SCOPES] })).key;
const withKey = (key: string, url = '/api/usage') => test.get(null, url, { 'x-api-key': key });

it('these endpoints are open to a suspended organization, and no other', () => {
  const open = ENDPOINTS.filter(({ suspended }) => suspended).map(({ operationId }) => operationId);
  expect(open.sort()).toEqual(OPEN);
});

describe('of a suspended organization', () => {
  let people: Member[];
  let key: string;

  beforeAll(async () => {
    const first = await buildMember(test.ctx);
    const viewer = await buildColleague(test.ctx, first, 'viewer');
    people = [first, viewer];
    key = await keyOf(first);
    await suspend(first);
  });

  const CLOSED = OF_MEMBERS.filter(({ operationId }) => !OPEN.includes(operationId));
  it.each(CLOSED.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s is refused, to everybody and every key',
    async (_name, endpoint) => {
      const { organizationId } = people[0] ?? admin;
      const request = sampleRequest(endpoint, { organizationId });
      for (const person of people)
        expectProblem(await test.send(person, request), 403, 'organization_suspended');
      const headers = { 'x-api-key': key };
      expectProblem(await test.send(null, { ...request, headers }), 403, 'organization_suspended');
    },
  );

  // What ends a session would end those of the others.
  const STAYING = OF_MEMBERS.filter(
    ({ operationId }) => OPEN.includes(operationId) && !/logout|signOut|switch/.test(operationId),
  );
  it.each(STAYING.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s is not',
    async (_name, endpoint) => {
      const [first = admin] = people;
      const reply = await test.send(first, sampleRequest(endpoint, { organizationId: first.organizationId }));
      // Nobody has the id of the sample, its slug or its password.
      expect([reply.statusCode < 500, reply.body.includes('organization_suspended')]).toEqual([true, false]);
    },
  );
});

describe('people of a suspended organization', () => {
  it('are told why, sign in, see who they are, take along what is theirs and sign out', async () => {
    const items = [{ text: 'Greet Ann.', metadata: { team: 'search' } }];
    const batch = await test.post(admin, '/api/batches', { items });
    await suspend(admin, 'unpaid invoice');
    const payload = { email: admin.user.email, password: 'correct horse' };
    expect((await test.post(null, '/api/auth/login', payload)).statusCode).toBe(200);
    const problem = expectProblem(await test.get(admin, '/api/usage'), 403, 'organization_suspended');
    expect(problem.detail).toBe(
      'The organization is suspended (unpaid invoice). Contact the operator of this service.',
    );
    expect((await test.get(admin, '/api/auth/me')).json().email).toBe(admin.user.email);
    const exported = await test.get(admin, '/api/audit-log/export');
    expect([exported.statusCode, exported.body]).toEqual([
      200,
      expect.stringContaining('organization.suspend'),
    ]);
    for (const format of ['csv', 'ndjson']) {
      const url = `/api/batches/${batch.json().id}/results?format=${format}`;
      expect((await test.get(admin, url)).statusCode, format).toBe(200);
    }
    const { id, slug } = admin.user.organization;
    const deleted = await test.delete(admin, `/api/organizations/${id}?slug=${slug}`);
    expect(deleted.json().deletesAt).toEqual(expect.any(String));
    expect((await test.post(admin, '/api/auth/logout')).statusCode).toBe(204);
  });

  it('work in their other organizations, which are open to them from where they are', async () => {
    const guest = await buildColleague(test.ctx, admin, 'admin');
    const home = guest.user.organizationId;
    await suspend(admin);
    expectProblem(await test.get(guest, '/api/usage'), 403, 'organization_suspended');
    const there = { url: `/api/organizations/${home}/api-keys` };
    expect((await test.send(guest, there)).statusCode).toBe(200);
    const payload = { organizationId: home };
    const went = await test.post(guest, '/api/auth/switch-organization', payload);
    const headers = { authorization: `Bearer ${went.json().accessToken}` };
    expect((await test.get(null, '/api/usage', headers)).statusCode).toBe(200);
    // And not the other way round.
    const back = { url: `/api/organizations/${admin.organizationId}/api-keys`, headers };
    expectProblem(await test.send(null, back), 403, 'organization_suspended');
  });

  it('and their keys go on at the next request once it is resumed', async () => {
    const key = await keyOf(admin);
    for (let times = 0; times < 2; times++) {
      await suspend();
      expectProblem(await withKey(key), 403, 'organization_suspended');
      expectProblem(await test.get(admin, '/api/usage'), 403, 'organization_suspended');
      await resume();
      expect((await withKey(key)).statusCode).toBe(200);
      expect((await test.get(admin, '/api/usage')).statusCode).toBe(200);
    }
  });

  it('are refused at once without Redis, too', async () => {
    const proxy = await startTcpProxy(inject('services').redisUrl);
    await proxy.cut();
    const environment = { ...test.environment, REDIS_URL: proxy.url };
    const alone = await openTestApp(inject('services'), { environment });
    onTestFinished(async () => {
      await alone.close();
      await proxy.close();
    });
    const headers = { 'x-api-key': await keyOf(admin) };
    const send = () => alone.get(null, '/api/usage', headers);
    expect((await send()).statusCode).toBe(200);
    await suspend();
    expectProblem(await send(), 403, 'organization_suspended');
    expectProblem(await alone.get(admin, '/api/usage'), 403, 'organization_suspended');
  });

  it('do not see an API key count as a wrong one', async () => {
    const key = await keyOf(admin);
    await suspend();
    for (let times = 0; times < 40; times++) expectProblem(await withKey(key), 403, 'organization_suspended');
    await resume();
    expect((await withKey(key)).statusCode).toBe(200);
  });
});
