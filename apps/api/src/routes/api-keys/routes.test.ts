import { NAMED_SCOPES, SCOPES } from '@refinery/contracts/enums.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { clock }));
let admin: Member;
const clock = new TestClock();

beforeAll(async () => {
  admin = await buildMember(test.ctx);
});

const make = (payload: object, who = admin) => test.post(who, '/api/api-keys', payload);
const remove = (id: string, who = admin) => test.delete(who, `/api/api-keys/${id}`);
const usage = (headers: Record<string, string>) => test.get(null, '/api/usage', headers);

describe('POST /api-keys', () => {
  it('returns the key once and stores its hash', async () => {
    const reply = await make({ name: '  CI  ', scopes: ['usage:read'] });
    expect(reply.statusCode).toBe(201);
    const { key, ...described } = reply.json();
    expect(key).toMatch(/^prk_[\w-]{43}$/);
    expect(described).toEqual({
      id: expect.any(String),
      name: 'CI',
      prefix: key.slice(0, 12),
      scopes: ['usage:read'],
      createdAt: clock.now().toISOString(),
      lastUsedAt: null,
      lastUsedAddress: null,
      expiresAt: null,
      allowedAddresses: null,
      rateLimitPerMinute: null,
      monthlyQuota: null,
      monthlyBudgetUsd: null,
      tokensPerMinute: null,
      compactToolResults: false,
      replyCache: null,
      previous: null,
    });
    const listed = await test.get(admin, '/api/api-keys');
    expect(listed.json()[0]).toEqual(described);
    expect(listed.body).not.toContain(key.slice(12));
    const [row] = await test.ctx.systemDb.select().from(apiKeys).where(eq(apiKeys.id, described.id));
    expect(JSON.stringify(row)).not.toContain(key.slice(12));
  });

  it('gives every scope the caller holds where none is named, but for those that want to be named', async () => {
    const scopes = SCOPES.filter((scope) => !NAMED_SCOPES.includes(scope));
    expect((await make({ name: 'all' })).json().scopes).toEqual(scopes);
    const member = await buildColleague(test.ctx, admin, 'member');
    expect((await make({ name: 'all' }, member)).json().scopes).toEqual(scopes);
    expect((await make({ name: 'all', scopes: SCOPES })).json().scopes).toEqual(SCOPES);
    expectProblem(await make({ name: 'all', scopes: NAMED_SCOPES }, member), 403, 'forbidden');
  });

  it.each([
    ['no name', {}, ''],
    ['an empty name', { name: ' ' }, 'name'],
    ['an unknown scope', { name: 'a', scopes: ['admin'] }, 'scopes.0'],
    ['no scope', { name: 'a', scopes: [] }, 'scopes'],
    ['a scope twice', { name: 'a', scopes: ['usage:read', 'usage:read'] }, 'scopes'],
    ['a scope for people only', { name: 'a', scopes: ['providers:write'] }, 'scopes.0'],
    ['a past expiry', { name: 'a', expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry without a zone', { name: 'a', expiresAt: '2099-01-01T00:00:00' }, 'expiresAt'],
    ['an expiry at a leap second', { name: 'a', expiresAt: '2099-12-31T23:59:60Z' }, 'expiresAt'],
    ['parts of a millionth of a dollar', { name: 'a', monthlyBudgetUsd: 0.0000001 }, 'monthlyBudgetUsd'],
    ['replies kept for no time', { name: 'a', replyCache: { ttlSeconds: 0 } }, 'replyCache.ttlSeconds'],
    ['an expiry past all calendars', { name: 'a', expiresAt: '9999-12-31T23:59:59-01:00' }, 'expiresAt'],
  ])('refuses %s', async (_case, payload, path) => {
    const problem = expectProblem(await make(payload), 400, 'validation_failed');
    expect(problem.errors[0].path).toBe(path);
  });
});

describe('an API key', () => {
  it('works in X-API-Key and as Bearer, and notes its last use', async () => {
    const { id, key } = (await make({ name: 'both' })).json();
    expect((await usage({ 'x-api-key': key })).statusCode).toBe(200);
    expect((await usage({ authorization: `Bearer ${key}` })).statusCode).toBe(200);
    expect((await usage({ authorization: `bearer ${key}` })).statusCode).toBe(200);
    await test.ctx.background.settled();
    const listed = (await test.get(admin, '/api/api-keys')).json();
    const entry = listed.find((candidate: { id: string }) => candidate.id === id);
    expect(entry.lastUsedAt).toBe(clock.now().toISOString());
  });

  it('tells whose it is', async () => {
    const { key } = (await make({ name: 'me' })).json();
    const reply = await test.get(null, '/api/auth/me', { 'x-api-key': key });
    expect(reply.json().id).toBe(admin.user.id);
  });

  it('stops at its expiry', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000).toISOString();
    const { key } = (await make({ name: 'short', expiresAt })).json();
    clock.advance(59_999);
    expect((await usage({ 'x-api-key': key })).statusCode).toBe(200);
    clock.advance(1);
    expectProblem(await usage({ 'x-api-key': key }), 401, 'unauthenticated');
  });

  it('stops at once when it is deleted', async () => {
    const { id, key } = (await make({ name: 'gone' })).json();
    expect((await usage({ 'x-api-key': key })).statusCode).toBe(200);
    expect((await remove(id)).statusCode).toBe(204);
    expectProblem(await usage({ 'x-api-key': key }), 401, 'unauthenticated');
    expectProblem(await remove(id), 404, 'api_key_not_found');
  });

  it.each(['prk_', 'prk_unknown', `prk_${'A'.repeat(43)}`, 'prk_\u0080'])('%j is refused', async (key) => {
    expectProblem(await usage({ 'x-api-key': key }), 401, 'unauthenticated');
  });

  it('cannot make or see keys', async () => {
    const { key } = (await make({ name: 'all' })).json();
    const headers = { 'x-api-key': key };
    const made = await test.post(null, '/api/api-keys', { name: 'a' }, headers);
    expectProblem(made, 403, 'forbidden');
    expectProblem(await test.get(null, '/api/api-keys', headers), 403, 'forbidden');
  });
});

describe('colleagues', () => {
  it('members delete their own keys only, admins any', async () => {
    const member = await buildColleague(test.ctx, admin, 'member');
    const ofAdmin = (await make({ name: 'admin' })).json();
    const ofMember = (await make({ name: 'member' }, member)).json();
    expectProblem(await remove(ofAdmin.id, member), 403, 'forbidden');
    expect((await usage({ 'x-api-key': ofAdmin.key })).statusCode).toBe(200);
    expect((await remove(ofMember.id)).statusCode).toBe(204);
    const again = (await make({ name: 'member' }, member)).json();
    expect((await remove(again.id, member)).statusCode).toBe(204);
  });
});

describe('GET /api-keys', () => {
  it('pages, newest first, by the Link header', async () => {
    const owner = await buildMember(test.ctx);
    for (const name of ['one', 'two', 'three']) await make({ name }, owner);
    const pages: string[][] = [];
    let url: string | undefined = '/api/api-keys?limit=2';
    while (url) {
      const reply = await test.get(owner, url);
      pages.push(reply.json().map((entry: { name: string }) => entry.name));
      url = /^<(.+)>; rel="next"$/.exec(String(reply.headers.link))?.[1];
    }
    expect(pages).toEqual([['three', 'two'], ['one']]);
  });
});
