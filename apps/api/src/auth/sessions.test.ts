import { randomBytes } from 'node:crypto';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import { Redis } from 'ioredis';
import { beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const DAY_MS = 24 * 60 * 60_000;

const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const refresh = (refreshToken: unknown) => test.post(null, '/api/auth/refresh', { refreshToken });
const me = (token: string) => test.get(null, '/api/auth/me', { authorization: `Bearer ${token}` });

describe('POST /auth/refresh', () => {
  it('exchanges a token for new ones that work', async () => {
    const reply = await refresh(member.refreshToken);
    expect(reply.statusCode).toBe(200);
    const tokens = reply.json();
    expect(Object.keys(tokens).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken']);
    expect(tokens.refreshToken).not.toBe(member.refreshToken);
    expect((await me(tokens.accessToken)).json().id).toBe(member.user.id);
    expect((await refresh(tokens.refreshToken)).statusCode).toBe(200);
  });

  it('ends the session when a used token comes again, access token included', async () => {
    const next = (await refresh(member.refreshToken)).json();
    expectProblem(await refresh(member.refreshToken), 401, 'refresh_token_reused');
    expectProblem(await refresh(next.refreshToken), 401, 'refresh_token_invalid');
    expectProblem(await me(next.accessToken), 401, 'unauthenticated');
  });

  it('ends no other session of the same person', async () => {
    const payload = { email: member.user.email, password: 'correct horse' };
    const other = (await test.post(null, '/api/auth/login', payload)).json();
    await refresh(member.refreshToken);
    expectProblem(await refresh(member.refreshToken), 401, 'refresh_token_reused');
    expect((await me(other.accessToken)).statusCode).toBe(200);
    expect((await refresh(other.refreshToken)).statusCode).toBe(200);
  });

  it('lets one of two simultaneous exchanges through and takes the other for reuse', async () => {
    const replies = await Promise.all([refresh(member.refreshToken), refresh(member.refreshToken)]);
    const [exchanged, refused] = replies.sort((one, other) => one.statusCode - other.statusCode);
    if (!exchanged || !refused) throw new Error('There are no two replies.');
    expect(exchanged.statusCode).toBe(200);
    expectProblem(refused, 401, 'refresh_token_reused');
    expectProblem(await me(exchanged.json().accessToken), 401, 'unauthenticated');
  });

  it('works for 7 days after the last exchange, and not longer', async () => {
    clock.advance(7 * DAY_MS - 1_000);
    const next = (await refresh(member.refreshToken)).json();
    clock.advance(7 * DAY_MS - 1_000);
    const last = (await refresh(next.refreshToken)).json();
    clock.advance(7 * DAY_MS);
    expectProblem(await refresh(last.refreshToken), 401, 'refresh_token_invalid');
  });

  it('keeps no token readable', async () => {
    const [row] = await test.ctx.systemDb.select().from(sessions).where(eq(sessions.id, member.sessionId));
    expect(JSON.stringify(row)).not.toContain(member.refreshToken.slice(-40));
  });

  it.each([
    ['another text', 'hello'],
    ['a forged one', `prr_${randomBytes(48).toString('base64url')}`],
    ['a short one', 'prr_abc'],
    ['an access token', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
  ])('refuses %s', async (_case, token) => {
    expectProblem(await refresh(token), 401, 'refresh_token_invalid');
  });

  it.each([null, 3, '', ['x'], 'x'.repeat(501), undefined])('refuses the value %j', async (token) => {
    expectProblem(await refresh(token), 400, 'validation_failed');
  });
});

describe('POST /auth/logout', () => {
  it('ends the session at once, refresh token included', async () => {
    const { accessToken, refreshToken } = (await refresh(member.refreshToken)).json();
    const headers = { authorization: `Bearer ${accessToken}` };
    const reply = await test.post(null, '/api/auth/logout', undefined, headers);
    expect([reply.statusCode, reply.body]).toEqual([204, '']);
    expectProblem(await me(accessToken), 401, 'unauthenticated');
    expectProblem(await refresh(refreshToken), 401, 'refresh_token_invalid');
    expectProblem(await test.post(null, '/api/auth/logout', undefined, headers), 401, 'unauthenticated');
  });

  it('holds where Redis has just lost everything', async () => {
    const { accessToken, refreshToken } = (await refresh(member.refreshToken)).json();
    expect((await me(accessToken)).statusCode).toBe(200);
    const headers = { authorization: `Bearer ${accessToken}` };
    await test.post(null, '/api/auth/logout', undefined, headers);
    // All that this test's part of it holds.
    const redis = new Redis(inject('services').redisUrl);
    const keys = await redis.keys(`${test.environment.REDIS_PREFIX}*`);
    if (keys.length) await redis.del(...keys);
    await redis.quit();
    expectProblem(await me(accessToken), 401, 'unauthenticated');
    expectProblem(await refresh(refreshToken), 401, 'refresh_token_invalid');
  });

  it('takes an empty body that claims to be JSON, as many clients send', async () => {
    const headers = { 'content-type': 'application/json' };
    const reply = await test.post(member, '/api/auth/logout', '', headers);
    expect(reply.statusCode).toBe(204);
  });

  it('refuses an API key, which has no session', async () => {
    const made = await test.post(member, '/api/api-keys', { name: 'ci' });
    const headers = { 'x-api-key': made.json().key };
    const reply = await test.post(null, '/api/auth/logout', undefined, headers);
    expectProblem(reply, 403, 'forbidden');
  });
});

describe('access tokens', () => {
  const claims = () => ({ sid: member.sessionId, sub: member.user.id });
  const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

  it('work as many seconds as they are said to', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: clock.now() });
    try {
      const issuedAt = Math.floor(Date.now() / 1_000);
      const { accessToken, expiresIn } = (await refresh(member.refreshToken)).json();
      const end = (issuedAt + expiresIn) * 1_000;
      vi.setSystemTime(end - 1);
      expect((await me(accessToken)).statusCode).toBe(200);
      vi.setSystemTime(end + 1);
      expectProblem(await me(accessToken), 401, 'token_expired');
    } finally {
      vi.useRealTimers();
    }
  });

  it('work no longer than their session', async () => {
    const token = test.app.jwt.sign(claims());
    clock.advance(7 * DAY_MS - 1);
    expect((await me(token)).statusCode).toBe(200);
    clock.advance(1);
    expectProblem(await me(token), 401, 'unauthenticated');
  });

  it('that have expired say so by a code of their own', async () => {
    const token = test.app.jwt.sign({ ...claims(), iat: seconds(-90_000) });
    const reply = await me(token);
    expectProblem(reply, 401, 'token_expired');
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  it.each([
    ['no session', () => test.app.jwt.sign({ sub: member.user.id })],
    ['the session as no text', () => test.app.jwt.sign({ sid: 3 })],
    ['a session nobody has', () => test.app.jwt.sign({ sid: '01890000-0000-7000-8000-000000000000' })],
    ['another issuer', () => test.app.jwt.sign(claims(), { iss: 'another' })],
    ['a changed signature', () => `${test.app.jwt.sign(claims()).slice(0, -4)}AAAA`],
    [
      'a changed signature, after it expired',
      () => `${test.app.jwt.sign({ ...claims(), iat: seconds(-90_000) }).slice(0, -4)}AAAA`,
    ],
    ['another algorithm', () => test.app.jwt.sign(claims(), { algorithm: 'HS512' })],
    ['no signature', () => unsigned(claims())],
    ['three dots', () => '...'],
    ['a text', () => 'null'],
  ])('with %s are refused', async (_case, token) => {
    expectProblem(await me(token()), 401, 'unauthenticated');
  });

  it.each([
    [{}],
    [{ authorization: '' }],
    [{ authorization: 'Bearer' }],
    [{ authorization: 'Basic dXNlcjpwYXNz' }],
    [{ 'x-api-key': '' }],
    [{ 'x-api-key': 'garbage' }],
  ])('are asked for where the headers are %j', async (headers) => {
    const reply = await test.get(null, '/api/auth/me', headers);
    expectProblem(reply, 401, 'unauthenticated');
  });
});

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1_000) + 1_000;
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ...claims, exp, iss: 'prompt-refinery' })}.`;
}
