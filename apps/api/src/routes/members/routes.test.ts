import type { Role } from '@refinery/contracts/enums.ts';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { createShare } from '@refinery/domain/prompts/sharing/create-share.ts';
import { listShares } from '@refinery/domain/prompts/sharing/list-shares.ts';
import { createPrompt } from '@refinery/domain/prompts/versions/create-prompt.ts';
import { buildColleague, buildMember, type Member } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../../testing/expect-problem.ts';
import { openTestApp } from '../../testing/test-app.ts';

const test = fixture(openTestApp);
let admin: Member;

beforeEach(async () => {
  admin = await buildMember(test.ctx);
});

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const send = (method: Method, path: string, payload?: object, who: Member | null = admin) =>
  test.call(who, method, `/api/organizations/${admin.organizationId}${path}`, payload);
const setRole = (who: Member, role: string, by = admin) =>
  send('PATCH', `/members/${who.user.id}`, { role }, by);
const remove = (who: Member, by = admin) => send('DELETE', `/members/${who.user.id}`, undefined, by);
const colleague = (role: Role) => buildColleague(test.ctx, admin, role);
const newcomer = () => ({
  email: `new-${crypto.randomUUID()}@example.com`,
  fullName: 'New Comer',
  password: 'tables of functions',
});
const signIn = async ({ email, password }: { email: string; password: string }) =>
  (await test.post(null, '/api/auth/login', { email, password })).json();

describe('a new member', () => {
  it.each([
    [undefined, 'member'],
    ['user', 'member'],
    ['developer', 'member'],
    ['viewer', 'viewer'],
    ['admin', 'admin'],
  ])('as %s can sign in at once, as %s', async (given, role) => {
    const person = newcomer();
    const added = await send('POST', '/members', { ...person, ...(given ? { role: given } : {}) });
    expect(added.statusCode).toBe(201);
    const { email, fullName } = person;
    expect(added.json()).toEqual({
      id: expect.any(String),
      email,
      fullName,
      role,
      joinedAt: expect.any(String),
    });
    const { user } = await signIn(person);
    expect(user).toMatchObject({ id: added.json().id, role, organizationId: admin.organizationId });
    const one = await send('GET', `/members/${added.json().id}`);
    expect(one.json()).toEqual(added.json());
  });

  it('is made where nobody has the e-mail, in whatever case, and with a password that may be one', async () => {
    const other = await buildMember(test.ctx);
    const email = other.user.email.toUpperCase();
    expectProblem(await send('POST', '/members', { ...newcomer(), email }), 409, 'email_taken');
    const weak = await send('POST', '/members', { ...newcomer(), password: 'password1' });
    expectProblem(weak, 400, 'validation_failed');
    expect((await send('GET', '/members')).json()).toHaveLength(1);
  });

  it('stands in the list, by pages, with those of no other organization', async () => {
    await buildMember(test.ctx);
    const people = [admin, await colleague('member'), await colleague('viewer')];
    const first = await send('GET', '/members?limit=2');
    const second = await test.get(admin, /<([^>]+)>/.exec(`${first.headers.link}`)?.[1] ?? '');
    const listed = [...first.json(), ...second.json()];
    expect(listed.map(({ id }) => id).sort()).toEqual(people.map(({ user }) => user.id).sort());
    expect(second.headers.link).toBeUndefined();
  });
});

describe('a role', () => {
  it('holds from the next request on, also of API keys', async () => {
    const person = await colleague('member');
    const { key } = await createApiKey(person.as, { name: 'key', scopes: ['optimizations:write'] });
    const payload = { text: 'Please write a poem.' };
    const byPerson = () => test.post(person, '/api/optimize', payload);
    const byKey = () => test.post(null, '/api/optimize', payload, { 'x-api-key': key });
    expect([(await byPerson()).statusCode, (await byKey()).statusCode]).toEqual([200, 200]);
    expect((await setRole(person, 'viewer')).json()).toMatchObject({ role: 'viewer' });
    expect([(await byPerson()).statusCode, (await byKey()).statusCode]).toEqual([403, 403]);
    await setRole(person, 'user');
    expect([(await byPerson()).statusCode, (await byKey()).statusCode]).toEqual([200, 200]);
  });

  it('is given by admins, to members, and nothing comes along with it', async () => {
    const person = await colleague('member');
    expectProblem(await setRole(admin, 'viewer', person), 403, 'forbidden');
    expectProblem(await setRole(await buildMember(test.ctx), 'viewer'), 404, 'member_not_found');
    expectProblem(await setRole(person, 'owner'), 400, 'validation_failed');
    for (const more of [
      { organizationId: person.user.organizationId },
      { fullName: 'x' },
      { email: 'a@b.c' },
    ]) {
      const payload = { role: 'admin', ...more };
      const url = `/api/users/${person.user.id}`;
      expectProblem(await send('PATCH', `/members/${person.user.id}`, payload), 400, 'validation_failed');
      expectProblem(await test.put(admin, url, payload), 400, 'validation_failed');
    }
    expect((await send('GET', `/members/${person.user.id}`)).json().role).toBe('member');
  });
});

describe('an API key that may manage members', () => {
  it('makes, changes and removes no admin: it would become one', async () => {
    const other = await colleague('admin');
    const person = await colleague('member');
    const { key } = await createApiKey(admin.as, { name: 'key', scopes: ['members:write'] });
    const byKey = (method: Method, path: string, payload?: object) =>
      test.call(null, method, `/api/organizations/${admin.organizationId}${path}`, payload, {
        'x-api-key': key,
      });
    const { email } = newcomer();
    const member = (who: Member) => `/members/${who.user.id}`;
    for (const reply of [
      await byKey('POST', '/invitations', { email, role: 'admin' }),
      await byKey('PATCH', member(person), { role: 'admin' }),
      await byKey('PATCH', member(other), { role: 'viewer' }),
      await byKey('DELETE', member(other)),
    ])
      expectProblem(reply, 403, 'forbidden');
    expect((await byKey('PATCH', member(person), { role: 'viewer' })).statusCode).toBe(200);
    expect((await byKey('DELETE', member(person))).statusCode).toBe(204);
    expect((await send('GET', `/members/${other.user.id}`)).json().role).toBe('admin');
  });
});

describe('whom an API key lets in', () => {
  it('chooses their password themselves, by a link that only their mail has', async () => {
    const { key } = await createApiKey(admin.as, { name: 'key', scopes: ['members:write'] });
    const byKey = (url: string, payload: object, more = {}) =>
      test.post(null, url, payload, { 'x-api-key': key, ...more });
    const made = newcomer();
    const path = `/api/organizations/${admin.organizationId}`;
    for (const url of [`${path}/members`, '/api/users'])
      expectProblem(await byKey(url, { ...made, role: 'user' }), 403, 'forbidden');
    const once = { 'idempotency-key': 'once' };
    const invite = () => byKey(`${path}/invitations`, { email: made.email }, once);
    const invited = await invite();
    expect([invited.statusCode, invited.json().token]).toEqual([201, null]);
    expect((await invite()).body).toBe(invited.body);
    await deliverMails(test.ctx);
    const token = tokenIn((await readOutbox(test.ctx, made.email)).at(-1));
    expect(token).toMatch(/^pri_/);
    expect(invited.body).not.toContain(token);
    const { fullName, password } = made;
    const payload = { token, fullName, password };
    const accepted = await test.post(null, '/api/auth/accept-invitation', payload);
    expect(accepted.statusCode).toBe(201);
  });
});

describe('the last admin', () => {
  it('can neither be demoted nor removed nor leave', async () => {
    await colleague('member');
    expectProblem(await setRole(admin, 'member'), 409, 'last_admin');
    expectProblem(await remove(admin), 409, 'last_admin');
    expectProblem(await send('POST', '/leave'), 409, 'last_admin');
    expect((await setRole(admin, 'admin')).statusCode).toBe(200);
  });

  it.each(['demote', 'remove', 'leave'])(
    'there is always one, even where all %s at the same moment',
    async (how) => {
      const admins = [admin, await colleague('admin'), await colleague('admin')];
      const replies = await Promise.all(
        admins.map((one, at) => {
          const next = admins[(at + 1) % admins.length] ?? one;
          if (how === 'demote') return setRole(one, 'viewer', one);
          return how === 'remove' ? remove(next, one) : send('POST', '/leave', undefined, one);
        }),
      );
      const done = replies.filter(({ statusCode }) => statusCode < 300);
      expect(done.length).toBeLessThan(3);
      const roles: Role[] = [];
      for (const one of admins) {
        const me = await test.get(one, '/api/auth/me');
        if (me.statusCode === 200) roles.push(me.json().role);
      }
      expect(roles.filter((role) => role === 'admin').length).toBeGreaterThanOrEqual(1);
    },
  );
});

describe('a member who goes', () => {
  it.each(['removed', 'leaving'])('%s: has neither session nor key there any more', async (how) => {
    const person = await colleague('member');
    const { key } = await createApiKey(person.as, { name: 'key' });
    const gone = how === 'removed' ? await remove(person) : await send('POST', '/leave', undefined, person);
    expect(gone.statusCode).toBe(204);
    const open = await asSuperuser(
      test.ctx,
      (sql) => sql`
        select organization_id as at from sessions where user_id = ${person.user.id} and revoked_at is null`,
    );
    // That of their own organization goes on.
    expect(open.map(({ at }) => at)).toEqual([expect.not.stringContaining(admin.organizationId)]);
    expectProblem(await test.get(person, '/api/usage'), 401, 'unauthenticated');
    const headers = { 'x-api-key': key };
    expectProblem(await test.get(null, '/api/usage', headers), 401, 'unauthenticated');
    const refresh = { method: 'POST', url: '/api/auth/refresh' } as const;
    const { refreshToken } = person;
    expectProblem(
      await test.send(null, { ...refresh, payload: { refreshToken } }),
      401,
      'refresh_token_invalid',
    );
    expect((await send('GET', '/members')).json()).toHaveLength(1);
    expectProblem(await remove(person), 404, 'member_not_found');
  });

  it.each(['demoted', 'removed'])(
    'leaves nobody invited who was %s: they could come back by it',
    async (how) => {
      const other = await colleague('admin');
      const invite = async (by: Member) =>
        (await send('POST', '/invitations', { email: newcomer().email, role: 'admin' }, by)).json();
      const [own, others] = [await invite(other), await invite(admin)];
      const ended = how === 'demoted' ? await setRole(other, 'member') : await remove(other);
      expect(ended.statusCode).toBeLessThan(300);
      const open = (await send('GET', '/invitations')).json();
      expect(open.map(({ id }: { id: string }) => id)).toEqual([others.id]);
      const url = '/api/auth/preview-invitation';
      const opened = await test.post(null, url, { token: own.token });
      expectProblem(opened, 422, 'invitation_invalid');
    },
  );

  it('takes nothing with them of what others made there, or they made elsewhere', async () => {
    const person = await colleague('admin');
    const { id: promptId } = await createPrompt(admin.as, { name: 'Answer', content: 'Be kind.' });
    const theirs = await createShare(admin.as, { promptId, version: 1 });
    await createShare(person.as, { promptId, version: 1 });
    const key = await createApiKey(admin.as, { name: 'of a colleague' });
    await createApiKey(person.as, { name: 'their own' });
    const own = `/api/organizations/${person.user.organizationId}/invitations`;
    const token = await signIn({ email: person.user.email, password: 'correct horse' });
    const headers = { authorization: `Bearer ${token.accessToken}` };
    const payload = { email: newcomer().email };
    const invited = await test.post(null, own, payload, headers);
    expect(invited.statusCode, invited.body).toBe(201);
    expect((await remove(person)).statusCode).toBe(204);
    const left = await listShares(admin.as, { limit: 20 });
    expect(left.items.map(({ id }) => id)).toEqual([theirs.id]);
    const keys = (await test.get(admin, '/api/api-keys')).json();
    expect(keys.map(({ id }: { id: string }) => id)).toEqual([key.id]);
    const open = (await test.get(null, own, headers)).json();
    expect(open.map(({ id }: { id: string }) => id)).toEqual([invited.json().id]);
  });

  it('stays a member elsewhere, and begins anew when invited again', async () => {
    const person = await colleague('member');
    const { key } = await createApiKey(person.as, { name: 'key' });
    const before = { ...person };
    await remove(person);
    const email = person.user.email;
    const { token } = (await send('POST', '/invitations', { email })).json();
    const { accessToken } = await signIn({ email, password: 'correct horse' });
    const accepted = await test.post(
      null,
      '/api/invitations/accept',
      { token },
      { authorization: `Bearer ${accessToken}` },
    );
    expect(accepted.json()).toMatchObject({ id: admin.organizationId, role: 'member' });
    expectProblem(await test.get(before, '/api/usage'), 401, 'unauthenticated');
    const headers = { 'x-api-key': key };
    expectProblem(await test.get(null, '/api/usage', headers), 401, 'unauthenticated');
  });
});

describe('/users', () => {
  it('are the members of the organization that the caller is signed in to', async () => {
    const person = newcomer();
    const made = await test.post(admin, '/api/users', person);
    expect(made.statusCode).toBe(201);
    const { id } = made.json();
    const listed = (await test.get(admin, '/api/users')).json();
    expect(listed).toEqual((await send('GET', '/members')).json());
    const payload = { role: 'viewer' };
    const put = await test.put(admin, `/api/users/${id}`, payload);
    expect(put.json()).toMatchObject({ id, role: 'viewer' });
    expect((await test.delete(admin, `/api/users/${id}`)).statusCode).toBe(204);
    expect((await test.get(admin, '/api/users')).json()).toHaveLength(1);
  });
});
