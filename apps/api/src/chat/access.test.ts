import { memberships } from '@refinery/db/schema/memberships.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { json } from '@refinery/relay/relay/testing/stub-vendor.ts';
import { buildColleague, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import type { InjectOptions } from 'fastify';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChatApp } from './testing/chat-app.ts';

const test = fixture(openChatApp);
let admin: Member;
let member: Member;
let colleague: Member;
let viewer: Member;
let stranger: Member;
let id: string;
beforeAll(async () => {
  test.vendor.respondWith(
    json({ model: 'm', choices: [{ message: { content: 'ok' }, finish_reason: 'stop' }] }),
  );
});

beforeEach(async () => {
  admin = await test.newMember();
  stranger = await test.newMember();
  [member, colleague, viewer] = [
    await buildColleague(test.ctx, admin, 'member'),
    await buildColleague(test.ctx, admin, 'member'),
    await buildColleague(test.ctx, admin, 'viewer'),
  ];
  id = await test.createSession(member);
  await test.say(member, id, 'A secret of xyzzy');
});

const statusOf = async (who: Member, request: InjectOptions) => (await test.send(who, request)).statusCode;
const one = (url = id) => `/api/chat/sessions/${url}`;
const listed = async (who: Member, url = '/api/chat/sessions') =>
  (await test.get(who, url)).json<{ id: string }[]>().map((session) => session.id);

describe('a session', () => {
  const requests: [string, () => InjectOptions][] = [
    ['read', () => ({ url: one() })],
    ['changed', () => ({ method: 'PUT', url: one(), payload: { title: 'Mine' } })],
    ['written in', () => ({ method: 'POST', url: `${one()}/messages`, payload: { content: 'Hi' } })],
    [
      'streamed',
      () => ({ method: 'POST', url: `${one()}/messages`, payload: { content: 'Hi', stream: true } }),
    ],
    ['asked in', () => ({ method: 'POST', url: '/api/chat', payload: { message: 'Hi', sessionId: id } })],
    ['deleted', () => ({ method: 'DELETE', url: one() })],
  ];
  it.each(requests)('of somebody else is not %s', async (_what, request) => {
    const statuses = [await statusOf(colleague, request()), await statusOf(stranger, request())];
    expect([...statuses, await statusOf(viewer, request())]).toEqual([404, 404, 403]);
    expect((await test.read(member, id)).messages).toHaveLength(2);
  });

  it('is read and deleted by admins, who do not write in it', async () => {
    const statuses = [];
    for (const [, request] of requests) statuses.push(await statusOf(admin, request()));
    expect(statuses).toEqual([200, 403, 403, 403, 403, 204]);
    expect(await statusOf(member, { url: one() })).toBe(404);
  });

  it('is none of those that a key of an admin reads', async () => {
    const { key } = await createApiKey(admin.as, { name: 'ci', scopes: ['models:call'] });
    const headers = { 'x-api-key': key };
    expect((await test.get(null, one(), headers)).statusCode).toBe(404);
    expect((await test.get(null, '/api/chat/sessions', headers)).json()).toEqual([]);
    const own = await test.post(null, '/api/chat', { message: 'Hi' }, headers);
    expect(await statusOf(admin, { url: one(own.json().sessionId) })).toBe(200);
  });

  it('is listed for its person and for admins', async () => {
    const others = await test.createSession(colleague);
    const url = `/api/chat/tenants/${admin.organizationId}/sessions`;
    expect([await listed(member), await listed(member, url)]).toEqual([[id], [id]]);
    expect(await listed(admin)).toEqual([others, id]);
    expect(await listed(admin, `${url}?userId=${member.user.id}`)).toEqual([id]);
    expect(await listed(member, `${url}?userId=${colleague.user.id}`)).toEqual([]);
    expect(await statusOf(stranger, { url })).toBe(404);
    const first = await test.get(admin, '/api/chat/sessions?limit=1');
    expect(first.headers.link).toContain(`cursor=${others}`);
  });
});

describe('a session for an organization that is named', () => {
  const create = (who: Member, tenantId: string, headers: Record<string, string> = {}) =>
    test.post(who, '/api/chat/sessions', { tenantId }, headers);

  it('is made there, with the rights that its person has there', async () => {
    const { organizationId } = stranger;
    const join = (userId: string, role: 'member' | 'viewer') =>
      test.ctx.systemDb.insert(memberships).values({ organizationId, userId, role });
    await join(member.user.id, 'member');
    await join(colleague.user.id, 'viewer');
    const made = await create(member, organizationId, { 'idempotency-key': 'there' });
    expect(made.statusCode).toBe(201);
    expect((await create(member, organizationId, { 'idempotency-key': 'there' })).json()).toEqual(
      made.json(),
    );
    const headers = { 'x-organization': organizationId };
    const there = await test.get(member, one(made.json().id), headers);
    expect(there.json()).toMatchObject({ id: made.json().id });
    expect(await statusOf(member, { url: one(made.json().id) })).toBe(404);
    expect((await create(colleague, organizationId)).statusCode).toBe(403);
  });

  it('is refused as elsewhere', async () => {
    const refused = await create(member, stranger.organizationId);
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'organization_not_found']);
    const two = await create(member, stranger.organizationId, { 'x-organization': admin.organizationId });
    expect(two.statusCode).toBe(400);
    const { key } = await createApiKey(member.as, { name: 'ci', scopes: ['models:call'] });
    const reply = await test.post(
      null,
      '/api/chat/sessions',
      { tenantId: stranger.organizationId },
      { 'x-api-key': key },
    );
    expect(reply.statusCode).toBe(404);
  });
});

it('messages come by pages', async () => {
  await test.say(member, id, 'Two');
  const first = await test.get(member, `${one()}?limit=3`);
  const chat = first.json();
  expect(chat.messages.map(({ content }: { content: string }) => content)).toEqual(['ok', 'Two', 'ok']);
  expect(first.headers.link).toContain(`cursor=${chat.nextCursor}`);
  const rest = await test.get(member, `${one()}?limit=3&cursor=${chat.nextCursor}`);
  expect(rest.json()).toMatchObject({ messages: [{ content: 'A secret of xyzzy' }], nextCursor: null });
});

it('a session that is deleted during a reply ends it', async () => {
  const gate = Promise.withResolvers<void>();
  test.vendor.respondWith(async (response, received) => {
    await gate.promise;
    await json({ model: 'm', choices: [{ message: { content: 'late' }, finish_reason: 'stop' }] })(
      response,
      received,
    );
  });
  const count = test.vendor.received.length;
  const asked = test.say(member, id, 'Hello');
  await expect.poll(() => test.vendor.received.length).toBe(count + 1);
  expect(await statusOf(member, { method: 'DELETE', url: one() })).toBe(204);
  gate.resolve();
  expect((await asked).statusCode).toBe(503);
  expect(await statusOf(member, { url: one() })).toBe(404);
});
