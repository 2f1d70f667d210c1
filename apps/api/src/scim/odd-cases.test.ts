import { createScimToken } from '@refinery/domain/scim/create-scim-token.ts';
import { buildColleague } from '@refinery/testing/builders.ts';
import { eachTest, fixture } from '@refinery/testing/fixture.ts';
import { deliverMails, readOutbox, tokenIn } from '@refinery/testing/mails.ts';
import { describe, expect, it } from 'vitest';
import { openDirectoryTest } from './testing/open-directory.ts';
import {
  expectScimError,
  find,
  findMember,
  listMembers,
  patch,
  read,
  roleOf,
  signInto,
  USER,
} from './testing/requests.ts';

const env = { AUTH_FAILURES_PER_ADDRESS: '5' };
const test = fixture((services) => openDirectoryTest(services, { env }));
const directory = eachTest(() => test.openDirectory());

const setActive = (id: string, active: boolean) =>
  patch(directory, `/Users/${id}`, { op: 'replace', path: 'active', value: active });
const loseDomain = () => test.sql`
  update domains set verified_at = null where organization_id = ${directory.admin.organizationId}`;

it.each(['used before', 'made just now'])(
  'a token that was %s is not locked out by what others at its address get wrong',
  async (which) => {
    const fresh = await createScimToken(directory.admin.as, { name: 'New' });
    const token = which === 'made just now' ? fresh.token : directory.token;
    const ask = (secret: string) => {
      const headers = { authorization: `Bearer ${secret}` };
      return test.send(null, {
        url: '/scim/v2/Users',
        headers,
        remoteAddress: which === 'made just now' ? '203.0.113.1' : '203.0.113.2',
      });
    };
    if (which === 'used before') expect((await ask(token)).statusCode).toBe(200);
    for (let at = 0; at < 20; at += 1) await ask(`prs_${'x'.repeat(40)}${at}`);
    const refused = await ask(`prs_${'y'.repeat(43)}`);
    expectScimError(refused, 429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(token)).statusCode).toBe(200);
  },
);

describe('a domain that is proved no more', () => {
  it('hinders nobody’s deactivation or deletion', async () => {
    const ids = [
      await directory.addUser('ada'),
      await directory.addUser('eve'),
      await directory.addUser('kim'),
    ];
    await loseDomain();
    expect((await setActive(ids[0] ?? '', false)).statusCode).toBe(200);
    expect((await directory.call('DELETE', `/Users/${ids[1]}`)).statusCode).toBe(204);
    const body = { schemas: [USER], userName: `kim@${directory.domain}`, active: false };
    expect((await directory.call('PUT', `/Users/${ids[2]}`, body)).statusCode).toBe(200);
    expect(await listMembers(test, directory)).toHaveLength(1);
  });

  it('lets nobody in any more', async () => {
    const id = await directory.addUser('ada', { active: false });
    await loseDomain();
    expectScimError(await setActive(id, true), 400, 'invalidValue');
    const body = { schemas: [USER], userName: `eve@${directory.domain}` };
    expectScimError(await directory.call('POST', '/Users', body), 400, 'invalidValue');
    expect(await listMembers(test, directory)).toHaveLength(1);
  });
});

describe('two users of one e-mail', () => {
  it('are not both somebody’s account', async () => {
    const emails = [{ value: `ada@${directory.domain}`, primary: true }];
    await directory.addUser('ada', { emails });
    const body = { schemas: [USER], userName: `other@${directory.domain}`, emails };
    const reply = await directory.call('POST', '/Users', body);
    expectScimError(reply, 409, 'uniqueness');
    expect(await read(directory, '/Users')).toMatchObject({ totalResults: 1 });
  });

  it('are not both active, either', async () => {
    const emails = [{ value: `ada@${directory.domain}`, primary: true }];
    const first = await directory.addUser('ada', { emails });
    await setActive(first, false);
    const second = await directory.call('POST', '/Users', {
      userName: `b@${directory.domain}`,
      emails,
      active: false,
    });
    expect(second.statusCode).toBe(201);
    expectScimError(await setActive(second.json().id, true), 409, 'uniqueness');
  });
});

describe('whom an e-mail is taken from', () => {
  it.each([
    ['the primary one', [{ value: 'a' }, { value: 'b', primary: true }], 'b'],
    [
      'else the first',
      [
        { value: 'a', type: 'home' },
        { value: 'b', type: 'work' },
      ],
      'a',
    ],
    ['else the name', [], 'name'],
    ['the first, in any case', [{ value: 'Mixed.CASE' }], 'mixed.case'],
  ])('is %s', async (_case, given, expected) => {
    const emails = given.map((email) => ({
      ...email,
      value: `${email.value}@${directory.domain.toUpperCase()}`,
    }));
    await directory.addUser('name', { emails });
    expect(await findMember(test, directory, expected)).toBeDefined();
  });
});

describe('somebody who was a member before', () => {
  it('is the same member, found by e-mail in any case, and stays admin without rules', async () => {
    const colleague = await buildColleague(test.ctx, directory.admin, 'admin');
    await test.sql`update users set email = ${`kim@${directory.domain}`} where id = ${colleague.user.id}`;
    const id = await directory.addUser('KIM');
    expect(await roleOf(test, directory, 'kim')).toBe('admin');
    expect(await listMembers(test, directory)).toHaveLength(2);
    await setActive(id, false);
    expect([401, 403, 404]).toContain((await test.get(colleague, '/api/usage')).statusCode);
    await setActive(id, true);
    expect((await test.get(colleague, '/api/usage')).statusCode).toBe(200);
    expect(await roleOf(test, directory, 'kim')).toBe('admin');
  });
});

describe('somebody deactivated', () => {
  it('comes in by no new password', async () => {
    const id = await directory.addUser('ada');
    await signInto(test, directory, 'ada');
    await setActive(id, false);
    const email = `ada@${directory.domain}`;
    await test.post(null, '/api/auth/forgot-password', { email });
    await deliverMails(test.ctx);
    const [mail] = await readOutbox(test.ctx, email);
    const password = 'tables of functions';
    if (mail) await test.post(null, '/api/auth/reset-password', { token: tokenIn(mail), password });
    const reply = await test.post(null, '/api/auth/login', { email, password });
    expect(reply.statusCode, reply.body).toBeLessThan(500);
    if (reply.statusCode !== 200) return;
    expect(reply.json().user.organizationId).not.toBe(directory.admin.organizationId);
  });

  it('leaves nobody invited when deleted, either', async () => {
    const admins = await test.openDirectory({ defaultRole: 'admin' });
    const id = await admins.addUser('ada');
    const member = await signInto(test, admins, 'ada');
    const url = `/api/organizations/${admins.admin.organizationId}/invitations`;
    expect((await test.post(member, url, { email: `guest-${id}@example.com` })).statusCode).toBe(201);
    expect((await admins.call('DELETE', `/Users/${id}`)).statusCode).toBe(204);
    expect((await test.get(admins.admin, url)).json()).toEqual([]);
  });
});

describe('a request', () => {
  it('may have parameters that nobody knows, and spaces as a plus', async () => {
    const id = await directory.addUser('ada');
    expect((await directory.call('GET', `/Users/${id}?aadOptscim062020`)).statusCode).toBe(200);
    expect((await directory.call('GET', '/Users?sortBy=userName&sortOrder=descending')).statusCode).toBe(200);
    const found = await directory.call('GET', `/Users?filter=userName+eq+%22ada@${directory.domain}%22`);
    expect(found.json()).toMatchObject({ totalResults: 1 });
  });

  it('takes no name away, and changes no id', async () => {
    const id = await directory.addUser('ada');
    const removed = await patch(directory, `/Users/${id}`, { op: 'remove', path: 'userName' });
    expect(removed.statusCode, removed.body).toBe(400);
    await patch(directory, `/Users/${id}`, { op: 'replace', path: 'id', value: 'x' });
    const put = await directory.call('PUT', `/Users/${id}`, { userName: `ada@${directory.domain}`, id: 'x' });
    expect([200, 400]).toContain(put.statusCode);
    expect(await read(directory, `/Users/${id}`)).toMatchObject({ id, userName: `ada@${directory.domain}` });
  });

  it('removes what it names', async () => {
    const emails = [
      { value: `w@${directory.domain}`, type: 'work' },
      { value: `h@${directory.domain}`, type: 'home' },
    ];
    const more = { displayName: 'A', externalId: 'x-1', name: { givenName: 'A', familyName: 'B' }, emails };
    const id = await directory.addUser('ada', more);
    for (const path of ['displayName', 'externalId', 'name.givenName', 'emails[type eq "home"]']) {
      const reply = await patch(directory, `/Users/${id}`, { op: 'Remove', path });
      expect(reply.statusCode, reply.body).toBe(200);
    }
    const now = await read(directory, `/Users/${id}`);
    for (const key of ['displayName', 'externalId']) expect(now).not.toHaveProperty(key);
    expect([now.name, now.emails]).toEqual([{ familyName: 'B' }, [emails[0]]]);
    expect((await find(directory, 'Users', 'externalId eq "x-1"')).json().totalResults).toBe(0);
  });
});
