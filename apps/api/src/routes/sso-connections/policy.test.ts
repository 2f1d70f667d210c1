import { openSession } from '@refinery/domain/auth/sessions.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { openAppWithIssuers, sendConnection } from '../../testing/connections.ts';
import { expectProblem } from '../../testing/expect-problem.ts';

const PATH = '/api/sso/policy';
const test = fixture(openAppWithIssuers);

let admin: Member;
/** The same admin, come through the identity provider. */
let through: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
  const connection = await sendConnection(test, admin);
  const { organizationId } = admin;
  const owner = { organizationId, userId: admin.user.id, connectionId: connection.json().id };
  const session = await test.ctx.systemDb.transaction((tx) => openSession(test.ctx, tx, owner));
  through = { ...admin, ...session };
});

const signIn = ({ user }: Member, password = 'correct horse') =>
  test.post(null, '/api/auth/login', { email: user.email, password });

it('is read and changed by admins, however they signed in, and by nobody else', async () => {
  const first = await test.get(admin, PATH);
  expect([first.statusCode, first.json()]).toEqual([
    200,
    { requireSso: false, exempt: [], testedAt: expect.any(String) },
  ]);
  const on = await test.put(through, PATH, { requireSso: true });
  expect([on.statusCode, on.json()]).toEqual([200, { ...first.json(), requireSso: true }]);
  expect((await test.get(through, PATH)).json()).toEqual(on.json());
  const off = await test.put(through, PATH, { requireSso: false });
  expect([off.statusCode, off.json()]).toEqual([200, first.json()]);
  for (const role of ['member', 'viewer'] as const) {
    const colleague = await buildColleague(test.ctx, admin, role);
    expectProblem(await test.get(colleague, PATH), 403, 'forbidden');
    expectProblem(await test.put(colleague, PATH, { requireSso: false }), 403, 'forbidden');
  }
});

it('is of the organization that asks, and needs a plan to begin with', async () => {
  const other = await buildMember(test.ctx);
  expectProblem(await test.put(other, PATH, { requireSso: true }), 409, 'sso_not_tested');
  await test.put(through, PATH, { requireSso: true });
  expect((await test.get(other, PATH)).json()).toEqual({ requireSso: false, exempt: [], testedAt: null });
  expectProblem(await test.put(other, PATH, { exemptIds: [admin.user.id] }), 400, 'validation_failed');
  const free = await buildMember(test.ctx, { plan: 'free' });
  expectProblem(await test.put(free, PATH, { requireSso: true }), 403, 'plan_required');
  expect((await test.put(free, PATH, { requireSso: false })).statusCode).toBe(200);
});

it('is refused with what is wrong', async () => {
  const id = admin.user.id;
  const four = Array.from({ length: 4 }, (_, index) => `${id.slice(0, -1)}${index}`);
  for (const wrong of [
    {},
    { requireSso: 'yes' },
    { requireSso: null },
    { exemptIds: ['ada'] },
    { exemptIds: four },
    { exemptIds: [id, id] },
    { exemptIds: [id] },
    { requireSso: true, more: 1 },
  ])
    expectProblem(await test.put(admin, PATH, wrong), 400, 'validation_failed');
  expect((await test.get(admin, PATH)).json().requireSso).toBe(false);
});

it('keeps passwords out of the organization, wherever they try', async () => {
  const colleague = await buildColleague(test.ctx, admin, 'member');
  await test.put(through, PATH, { requireSso: true });
  expectProblem(await test.get(admin, '/api/usage'), 401, 'unauthenticated');
  expectProblem(await signIn(admin), 403, 'sso_required');
  expectProblem(await signIn(admin, 'a wrong guess'), 401, 'invalid_credentials');
  // They have an organization of their own.
  const elsewhere = (await signIn(colleague)).json();
  expect(elsewhere.user.organizationId).toBe(colleague.user.organizationId);
  const headers = { authorization: `Bearer ${elsewhere.accessToken}` };
  const { organizationId } = admin;
  const inHere = [
    await test.call(null, 'GET', '/api/usage', undefined, {
      ...headers,
      'x-organization': organizationId,
    }),
    await test.call(null, 'GET', `/api/organizations/${organizationId}`, undefined, headers),
    await test.call(null, 'POST', '/api/auth/switch-organization', { organizationId }, headers),
  ];
  for (const reply of inHere) expectProblem(reply, 403, 'sso_required');
  const own = await test.call(null, 'GET', '/api/usage', undefined, headers);
  expect(own.statusCode).toBe(200);
  expect((await test.get(through, '/api/usage')).statusCode).toBe(200);
});

it('keeps its last connection', async () => {
  const [{ id }] = (await test.get(admin, '/api/sso/connections')).json();
  await test.put(through, PATH, { requireSso: true });
  expectProblem(await test.delete(through, `/api/sso/connections/${id}`), 409, 'sso_in_use');
});
