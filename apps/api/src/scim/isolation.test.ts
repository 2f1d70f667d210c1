import { randomUUID } from 'node:crypto';
import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { createScimToken } from '@refinery/domain/scim/create-scim-token.ts';
import { createConnection } from '@refinery/domain/sso/create-connection.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { asSuperuser } from '@refinery/testing/superuser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { issueTokens } from '../auth/tokens.ts';
import { openDirectoryTest, type TestDirectory } from './testing/open-directory.ts';
import {
  askWith,
  expectScimError,
  find,
  findMember,
  GROUP,
  listMembers,
  membersOf,
  patch,
  read,
  USER,
} from './testing/requests.ts';

const test = fixture((services) => openDirectoryTest(services, { env: { AUTH_FAILURES_PER_ADDRESS: '0' } }));
let directory: TestDirectory;
let user: string;
let group: string;

beforeEach(async () => {
  directory = await test.openDirectory();
  user = await directory.addUser('ada', { externalId: 'ada-1' });
  group = await directory.addGroup('Engineers', [user]);
});

/** A second connection of the same organization, as its directory asks. */
async function openSecond(): Promise<TestDirectory> {
  const { id: connectionId } = await createConnection(directory.admin.as, {
    kind: 'oidc',
    name: 'Second',
    issuer: 'https://second.acme.example',
    clientId: 'refinery',
    clientSecret: 'another-secret',
  });
  const { token } = await createScimToken(directory.admin.as, { name: 'Second', connectionId });
  const call: TestDirectory['call'] = (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    return test.send(null, { method, url: `/scim/v2${path}`, headers, ...(body && { payload: body }) });
  };
  return { ...directory, connectionId, token, call };
}
const others = [
  ['another organization', () => test.openDirectory()],
  ['another connection of the organization', openSecond],
] as const;

describe.each(others)('the token of %s', (_name, openOther) => {
  it('sees nobody and nothing of this one', async () => {
    const other = await openOther();
    for (const kind of ['Users', 'Groups'])
      expect(await read(other, `/${kind}`)).toMatchObject({ totalResults: 0 });
    for (const [kind, filter] of [
      ['Users', `userName eq "ada@${directory.domain}"`],
      ['Users', 'externalId eq "ada-1"'],
      ['Users', `id eq "${user}"`],
      ['Groups', 'displayName eq "Engineers"'],
      ['Groups', `id eq "${group}"`],
      ['Groups', `members eq "${user}"`],
    ] as const)
      expect((await find(other, kind, filter)).json(), filter).toMatchObject({
        totalResults: 0,
        Resources: [],
      });
  });

  it('reads, changes and deletes nothing of this one', async () => {
    const other = await openOther();
    const before = [await read(directory, `/Users/${user}`), await read(directory, `/Groups/${group}`)];
    const bodies = [
      [`/Users/${user}`, { schemas: [USER], userName: `eve@${other.domain}`, active: false }],
      [`/Groups/${group}`, { schemas: [GROUP], displayName: 'Taken', members: [] }],
    ] as const;
    for (const [path, body] of bodies) {
      expectScimError(await other.call('GET', path), 404);
      expectScimError(await other.call('PUT', path, body), 404);
      expectScimError(
        await patch(other, path, { op: 'replace', value: { active: false, displayName: 'x' } }),
        404,
      );
      expectScimError(await other.call('DELETE', path), 404);
    }
    expect([await read(directory, `/Users/${user}`), await read(directory, `/Groups/${group}`)]).toEqual(
      before,
    );
    expect(await findMember(test, directory, 'ada')).toBeDefined();
  });

  it('puts nobody of this one in its groups', async () => {
    const other = await openOther();
    const id = (await other.call('POST', '/Groups', { schemas: [GROUP], displayName: 'Theirs' })).json().id;
    const members = [{ value: user }];
    const body = { schemas: [GROUP], displayName: 'Theirs', members };
    for (const reply of [
      await patch(other, `/Groups/${id}`, { op: 'Add', path: 'members', value: members }),
      await patch(other, `/Groups/${id}`, { op: 'replace', path: 'members', value: members }),
      await patch(other, `/Groups/${id}`, { op: 'add', value: { members } }),
      await other.call('PUT', `/Groups/${id}`, body),
      await other.call('POST', '/Groups', { schemas: [GROUP], displayName: 'New', members }),
    ])
      expectScimError(reply, 400, 'invalidValue');
    expect(await membersOf(other, id)).toEqual([]);
    expect((await read(directory, `/Users/${user}`)).groups).toHaveLength(1);
  });

  it('can have groups and external ids of the same names', async () => {
    const other = await openOther();
    const body = { schemas: [GROUP], displayName: 'Engineers', externalId: 'ada-1' };
    expect((await other.call('POST', '/Groups', body)).statusCode).toBe(201);
    expect(await read(directory, '/Groups')).toMatchObject({ totalResults: 1 });
  });
});

describe('another organization', () => {
  it('takes no member whose domain it has not proved', async () => {
    const other = await test.openDirectory();
    const before = await listMembers(test, other);
    for (const body of [
      { userName: `ada@${directory.domain}` },
      { userName: 'nobody' },
      { userName: `x@sub.${other.domain}` },
      { userName: `x@${other.domain}`, emails: [{ value: `ada@${directory.domain}`, primary: true }] },
      { userName: `x@${other.domain}`, emails: [{ value: 'x@gmail.com' }] },
      { userName: `x@${other.domain}@evil.example` },
    ])
      expectScimError(await other.call('POST', '/Users', { schemas: [USER], ...body }), 400, 'invalidValue');
    expect(await listMembers(test, other)).toEqual(before);
    expect(await read(other, '/Users')).toMatchObject({ totalResults: 0 });
  });

  it('takes nobody by an e-mail that changes to one of another domain', async () => {
    const email = `else-${randomUUID()}@example.com`;
    for (const operation of [
      { op: 'replace', path: 'emails[type eq "work"].value', value: email },
      { op: 'replace', path: 'emails', value: [{ value: email, primary: true }] },
      { op: 'replace', path: 'userName', value: email },
    ]) {
      const reply = await patch(directory, `/Users/${user}`, operation);
      expect([200, 400], reply.body).toContain(reply.statusCode);
      const emails = (await listMembers(test, directory)).map((member) => member.email);
      expect(emails).not.toContain(email);
    }
    expect(await listMembers(test, directory)).toHaveLength(2);
  });
});

describe('a token', () => {
  it('works nowhere else', async () => {
    const authorization = `Bearer ${directory.token}`;
    const { organizationId } = directory.admin;
    for (const url of [
      '/api/usage',
      '/api/auth/me',
      `/api/organizations/${organizationId}/members`,
      '/api/scim/tokens',
    ])
      expect((await test.get(null, url, { authorization })).statusCode, url).toBe(401);
    const asKey = await test.get(null, '/api/usage', { 'x-api-key': directory.token });
    expect(asKey.statusCode).toBe(401);
    expect((await test.post(null, '/api/optimize', { text: 'x' }, { authorization })).statusCode).toBe(401);
  });

  it('is the only way in: neither sessions nor API keys nor anything else are one', async () => {
    const { admin, token } = directory;
    const { accessToken } = issueTokens(test.app, 60, admin);
    const { key } = await createApiKey(admin.as, { name: 'key' });
    const asked = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Basic ${token}`,
      token,
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${accessToken}`,
      `Bearer ${key}`,
      'Bearer prs_',
      `Bearer prs_${'a'.repeat(43)}`,
      `Bearer ${token} x`,
    ];
    for (const authorization of asked)
      for (const path of ['/Users', '/ServiceProviderConfig', `/Users/${user}`, '/nothing']) {
        const reply = await askWith(test, authorization, `/scim/v2${path}`);
        const what = `${authorization?.slice(0, 14)}…${authorization?.slice(-3)} ${path}`;
        if (path === '/nothing') expect([401, 404], what).toContain(reply.statusCode);
        else expect(reply.statusCode, what).toBe(401);
        expectScimError(reply, reply.statusCode);
      }
    expectScimError(await test.get(null, '/scim/v2/Users', { 'x-api-key': key }), 401);
    expectScimError(await test.get(null, `/scim/v2/Users?access_token=${token}`), 401);
    expect((await askWith(test, `bearer ${token}`)).statusCode).toBe(200);
    expect((await askWith(test, undefined)).headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it('that is deleted stops at once, and leaves the people', async () => {
    const [listed] = (await test.get(directory.admin, '/api/scim/tokens')).json();
    expect((await directory.call('GET', '/Users')).statusCode).toBe(200);
    expect((await test.delete(directory.admin, `/api/scim/tokens/${listed.id}`)).statusCode).toBe(204);
    for (const path of ['/Users', '/ServiceProviderConfig'])
      expectScimError(await directory.call('GET', path), 401);
    expectScimError(await directory.call('DELETE', `/Users/${user}`), 401);
    expect(await findMember(test, directory, 'ada')).toBeDefined();
  });

  it('stops with its connection', async () => {
    const url = `/api/sso/connections/${directory.connectionId}`;
    expect((await test.delete(directory.admin, url)).statusCode).toBe(204);
    expectScimError(await directory.call('GET', '/Users'), 401);
  });

  it('is refused while the plan has no directories', async () => {
    const set = (plan: string) =>
      asSuperuser(
        test.ctx,
        (sql) =>
          sql`update subscriptions set plan = ${plan} where organization_id = ${directory.admin.organizationId}`,
      );
    await set('pro');
    for (const path of ['/Users', '/Groups', '/ServiceProviderConfig', `/Users/${user}`])
      expectScimError(await directory.call('GET', path), 403);
    expectScimError(await directory.call('DELETE', `/Users/${user}`), 403);
    expect((await test.post(directory.admin, '/api/scim/tokens', { name: 'x' })).statusCode).toBe(403);
    await set('enterprise');
    expect((await directory.call('GET', '/Users')).statusCode).toBe(200);
  });

  it('is told once, and made by admins only', async () => {
    const listed = await test.get(directory.admin, '/api/scim/tokens');
    expect(listed.body).not.toContain(directory.token);
    expect(listed.json()).toEqual([
      expect.objectContaining({ name: 'Acme', connectionId: directory.connectionId }),
    ]);
    const stranger = await buildMember(test.ctx);
    const [{ id }] = listed.json();
    expect((await test.delete(stranger, `/api/scim/tokens/${id}`)).statusCode).toBe(404);
    const { connectionId } = directory;
    const body = { name: 'x', connectionId };
    expect((await test.post(stranger, '/api/scim/tokens', body)).statusCode).toBe(404);
  });
});
