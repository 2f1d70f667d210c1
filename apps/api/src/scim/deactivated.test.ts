import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, setCookiesOf } from '../testing/browser.ts';
import { expectProblem } from '../testing/expect-problem.ts';
import { openDirectoryTest, type TestDirectory } from './testing/open-directory.ts';
import { expectScimError, findMember, listMembers, patch, signInto, USER } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
let directory: TestDirectory;

beforeEach(async () => {
  directory = await test.openDirectory({ defaultRole: 'admin' });
});

const setActive = (id: string, active: boolean) =>
  patch(directory, `/Users/${id}`, { op: 'replace', path: 'active', value: active });
const byKey = (key: string, url = '/api/usage') => test.get(null, url, { 'x-api-key': key });
const register = async (name: string, browser = new Browser()) => {
  const person = { email: `${name}@${directory.domain}`, password: 'correct horse', fullName: 'Ada' };
  const payload = { ...person, session: 'cookie' };
  const reply = await browser.send(test, { method: 'POST', url: '/api/auth/register', payload });
  expect(reply.statusCode, reply.body).toBe(201);
  await test.sql`update users set email_verified_at = now() where email = ${person.email}`;
  return browser;
};
const switchTo = (browser: Browser) =>
  browser.send(test, {
    method: 'POST',
    url: '/api/auth/switch-organization',
    payload: { organizationId: directory.admin.organizationId },
  });
const refused = [401, 403, 404];

/** Somebody of the directory, with a session, an API key and a shared link. */
async function openPerson(name = 'ada') {
  const id = await directory.addUser(name);
  const member = await signInto(test, directory, name);
  const { id: keyId, key } = await createApiKey(member.as, { name: 'key' });
  const prompt = await test.post(member, '/api/prompts', { name: `Answer of ${name}`, content: 'Be kind.' });
  const share = await test.post(member, '/api/sharing/create', { promptId: prompt.json().id, version: 1 });
  const shared = () => test.get(null, `/api/sharing/${share.json().token}`, { accept: 'application/json' });
  const ask = async () => [
    (await test.get(member, '/api/usage')).statusCode,
    (await byKey(key)).statusCode,
    (await shared()).statusCode,
  ];
  expect(await ask()).toEqual([200, 200, 200]);
  return { id, member, keyId, key, ask, shared };
}

describe('somebody deactivated', () => {
  it.each(['deactivated', 'deleted', 'replaced'])(
    'and %s is refused from the next request on',
    async (how) => {
      const { id, member, ask } = await openPerson();
      const body = { schemas: [USER], userName: `ada@${directory.domain}`, active: false };
      if (how === 'deactivated') await setActive(id, false);
      if (how === 'deleted') await directory.call('DELETE', `/Users/${id}`);
      if (how === 'replaced') await directory.call('PUT', `/Users/${id}`, body);
      const [session = 0, key = 0, shared = 0] = await ask();
      for (const status of [session, key]) expect(refused).toContain(status);
      expect([403, 404, 410]).toContain(shared);
      const there = `/api/organizations/${member.organizationId}`;
      expect(refused).toContain((await test.get(member, there)).statusCode);
      expect(refused).toContain((await test.post(member, '/api/optimize', { text: 'Hi' })).statusCode);
      const { refreshToken } = member;
      const refresh = await test.post(null, '/api/auth/refresh', { refreshToken });
      if (refresh.statusCode === 200) {
        const headers = { authorization: `Bearer ${refresh.json().accessToken}` };
        expect(refused).toContain((await test.get(null, '/api/usage', headers)).statusCode);
      }
      expect(await listMembers(test, directory)).toHaveLength(1);
    },
  );

  it('takes nothing from a colleague', async () => {
    const { id } = await openPerson();
    const colleague = await openPerson('grace');
    await setActive(id, false);
    expect(await colleague.ask()).toEqual([200, 200, 200]);
  });

  it('wakes with the same session, API key and link', async () => {
    const { id, ask } = await openPerson();
    await setActive(id, false);
    await setActive(id, true);
    expect(await ask()).toEqual([200, 200, 200]);
    await setActive(id, false);
    await setActive(id, false);
    expect((await ask()).slice(0, 2).every((status) => refused.includes(status))).toBe(true);
    await setActive(id, true);
    expect(await ask()).toEqual([200, 200, 200]);
  });

  it('wakes when the directory makes them anew, with the same session, API key and link', async () => {
    const { id, ask } = await openPerson();
    await directory.call('DELETE', `/Users/${id}`);
    expect(await directory.addUser('ada')).not.toBe(id);
    expect(await ask()).toEqual([200, 200, 200]);
  });

  it('does not wake when the directory makes them anew, but not active', async () => {
    const { id, ask } = await openPerson();
    await directory.call('DELETE', `/Users/${id}`);
    await directory.addUser('ada', { active: false });
    expect((await ask()).slice(0, 2).every((status) => refused.includes(status))).toBe(true);
    expect(await findMember(test, directory, 'ada')).toBeUndefined();
  });

  it('has no API key any more that was deleted meanwhile', async () => {
    const { id, key, keyId } = await openPerson();
    await setActive(id, false);
    const url = `/api/organizations/${directory.admin.organizationId}/api-keys/${keyId}`;
    const gone = [
      await test.delete(directory.admin, `/api/api-keys/${keyId}`),
      await test.delete(directory.admin, url),
    ];
    expect(gone.some(({ statusCode }) => statusCode === 204)).toBe(true);
    await setActive(id, true);
    expectProblem(await byKey(key), 401, 'unauthenticated');
  });

  it('keeps what they are elsewhere', async () => {
    const browser = await register('ada');
    const id = await directory.addUser('ada');
    await setActive(id, false);
    expect((await browser.send(test, { url: '/api/usage' })).statusCode).toBe(200);
    expect(refused).toContain((await switchTo(browser)).statusCode);
    const again = new Browser();
    expect((await again.signIn(test, `ada@${directory.domain}`)).statusCode).toBe(200);
    expect((await again.send(test, { url: '/api/usage' })).statusCode).toBe(200);
    const own = (await browser.send(test, { url: '/api/organizations' })).json();
    expect(own.map((one: { id: string }) => one.id)).not.toContain(directory.admin.organizationId);
  });

  it('is refused with a cookie, too, which works again when they wake', async () => {
    const browser = await register('ada');
    const id = await directory.addUser('ada');
    const switched = await switchTo(browser);
    expect(switched.statusCode, switched.body).toBe(200);
    const ask = async () => (await browser.send(test, { url: '/api/prompts' })).statusCode;
    expect(await ask()).toBe(200);
    const kept = new Map(browser.cookies);
    await setActive(id, false);
    const reply = await browser.send(test, { url: '/api/prompts' });
    expect(refused).toContain(reply.statusCode);
    await setActive(id, true);
    // Even if a script had kept it.
    const other = new Browser();
    for (const [name, value] of kept) other.cookies.set(name, value);
    expect((await other.send(test, { url: '/api/prompts' })).statusCode).toBe(200);
    // The browser forgets no cookie of a session that only sleeps.
    expect([setCookiesOf(reply), await ask()]).toEqual([[], 200]);
  });

  it('leaves nobody invited, whom they would have let in', async () => {
    const { id, member } = await openPerson();
    const url = `/api/organizations/${member.organizationId}/invitations`;
    const email = `guest-${id}@example.com`;
    const invited = await test.post(member, url, { email, role: 'admin' });
    expect(invited.statusCode, invited.body).toBe(201);
    await setActive(id, false);
    const { token } = invited.json();
    expectProblem(
      await test.post(null, '/api/auth/preview-invitation', { token }),
      422,
      'invitation_invalid',
    );
    expect((await test.get(directory.admin, url)).json()).toEqual([]);
    await setActive(id, true);
    expectProblem(
      await test.post(null, '/api/auth/preview-invitation', { token }),
      422,
      'invitation_invalid',
    );
  });

  it('comes back by no invitation', async () => {
    const browser = await register('ada');
    const id = await directory.addUser('ada');
    await setActive(id, false);
    const url = `/api/organizations/${directory.admin.organizationId}/invitations`;
    const invited = await test.post(directory.admin, url, { email: `ada@${directory.domain}` });
    expect(invited.statusCode).toBe(201);
    const payload = { token: invited.json().token };
    const request = { method: 'POST', url: '/api/invitations/accept', payload } as const;
    expectProblem(await browser.send(test, request), 403, 'member_deactivated');
    expect(await findMember(test, directory, 'ada')).toBeUndefined();
  });

  it('is made a member by no admin, who would choose a password', async () => {
    const { id } = await openPerson();
    await setActive(id, false);
    const url = `/api/organizations/${directory.admin.organizationId}/members`;
    const body = { email: `ada@${directory.domain}`, fullName: 'Ada', password: 'tables of functions' };
    const reply = await test.post(directory.admin, url, body);
    expect([403, 409]).toContain(reply.statusCode);
  });
});

describe('the last admin', () => {
  it('stays: neither deactivated, nor deleted, nor replaced', async () => {
    const { admin, domain } = directory;
    await test.sql`update users set email = ${`boss@${domain}`} where id = ${admin.user.id}`;
    const id = await directory.addUser('boss');
    expect(await listMembers(test, directory)).toEqual([expect.objectContaining({ role: 'admin' })]);
    expectScimError(await setActive(id, false), 409);
    expectScimError(await directory.call('DELETE', `/Users/${id}`), 409);
    const body = { schemas: [USER], userName: `boss@${domain}`, active: false };
    expectScimError(await directory.call('PUT', `/Users/${id}`, body), 409);
    expect((await directory.call('GET', `/Users/${id}`)).json().active).toBe(true);
    expect((await test.get(admin, '/api/usage')).statusCode).toBe(200);
    await directory.addUser('second');
    expect((await setActive(id, false)).statusCode).toBe(200);
    expect(refused).toContain((await test.get(admin, '/api/usage')).statusCode);
  });

  it('stays where two go at once', async () => {
    const { admin, domain } = directory;
    await test.sql`update users set email = ${`boss@${domain}`} where id = ${admin.user.id}`;
    const ids = [await directory.addUser('boss'), await directory.addUser('second')];
    const replies = await Promise.all(ids.map((id) => setActive(id, false)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('a user who was never active', () => {
  it('is no member, and becomes one when active', async () => {
    const id = await directory.addUser('ada', { active: false });
    expect(await findMember(test, directory, 'ada')).toBeUndefined();
    await setActive(id, true);
    expect(await findMember(test, directory, 'ada')).toBeDefined();
  });
});

it('nobody who registered another’s address, and never confirmed it, comes in by the directory', async () => {
  const thief = await register('victim');
  await test.sql`update users set email_verified_at = null where email = ${`victim@${directory.domain}`}`;
  await directory.addUser('victim');
  const reply = await switchTo(thief);
  const inside = reply.statusCode === 200 ? (await thief.send(test, { url: '/api/prompts' })).statusCode : 0;
  expect(inside).not.toBe(200);
  const again = new Browser();
  const signedIn = await again.signIn(test, `victim@${directory.domain}`);
  const moved = signedIn.statusCode === 200 ? (await switchTo(again)).statusCode : 0;
  expect(moved).not.toBe(200);
});
