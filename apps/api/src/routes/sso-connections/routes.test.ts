import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fakeIssuers } from '@refinery/testing/fake-issuers.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { CONNECTION, openAppWithIssuers, sendConnection } from '../../testing/connections.ts';
import { expectProblem } from '../../testing/expect-problem.ts';

const PATH = '/api/sso/connections';
const test = fixture(openAppWithIssuers);

let member: Member;

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const connect = (more: object = {}, by = member, headers = {}) => sendConnection(test, by, more, headers);

it('is made, read, changed, tested and removed, and never shows its secret', async () => {
  const made = await connect();
  expect(made.statusCode).toBe(201);
  const { id } = made.json();
  const changed = await test.put(member, `${PATH}/${id}`, { clientSecret: 'another-secret', name: 'Acme 2' });
  expect([changed.statusCode, changed.json()]).toEqual([
    200,
    { ...made.json(), name: 'Acme 2', updatedAt: expect.any(String) },
  ]);
  const read = await test.get(member, `${PATH}/${id}`);
  const list = await test.get(member, PATH);
  expect([read.json(), list.json()]).toEqual([changed.json(), [changed.json()]]);
  const tested = await test.post(member, `${PATH}/${id}/test`);
  expect([tested.statusCode, tested.json()]).toEqual([
    200,
    {
      issuer: CONNECTION.issuer,
      authorizationEndpoint: `${CONNECTION.issuer}/authorize`,
      tokenEndpoint: `${CONNECTION.issuer}/token`,
      signingKeys: 1,
    },
  ]);
  for (const reply of [made, changed, read, list, tested]) expect(reply.body).not.toMatch(/-secret/);
  expect((await test.delete(member, `${PATH}/${id}`)).statusCode).toBe(204);
  expectProblem(await test.get(member, `${PATH}/${id}`), 404, 'connection_not_found');
});

it('is refused with what is wrong', async () => {
  for (const wrong of [
    { kind: 'saml' },
    { name: ' ' },
    { issuer: 'acme' },
    { clientId: '' },
    { clientSecret: '' },
    { defaultRole: 'owner' },
    { defaultRole: null },
    { roleMapping: [{ claim: 'groups', value: 'ops', role: 'owner' }] },
    { roleMapping: [{ claim: 'groups', value: 'ops' }] },
    { more: true },
  ])
    expectProblem(await connect(wrong), 400, 'validation_failed');
  test.ctx.identityFetch = async () => new Response('', { status: 503 });
  const away = await connect();
  test.ctx.identityFetch = fakeIssuers;
  expectProblem(away, 422, 'connection_invalid');
  expect(away.json().detail).toContain('503');
  const { id } = (await connect()).json();
  expectProblem(await test.put(member, `${PATH}/${id}`, { defaultRole: null }), 400, 'validation_failed');
  expectProblem(
    await test.put(member, `${PATH}/${id}`, { issuer: CONNECTION.issuer }),
    400,
    'validation_failed',
  );
});

it('is for admins, for their own organization, and for no API key', async () => {
  const { id } = (await connect()).json();
  const other = await buildMember(test.ctx);
  const colleagues = [
    await buildColleague(test.ctx, member, 'member'),
    await buildColleague(test.ctx, member, 'viewer'),
  ];
  for (const [who, status, code] of [
    [other, 404, 'connection_not_found'],
    ...colleagues.map((one) => [one, 403, 'forbidden'] as const),
  ] as const) {
    expectProblem(await test.get(who, `${PATH}/${id}`), status, code);
    expectProblem(await test.put(who, `${PATH}/${id}`, { name: 'Mine' }), status, code);
    expectProblem(await test.post(who, `${PATH}/${id}/test`), status, code);
    expectProblem(await test.delete(who, `${PATH}/${id}`), status, code);
  }
  for (const one of colleagues) {
    expectProblem(await test.get(one, PATH), 403, 'forbidden');
    expectProblem(await connect({}, one), 403, 'forbidden');
  }
  expect((await test.get(other, PATH)).json()).toEqual([]);
});

it('needs a plan that has it, but can be seen and removed without', async () => {
  const { id } = (await connect()).json();
  await test.sql`update subscriptions set plan = 'free' where organization_id = ${member.organizationId}`;
  // The plan is known to a process for a few seconds.
  await expect.poll(async () => (await connect()).statusCode).toBe(403);
  expectProblem(await connect(), 403, 'plan_required');
  expectProblem(await test.put(member, `${PATH}/${id}`, { name: 'More' }), 403, 'plan_required');
  expectProblem(await test.post(member, `${PATH}/${id}/test`), 403, 'plan_required');
  expect((await test.get(member, `${PATH}/${id}`)).statusCode).toBe(200);
  expect((await test.delete(member, `${PATH}/${id}`)).statusCode).toBe(204);
});

it('sent twice with one key, it is made once', async () => {
  const send = () => connect({}, member, { 'idempotency-key': 'one-connection' });
  const [first, second] = [await send(), await send()];
  expect([first.statusCode, second.statusCode, second.json()]).toEqual([201, 201, first.json()]);
  expect((await test.get(member, PATH)).json()).toHaveLength(1);
  await test.delete(member, `${PATH}/${first.json().id}`);
  expectProblem(await send(), 404, 'connection_not_found');
});
