import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const OLD = 'correct horse';
const NEW = 'battery staple';

const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const signIn = (password = OLD, userAgent = 'Firefox') =>
  test.post(null, '/api/auth/login', { email: member.user.email, password }, { 'user-agent': userAgent });
const withToken = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });
const me = (accessToken: string) => test.send(null, { url: '/api/auth/me', ...withToken(accessToken) });
const sessionsOf = (who = member) => test.get(who, '/api/auth/sessions');
const end = (id: string, who = member) => test.delete(who, `/api/auth/sessions/${id}`);
const change = (currentPassword: string, newPassword: string, who = member) =>
  test.put(who, '/api/auth/change-password', { currentPassword, newPassword });
const lastChange = async () => {
  const rows = await member.as.tenant.run((tx) =>
    tx.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1),
  );
  return rows[0];
};

describe('GET /auth/sessions', () => {
  it('lists none that has run out, and none is there to be ended', async () => {
    const { id } = (await sessionsOf()).json()[0];
    clock.advance(8 * 24 * 60 * 60_000);
    const { accessToken } = (await signIn()).json();
    const reply = await test.send(null, { url: '/api/auth/sessions', ...withToken(accessToken) });
    expect(reply.json().map((session: { current: boolean }) => session.current)).toEqual([true]);
    const ended = await test.send(null, {
      method: 'DELETE',
      url: `/api/auth/sessions/${id}`,
      ...withToken(accessToken),
    });
    expectProblem(ended, 404, 'session_not_found');
  });

  it('lists those that are open, newest first, with where they came from', async () => {
    await signIn(OLD, 'Firefox');
    await signIn(OLD, 'x'.repeat(1_000));
    const reply = await sessionsOf();
    expect(
      reply.json().map(({ device, current }: { device: string; current: boolean }) => [device, current]),
    ).toEqual([
      ['x'.repeat(300), false],
      ['Firefox', false],
      [null, true],
    ]);
    expect(reply.json()[1]).toMatchObject({ address: '127.0.0.1', createdAt: expect.stringMatching(/Z$/) });
    expect(JSON.stringify(reply.json())).not.toMatch(/hash|pr[rc]_/i);
  });

  it('goes by pages', async () => {
    for (const device of ['a', 'b', 'c']) await signIn(OLD, device);
    const first = await test.get(member, '/api/auth/sessions?limit=2');
    expect(first.json()).toHaveLength(2);
    const next = /<([^>]+)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? '';
    expect((await test.get(member, next)).json()).toHaveLength(2);
  });

  it('says when they were seen last, to the minute', async () => {
    const { accessToken } = (await signIn()).json();
    const seen = async () => {
      await test.send(null, { url: '/api/auth/me', ...withToken(accessToken) });
      await test.ctx.background.settled();
      const reply = await test.send(null, { url: '/api/auth/sessions?limit=1', ...withToken(accessToken) });
      return Date.parse(reply.json()[0].lastSeenAt);
    };
    const first = await seen();
    clock.advance(30_000);
    expect(await seen()).toBe(first);
    clock.advance(31_000);
    expect(await seen()).toBe(first + 61_000);
  });

  it('shows nobody the sessions of others, and none that ended or expired', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const ids = (await sessionsOf(colleague)).json().map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(member.sessionId);
    const { accessToken } = (await signIn()).json();
    await test.send(null, { method: 'POST', url: '/api/auth/logout', ...withToken(accessToken) });
    expect((await sessionsOf()).json()).toHaveLength(1);
    clock.advance(8 * 24 * 60 * 60_000);
    const anew = (await signIn()).json();
    const open = await test.send(null, { url: '/api/auth/sessions', ...withToken(anew.accessToken) });
    expect(open.json()).toHaveLength(1);
  });
});

describe('DELETE /auth/sessions/:id', () => {
  it('ends one at once, and is in the audit log', async () => {
    const { accessToken, refreshToken } = (await signIn()).json();
    const [newest] = (await sessionsOf()).json();
    expect((await end(newest.id)).statusCode).toBe(204);
    expectProblem(await me(accessToken), 401, 'unauthenticated');
    const refreshed = await test.post(null, '/api/auth/refresh', { refreshToken });
    expectProblem(refreshed, 401, 'refresh_token_invalid');
    expect((await sessionsOf()).statusCode).toBe(200);
    expect(await lastChange()).toMatchObject({
      action: 'session.end',
      target: newest.id,
      userId: member.user.id,
    });
    expectProblem(await end(newest.id), 404, 'session_not_found');
  });

  it('ends none of somebody else, a colleague or an admin as little as a stranger', async () => {
    const colleague = await buildColleague(test.ctx, member, 'admin');
    const stranger = await buildMember(test.ctx);
    for (const who of [colleague, stranger])
      expectProblem(await end(member.sessionId, who), 404, 'session_not_found');
    expect((await sessionsOf()).statusCode).toBe(200);
  });

  it('may end the one that asks', async () => {
    expect((await end(member.sessionId)).statusCode).toBe(204);
    expectProblem(await sessionsOf(), 401, 'unauthenticated');
  });
});

describe('PUT /auth/change-password', () => {
  it('changes it and ends all other sessions, in other organizations, too', async () => {
    const elsewhere = await buildMember(test.ctx);
    const other = (await signIn()).json();
    expect((await change(OLD, NEW)).statusCode).toBe(204);
    expectProblem(await me(other.accessToken), 401, 'unauthenticated');
    expect((await sessionsOf()).json()).toHaveLength(1);
    expectProblem(await signIn(OLD), 401, 'invalid_credentials');
    expect((await signIn(NEW)).statusCode).toBe(200);
    expect((await sessionsOf(elsewhere)).statusCode).toBe(200);
  });

  it('is in the audit log without either password', async () => {
    await change(OLD, NEW);
    const row = await lastChange();
    expect(row).toMatchObject({ action: 'user.change-password', target: member.user.id });
    expect(JSON.stringify(row)).not.toMatch(/correct horse|battery staple|argon2/);
  });

  it('needs the current one', async () => {
    expectProblem(await change('something else', NEW), 422, 'wrong_password');
    expect((await signIn(OLD)).statusCode).toBe(200);
  });

  it('counts wrong ones as failed sign-ins of the account', async () => {
    for (let i = 0; i < 10; i++) await change(`guess ${i}`, NEW);
    expectProblem(await change(OLD, NEW), 429, 'rate_limited');
    expectProblem(await signIn(OLD), 429, 'rate_limited');
  });

  it.each([
    ['too short', 'abc4567'],
    ['one of the commonest', 'password1'],
    ['their name', 'Test User'],
    ['too long', 'é'.repeat(513)],
  ])('refuses one that is %s', async (_what, password) => {
    const problem = expectProblem(await change(OLD, password), 400, 'validation_failed');
    expect(problem.errors?.[0]?.path).toMatch(/^\/?newPassword$/);
    expect((await signIn(OLD)).statusCode).toBe(200);
  });

  it('lets one of two at once through', async () => {
    const replies = await Promise.all([change(OLD, NEW), change(OLD, 'another staple')]);
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 422]);
  });
});

it('a session that moves, or ends under another organization’s name, is in the log of its own', async () => {
  const person = await buildColleague(test.ctx, member, 'member');
  const { organizationId } = person.user;
  const logIn = (who: Member['as']) =>
    who.tenant.run((tx) => tx.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1));
  const moved = await test.post(member, '/api/auth/switch-organization', {
    organizationId: member.organizationId,
  });
  expect(moved.statusCode, moved.body).toBe(200);
  expect(await logIn(member.as)).toMatchObject([{ action: 'session.create', userId: member.user.id }]);
  const headers = { 'x-organization': organizationId };
  const ended = await test.post(person, '/api/auth/logout', undefined, headers);
  expect(ended.statusCode, ended.body).toBe(204);
  expect(await logIn(member.as)).toMatchObject([{ action: 'session.end', target: person.sessionId }]);
});

it('an API key has no session of its own, and belongs to somebody', async () => {
  const { key } = await createApiKey(member.as, { name: 'key' });
  const reply = await test.get(null, '/api/auth/session', { 'x-api-key': key });
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    { user: expect.objectContaining({ id: member.user.id }), session: null },
  ]);
});

it('none of it is for API keys', async () => {
  const { key } = await createApiKey(member.as, { name: 'ci' });
  const headers = { 'x-api-key': key };
  for (const request of [
    { url: '/api/auth/sessions' },
    { method: 'DELETE', url: `/api/auth/sessions/${member.sessionId}` },
    {
      method: 'PUT',
      url: '/api/auth/change-password',
      payload: { currentPassword: OLD, newPassword: NEW },
    },
  ] as const)
    expectProblem(await test.send(null, { ...request, headers }), 403, 'forbidden');
  expect((await signIn(OLD)).statusCode).toBe(200);
});
