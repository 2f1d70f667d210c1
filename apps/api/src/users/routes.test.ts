import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const test = fixture((services) => openTestApp(services, { clock }));
let member: Member;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
});

const profileOf = (who = member) => test.get(who, '/api/users/profile');
const change = (payload: unknown, who = member) => test.put(who, '/api/users/profile', payload as object);

describe('GET /users/profile', () => {
  it('says who somebody is', async () => {
    const reply = await profileOf();
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      id: member.user.id,
      email: member.user.email,
      emailVerified: false,
      fullName: 'Test User',
      locale: null,
      preferences: {},
      createdAt: expect.stringMatching(/Z$/),
    });
  });

  it('says it to an API key of theirs', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    const reply = await test.get(null, '/api/users/profile', { 'x-api-key': key });
    expect(reply.json().email).toBe(member.user.email);
  });
});

describe('PUT /users/profile', () => {
  it('changes what is given, for this person only', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const first = await change({
      fullName: '  Ada King ',
      preferences: { theme: 'dark', size: 12, tips: false },
    });
    expect(first.json()).toMatchObject({ fullName: 'Ada King', locale: null });
    const second = await change({ locale: 'de-AT' });
    expect(second.json()).toMatchObject({
      fullName: 'Ada King',
      locale: 'de-AT',
      preferences: { theme: 'dark', size: 12, tips: false },
    });
    const emptied = (await change({ locale: null, preferences: {} })).json();
    expect([emptied.locale, emptied.preferences]).toEqual([null, {}]);
    const { fullName, locale, preferences } = (await profileOf()).json();
    expect([fullName, locale, preferences]).toEqual(['Ada King', null, {}]);
    expect((await profileOf(colleague)).json()).toMatchObject({ fullName: 'Test User' });
  });

  it('is in the audit log, without the values of preferences', async () => {
    await change({ fullName: 'Ada King', preferences: { note: 'hush' } });
    const [row] = await member.as.tenant.run((tx) => tx.select().from(auditLog).orderBy(desc(auditLog.id)));
    expect(row).toMatchObject({
      action: 'user.update',
      target: member.user.id,
      before: { fullName: 'Test User', preferences: [] },
      after: { fullName: 'Ada King', preferences: ['note'] },
    });
    expect(JSON.stringify(row)).not.toContain('hush');
  });

  it.each([
    ['nothing', {}],
    ['an empty name', { fullName: ' ' }],
    ['a name that is too long', { fullName: 'x'.repeat(201) }],
    ['a locale that is none', { locale: 'deutsch bitte' }],
    ['an id', { id: '0198c0de-0000-7000-8000-000000000000' }],
    ['an e-mail', { email: 'eve@example.com' }],
    ['a role', { fullName: 'Eve', role: 'admin' }],
    ['a hash', { passwordHash: 'x' }],
    ['preferences in preferences', { preferences: { a: { b: 1 } } }],
    ['a preference with an odd name', { preferences: { 'a name': 1 } }],
    [
      'too many preferences',
      { preferences: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`p${i}`, i])) },
    ],
    ['a preference that is too long', { preferences: { a: 'x'.repeat(501) } }],
  ])('refuses %s, and nothing changes', async (_what, payload) => {
    const before = (await profileOf()).json();
    expectProblem(await change(payload), 400, 'validation_failed');
    expect((await profileOf()).json()).toEqual(before);
  });

  it('is for people only', async () => {
    const { key } = await createApiKey(member.as, { name: 'ci' });
    const reply = await test.put(null, '/api/users/profile', { fullName: 'Eve' }, { 'x-api-key': key });
    expectProblem(reply, 403, 'forbidden');
  });
});

describe('GET /users/stats', () => {
  it('counts what this person did in this organization this month', async () => {
    const colleague = await buildColleague(test.ctx, member, 'member');
    const optimize = (who: Member) =>
      test.post(who, '/api/optimize', { text: 'Please write a poem about the sea in order to win.' });
    const saved = (await optimize(member)).json();
    await optimize(colleague);
    for (const status of ['failed', 'processing']) {
      const { id } = (await optimize(member)).json();
      await asSuperuser(
        test.ctx,
        (sql) => sql`update optimizations set status = ${status}, refined_tokens = null where id = ${id}`,
      );
    }
    for (const who of [member, colleague]) {
      await createApiKey(who.as, { name: 'ci' });
      await test.post(who, '/api/batches', { items: [{ text: 'Write it.' }] });
    }
    const stats = () => test.get(member, '/api/users/stats');
    const now = clock.now();
    const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
    const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1));
    const since = async (who: Member) => (await test.get(who, '/api/users/stats')).json().memberSince;
    await asSuperuser(
      test.ctx,
      (sql) => sql`update memberships set created_at = '2025-03-01' where user_id = ${colleague.user.id}`,
    );
    expect(await since(colleague)).toBe('2025-03-01T00:00:00.000Z');
    expect(await since(member)).not.toBe('2025-03-01T00:00:00.000Z');
    expect((await stats()).json()).toEqual({
      period: { start: start.toISOString(), end: end.toISOString() },
      optimizations: 1,
      tokensSaved: saved.originalTokens - saved.refinedTokens,
      batches: 1,
      apiKeys: 1,
      memberSince: expect.stringMatching(/Z$/),
    });
    clock.advance(32 * 24 * 60 * 60_000);
    member = {
      ...member,
      ...(
        await test.post(null, '/api/auth/login', { email: member.user.email, password: 'correct horse' })
      ).json(),
    };
    const later = await test.get(null, '/api/users/stats', {
      authorization: `Bearer ${Object(member).accessToken}`,
    });
    expect(later.json()).toMatchObject({ optimizations: 0, tokensSaved: 0, batches: 0, apiKeys: 1 });
  });
});
