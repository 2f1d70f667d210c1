import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { openAppWithIssuers, sendConnection } from '../../testing/connections.ts';
import { expectProblem } from '../../testing/expect-problem.ts';

const PATH = '/api/scim/tokens';
const env = { PUBLIC_URL: 'https://prompts.acme.example' };
const test = fixture((services) => openAppWithIssuers(services, { env }));

let member: Member;
let connectionId: string;

beforeEach(async () => {
  member = await buildMember(test.ctx);
  connectionId = (await sendConnection(test, member)).json().id;
});

const make = (body: object = { name: ' Acme ' }, by = member) => test.post(by, PATH, body);
const open = (token: string) =>
  test.app.inject({ url: '/scim/v2/Users', headers: { authorization: `Bearer ${token}` } });

it('is made, shown once, listed by its beginning and deleted', async () => {
  const made = await make();
  const { token, ...shown } = made.json();
  expect([made.statusCode, shown]).toEqual([
    201,
    {
      id: expect.any(String),
      name: 'Acme',
      connectionId,
      prefix: token.slice(0, 12),
      baseUrl: 'https://prompts.acme.example/scim/v2',
      createdAt: expect.any(String),
      lastUsedAt: null,
    },
  ]);
  expect(token).toMatch(/^prs_[\w-]{43}$/);
  expect((await open(token)).statusCode).toBe(200);
  await test.ctx.background.settled();
  const list = await test.get(member, PATH);
  expect(list.json()).toEqual([{ ...shown, lastUsedAt: expect.any(String) }]);
  expect((await test.delete(member, `${PATH}/${shown.id}`)).statusCode).toBe(204);
  expect((await open(token)).statusCode).toBe(401);
  expectProblem(await test.delete(member, `${PATH}/${shown.id}`), 404, 'scim_token_not_found');
  expect((await test.get(member, PATH)).json()).toEqual([]);
});

it('stands in the audit log without what it opens with', async () => {
  const { id, token, prefix } = (await make()).json();
  await test.delete(member, `${PATH}/${id}`);
  const rows =
    await test.sql`select action, before, after from audit_log where target = ${id} order by sequence`;
  const audited = { name: 'Acme', connectionId, prefix };
  expect([...rows]).toEqual([
    { action: 'scim-token.create', before: null, after: audited },
    { action: 'scim-token.delete', before: audited, after: null },
  ]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

it('belongs to the one connection, or to the one that is named', async () => {
  const { id: second } = (await sendConnection(test, member)).json();
  expectProblem(await make(), 400, 'validation_failed');
  expect((await make({ name: 'Acme', connectionId: second })).json().connectionId).toBe(second);
  const other = await buildMember(test.ctx);
  expectProblem(await make({ name: 'Acme' }, other), 400, 'validation_failed');
  expectProblem(await make({ name: 'Acme', connectionId }, other), 404, 'connection_not_found');
});

it('is one of five of a connection', async () => {
  const ids = [];
  for (let count = 0; count < 5; count++) ids.push((await make()).json().id);
  expectProblem(await make(), 409, 'limit_reached');
  const { id: second } = (await sendConnection(test, member)).json();
  expect((await make({ name: 'Acme', connectionId: second })).statusCode).toBe(201);
  await test.delete(member, `${PATH}/${ids[0]}`);
  expect((await make({ name: 'Acme', connectionId })).statusCode).toBe(201);
});

it('is refused with what is wrong', async () => {
  for (const wrong of [
    {},
    { name: ' ' },
    { name: 'Acme', connectionId: 'acme' },
    { name: 'Acme', more: true },
  ])
    expectProblem(await make(wrong), 400, 'validation_failed');
});

it('is for admins whose plan has directories, and for their own organization', async () => {
  const { id, token } = (await make()).json();
  const viewer = await buildColleague(test.ctx, member, 'viewer');
  expectProblem(await make(undefined, viewer), 403, 'forbidden');
  expectProblem(await test.get(viewer, PATH), 403, 'forbidden');
  expectProblem(await test.get(viewer, '/api/scim/users'), 403, 'forbidden');
  const other = await buildMember(test.ctx);
  expectProblem(await test.delete(other, `${PATH}/${id}`), 404, 'scim_token_not_found');
  expect((await test.get(other, PATH)).json()).toEqual([]);
  await test.sql`update subscriptions set plan = 'pro' where organization_id = ${member.organizationId}`;
  await test.ctx.identities.caughtUp();
  expectProblem(await make(), 403, 'plan_required');
  expect((await open(token)).statusCode).toBe(403);
  expect((await test.get(member, PATH)).json()).toHaveLength(1);
  expect((await test.delete(member, `${PATH}/${id}`)).statusCode).toBe(204);
});

it('opens nothing while its organization is suspended, and once its connection is gone', async () => {
  const { token } = (await make()).json();
  await test.sql`update organizations set suspended_at = now() where id = ${member.organizationId}`;
  expect((await open(token)).statusCode).toBe(403);
  await test.sql`update organizations set suspended_at = null where id = ${member.organizationId}`;
  await test.ctx.identities.caughtUp();
  expect((await open(token)).statusCode).toBe(200);
  expect((await test.delete(member, `/api/sso/connections/${connectionId}`)).statusCode).toBe(204);
  expect((await open(token)).statusCode).toBe(401);
});

it('shows the people of the directory, by whether they are active', async () => {
  const { token } = (await make()).json();
  for (const [userName, active] of [
    ['ada', false],
    ['bob', false],
  ] as const)
    await test.app.inject({
      method: 'POST',
      url: '/scim/v2/Users',
      headers: { authorization: `Bearer ${token}` },
      payload: { userName, active, name: { givenName: userName, familyName: 'Acme' } },
    });
  const all = (await test.get(member, '/api/scim/users')).json();
  expect(all).toMatchObject([
    { userName: 'bob', displayName: 'bob Acme', active: false, userId: null, groups: [], connectionId },
    { userName: 'ada' },
  ]);
  expect((await test.get(member, '/api/scim/users?active=false')).json()).toEqual(all);
  expect((await test.get(member, '/api/scim/users?active=true')).json()).toEqual([]);
});
