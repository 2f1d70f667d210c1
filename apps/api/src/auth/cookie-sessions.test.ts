import { sessions } from '@refinery/db/schema/sessions.ts';
import { authenticateCookie } from '@refinery/domain/auth/authenticate.ts';
import { openSession } from '@refinery/domain/auth/sessions.ts';
import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { TestClock } from '@refinery/testing/test-clock.ts';
import { eq } from 'drizzle-orm';
import type { LightMyRequestResponse } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, setCookiesOf } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openTestApp } from '../testing/test-app.ts';

const HOUR = 60 * 60_000;

const test = fixture((services) => openTestApp(services, { clock, env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
let member: Member;
let browser: Browser;
const clock = new TestClock();

beforeEach(async () => {
  member = await buildMember(test.ctx);
  browser = new Browser();
});

const signIn = (more: object = {}) => browser.signIn(test, member.user.email, more);
const me = (who = browser) => who.send(test, { url: '/api/auth/me' });
const logout = (who = browser) => who.send(test, { method: 'POST', url: '/api/auth/logout' });
const rowsOf = () =>
  test.ctx.systemDb.select().from(sessions).where(eq(sessions.userId, member.user.id)).orderBy(sessions.id);
const newest = async () => {
  const row = (await rowsOf()).at(-1);
  if (!row) throw new Error('There is a session.');
  return row;
};
const switchTo = async (): Promise<LightMyRequestResponse> => {
  const payload = { name: 'Another' };
  const created = await browser.send(test, { method: 'POST', url: '/api/organizations', payload });
  const url = '/api/auth/switch-organization';
  return browser.send(test, { method: 'POST', url, payload: { organizationId: created.json().id } });
};
const cookieIn = () => [...browser.cookies.values()][0] ?? '';

describe('signing in by cookie', () => {
  it('sets one cookie that no script reads, and gives no token', async () => {
    const reply = await signIn();
    expect(reply.statusCode).toBe(200);
    expect(Object.keys(reply.json())).toEqual(['user']);
    expect(setCookiesOf(reply)).toEqual([
      expect.stringMatching(
        /^refinery_[0-9a-f]{12}=prc_[\w-]{64}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(reply.body).not.toContain(cookieIn());
    expect((await me()).json()).toMatchObject({ id: member.user.id, caller: 'person' });
  });

  it('gives tokens and no cookie where nobody asks for one', async () => {
    for (const more of [{ session: 'tokens' }, { session: undefined }]) {
      const reply = await signIn(more);
      expect(reply.json()).toHaveProperty('refreshToken');
      expect(setCookiesOf(reply)).toEqual([]);
    }
    expectProblem(await signIn({ session: 'both' }), 400, 'validation_failed');
  });

  it('is possible by registering and under its other name', async () => {
    const person = { email: `new-${member.user.id}@example.com`, password: 'a long pass phrase' };
    const [one, other] = [new Browser(), new Browser()];
    const registered = await one.send(test, {
      method: 'POST',
      url: '/api/auth/register',
      payload: { ...person, fullName: 'Ada', session: 'cookie' },
    });
    const signedUp = await other.send(test, {
      method: 'POST',
      url: '/api/auth/signup',
      payload: { ...person, email: `x${person.email}`, name: 'Ada', session: 'cookie' },
    });
    for (const [reply, who] of [
      [registered, one],
      [signedUp, other],
    ] as const) {
      expect([reply.statusCode, Object.keys(reply.json())]).toEqual([201, ['user']]);
      expect((await me(who)).statusCode).toBe(200);
    }
  });

  it('is possible with an invitation', async () => {
    const email = `guest-${member.user.id}@example.com`;
    const invited = await test.post(member, `/api/organizations/${member.organizationId}/invitations`, {
      email,
      role: 'member',
    });
    const payload = { token: invited.json().token, fullName: 'Guest', password: 'a long pass phrase' };
    const url = '/api/auth/accept-invitation';
    const accepted = await browser.send(test, {
      method: 'POST',
      url,
      payload: { ...payload, session: 'cookie' },
    });
    expect([accepted.statusCode, Object.keys(accepted.json())]).toEqual([201, ['user']]);
    expect((await me()).json()).toMatchObject({ email, organizationId: member.organizationId });
  });

  it('replaces a cookie that somebody set before', async () => {
    const thief = new Browser();
    await thief.signIn(test, (await buildMember(test.ctx)).user.email);
    for (const [name, value] of thief.cookies) browser.cookies.set(name, value);
    await signIn();
    expect([...browser.cookies.keys()]).toEqual([...thief.cookies.keys()]);
    expect(cookieIn()).not.toBe([...thief.cookies.values()][0]);
    expect((await me()).json().id).toBe(member.user.id);
    expect((await me(thief)).json().id).not.toBe(member.user.id);
  });

  it('refuses two cookies of its name: nobody knows who set which', async () => {
    await signIn();
    const [name] = [...browser.cookies.keys()];
    const cookie = `${name}=${cookieIn()}; ${name}=prc_other`;
    expectProblem(await test.get(null, '/api/auth/me', { cookie }), 401, 'unauthenticated');
  });

  it('takes one that a browser sends twice', async () => {
    await signIn();
    const [name] = [...browser.cookies.keys()];
    const cookie = `${name}=${cookieIn()}; ${name}=${cookieIn()}`;
    expect((await test.get(null, '/api/auth/me', { cookie })).statusCode).toBe(200);
  });

  it('stores nothing that opens the session', async () => {
    await signIn();
    const row = await newest();
    expect(row).toMatchObject({
      refreshTokenHash: null,
      cookieHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(row)).not.toContain(cookieIn().slice(-40));
    const forged = [
      row.cookieHash,
      `prc_${row.cookieHash}`,
      cookieIn().replace(/.{4}$/, 'AAAA'),
      'prc_',
      '%',
    ];
    for (const value of forged) {
      const [name = ''] = [...browser.cookies.keys()];
      const headers = { cookie: `${name}=${value}` };
      expectProblem(await test.get(null, '/api/auth/me', headers), 401, 'unauthenticated');
    }
  });

  it('has nothing to refresh', async () => {
    await signIn();
    const refresh = (refreshToken: string) =>
      browser.send(test, { method: 'POST', url: '/api/auth/refresh', payload: { refreshToken } });
    expectProblem(await refresh(cookieIn()), 401, 'refresh_token_invalid');
    expectProblem(await refresh(cookieIn().replace('prc_', 'prr_')), 401, 'refresh_token_invalid');
    expect((await me()).statusCode).toBe(200);
  });
});

describe('a session by cookie', () => {
  it('keeps ten tabs signed in that ask at once, and one sign-out ends them', async () => {
    await signIn();
    const tabs = Array.from({ length: 10 }, () => {
      const tab = new Browser();
      for (const [name, value] of browser.cookies) tab.cookies.set(name, value);
      return tab;
    });
    for (let round = 0; round < 3; round++) {
      const replies = await Promise.all(tabs.map((tab) => me(tab)));
      expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
      expect(replies.flatMap(setCookiesOf)).toEqual([]);
    }
    const racing = await Promise.all([logout(), ...tabs.map((tab) => me(tab))]);
    expect(racing[0]?.statusCode).toBe(204);
    expect(browser.cookies.size).toBe(0);
    for (const tab of tabs) {
      // One of the racing requests may have cleared it already.
      expectProblem(await me(tab), 401, 'unauthenticated');
      expect(tab.cookies.size).toBe(0);
    }
  });

  it('is listed as what it is, and can be ended from there', async () => {
    await signIn();
    const list = (await test.get(member, '/api/auth/sessions')).json();
    expect(list.map(({ kind }: { kind: string }) => kind)).toEqual(['cookie', 'tokens']);
    expect(JSON.stringify(list)).not.toContain('Hash');
    await test.delete(member, `/api/auth/sessions/${list[0].id}`);
    const reply = await me();
    expectProblem(reply, 401, 'unauthenticated');
    expect(setCookiesOf(reply)).toEqual([
      expect.stringMatching(/^refinery_\w+=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('moves to another organization with another cookie', async () => {
    await signIn();
    const before = cookieIn();
    const created = await browser.send(test, {
      method: 'POST',
      url: '/api/organizations',
      payload: { name: 'Second' },
    });
    const organizationId = created.json().id;
    const url = '/api/auth/switch-organization';
    const switched = await browser.send(test, { method: 'POST', url, payload: { organizationId } });
    expect([switched.statusCode, Object.keys(switched.json())]).toEqual([200, ['user']]);
    expect(cookieIn()).not.toBe(before);
    expect((await me()).json().organizationId).toBe(organizationId);
    const [name] = [...browser.cookies.keys()];
    const old = await test.get(null, '/api/auth/me', { cookie: `${name}=${before}` });
    expectProblem(old, 401, 'unauthenticated');
  });

  it('keeps its new cookie when a request with the one before is answered after the switch', async () => {
    await signIn();
    const [name] = [...browser.cookies.keys()];
    const headers = { cookie: `${name}=${cookieIn()}` };
    const { organizationId } = (await switchTo()).json().user;
    const late = await browser.send(test, { url: '/api/usage', headers });
    expectProblem(late, 401, 'unauthenticated');
    expect(setCookiesOf(late)).toEqual([]);
    expect((await me()).json()).toMatchObject({ organizationId });
    // Nobody has a use for the old one once the new one has ended, too.
    await logout();
    expect(setCookiesOf(await browser.send(test, { url: '/api/usage', headers }))).toHaveLength(1);
  });

  it('has no use for the one before once the new one has run out', async () => {
    await signIn();
    const [name] = [...browser.cookies.keys()];
    const headers = { cookie: `${name}=${cookieIn()}` };
    await switchTo();
    clock.advance(8 * 24 * HOUR);
    expect(setCookiesOf(await browser.send(test, { url: '/api/usage', headers }))).toHaveLength(1);
  });

  it('keeps its new cookie while another tab goes on with the one before', async () => {
    await signIn();
    for (let round = 0; round < 5; round++) {
      const tab = { url: '/api/auth/me', headers: { cookie: [...browser.cookies].flat().join('=') } };
      const untilRefused = async (): Promise<LightMyRequestResponse> => {
        const reply = await browser.send(test, tab);
        return reply.statusCode === 200 ? untilRefused() : reply;
      };
      const [refused, switched] = await Promise.all([untilRefused(), switchTo()]);
      expectProblem(refused, 401, 'unauthenticated');
      const { organizationId } = switched.json().user;
      expect((await me()).json()).toMatchObject({ organizationId });
    }
  });

  it('keeps its new cookie when a request of a session that was ended elsewhere is answered late', async () => {
    await signIn();
    const [name] = [...browser.cookies.keys()];
    const headers = { cookie: `${name}=${cookieIn()}` };
    const { id } = await newest();
    await test.delete(member, `/api/auth/sessions/${id}`);
    const wrong = { cookie: `${headers.cookie.slice(0, -8)}AAAAAAAA` };
    await signIn();
    expect(setCookiesOf(await browser.send(test, { url: '/api/usage', headers }))).toEqual([]);
    expect((await me()).statusCode).toBe(200);
    // What nobody ever had opens no look at what there is.
    expect(setCookiesOf(await browser.send(test, { url: '/api/usage', headers: wrong }))).toHaveLength(1);
  });

  it('is cleared though its person works on at another device', async () => {
    await signIn();
    const { id } = await newest();
    const device = new Browser();
    await device.signIn(test, member.user.email);
    clock.advance(1_000);
    await device.send(test, { method: 'DELETE', url: `/api/auth/sessions/${id}` });
    expectProblem(await me(), 401, 'unauthenticated');
    expect(browser.cookies.size).toBe(0);
    expect((await me(device)).statusCode).toBe(200);
  });

  it('ends with a change of the password elsewhere, and of its own not', async () => {
    await signIn();
    const other = new Browser();
    await other.signIn(test, member.user.email);
    const payload = { currentPassword: 'correct horse', newPassword: 'battery staple' };
    const changed = await browser.send(test, { method: 'PUT', url: '/api/auth/change-password', payload });
    expect(changed.statusCode).toBe(204);
    expect((await me()).statusCode).toBe(200);
    expectProblem(await me(other), 401, 'unauthenticated');
  });

  it.each([
    ['a disabled account', 'update users set disabled_at = now() where id = $user', 403, 'account_disabled'],
    ['a deleted account', 'delete from users where id = $user', 401, 'unauthenticated'],
    ['a membership that is gone', 'delete from memberships where user_id = $user', 401, 'unauthenticated'],
  ] as const)('ends with %s', async (_what, statement, status, code) => {
    await signIn();
    expect((await me()).statusCode).toBe(200);
    await asSuperuser(test.ctx, (sql) => sql.unsafe(statement.replace('$user', `'${member.user.id}'`)));
    await test.ctx.identities.caughtUp();
    expectProblem(await me(), status, code);
    expect(browser.cookies.size).toBe(0);
  });

  it('does nothing in a suspended organization', async () => {
    await signIn();
    const { organizationId } = member;
    await asSuperuser(
      test.ctx,
      (sql) => sql`update organizations set suspended_at = now() where id = ${organizationId}`,
    );
    await test.ctx.identities.caughtUp();
    expectProblem(await browser.send(test, { url: '/api/usage' }), 403, 'organization_suspended');
  });

  it('is kept open by use, which is written once in an hour', async () => {
    await signIn();
    const first = await newest();
    clock.advance(HOUR / 2);
    await me();
    await test.ctx.background.settled();
    expect((await newest()).expiresAt).toEqual(first.expiresAt);
    clock.advance(HOUR);
    await Promise.all(Array.from({ length: 5 }, () => me()));
    await test.ctx.background.settled();
    const later = (await newest()).expiresAt;
    expect(later.getTime() - first.expiresAt.getTime()).toBe(1.5 * HOUR);
    clock.advance(6 * 24 * HOUR);
    expect((await me()).statusCode).toBe(200);
    await test.ctx.background.settled();
    clock.advance(6 * 24 * HOUR);
    expect((await me()).statusCode).toBe(200);
    await test.ctx.background.settled();
    clock.advance(8 * 24 * HOUR);
    expectProblem(await me(), 401, 'unauthenticated');
  });

  it('that is short is kept open by use, too, long before its end', async () => {
    const { organizationId, user } = member;
    const ctx = { ...test.ctx, settings: { ...test.ctx.settings, refreshTokenSeconds: 3_600 } };
    const { cookie } = await ctx.systemDb.transaction((tx) =>
      openSession(ctx, tx, { organizationId, userId: user.id }, { session: 'cookie' }),
    );
    for (let times = 0; times < 3; times++) {
      clock.advance(HOUR / 2);
      await authenticateCookie(ctx, cookie ?? '');
      await ctx.background.settled();
      expect((await newest()).expiresAt.getTime() - clock.now().getTime()).toBe(HOUR);
    }
  });

  it('loses against a header beside it', async () => {
    await signIn();
    const send = (headers: Record<string, string>) => browser.send(test, { url: '/api/auth/me', headers });
    for (const headers of [
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic YTpi' },
      { 'x-api-key': 'prk_wrong' },
    ]) {
      const reply = await send(headers);
      expectProblem(reply, 401, 'unauthenticated');
      expect(setCookiesOf(reply)).toEqual([]);
    }
    expect((await me()).statusCode).toBe(200);
  });
});
