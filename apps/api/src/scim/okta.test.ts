import { randomUUID } from 'node:crypto';
import { eachTest, fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openDirectoryTest } from './testing/open-directory.ts';
import {
  create,
  expectScimError,
  find,
  findMember,
  GROUP,
  LIST,
  membersOf,
  patch,
  read,
  USER,
} from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const directory = eachTest(() => test.openDirectory());

/** A user as Okta makes one. */
const newUser = (name: string, more = {}) => ({
  schemas: [USER],
  userName: `${name}@${directory.domain}`,
  name: { givenName: 'Isaac', familyName: 'Brock' },
  emails: [{ primary: true, value: `${name}@${directory.domain}`, type: 'work' }],
  displayName: 'Isaac Brock',
  locale: 'en-US',
  externalId: `00u-${name}`,
  groups: [],
  password: '1mz050nq',
  active: true,
  ...more,
});
const addUser = (name: string) => create(directory, 'Users', newUser(name));

describe('the tests of Okta', () => {
  it('list users, of whom each has an id, names, an e-mail and whether it is active', async () => {
    await addUser('isaac');
    const reply = await directory.call('GET', '/Users?count=1&startIndex=1');
    expect(reply.json()).toMatchObject({ schemas: [LIST], startIndex: 1, itemsPerPage: 1, totalResults: 1 });
    const [user] = reply.json().Resources;
    expect(user).toMatchObject({
      id: expect.any(String),
      name: { givenName: expect.any(String), familyName: expect.any(String) },
      userName: expect.any(String),
      active: true,
      emails: [{ value: expect.any(String) }],
    });
    expect((await directory.call('GET', `/Users/${user.id}`)).json()).toEqual(user);
  });

  it('look for a user who is not there, and read an id that is none', async () => {
    const found = await find(
      directory,
      'Users',
      `userName eq "${randomUUID()}@x.example"`,
      '&startIndex=1&count=100',
    );
    expect([found.statusCode, found.json()]).toMatchObject([200, { totalResults: 0, Resources: [] }]);
    const unknown = await directory.call('GET', '/Users/010101001010101011001010101011');
    expectScimError(unknown, 404);
    expectScimError(await directory.call('GET', `/Groups/${randomUUID()}`), 404);
  });

  it('make a user once, of whom the password is told nobody, and find it', async () => {
    const reply = await directory.call('POST', '/Users', newUser('isaac'));
    expect(reply.statusCode).toBe(201);
    expect(reply.body).not.toContain('1mz050nq');
    expect(reply.json()).toMatchObject({ userName: `isaac@${directory.domain}`, externalId: '00u-isaac' });
    expectScimError(await directory.call('POST', '/Users', newUser('isaac')), 409, 'uniqueness');
    const found = await find(directory, 'Users', `userName eq "isaac@${directory.domain}"`);
    expect(found.json().Resources).toEqual([reply.json()]);
    const groups = await directory.call('GET', '/Groups?startIndex=1&count=100');
    expect([groups.statusCode, groups.json().totalResults]).toEqual([200, 0]);
  });

  it('make a name once, whatever its case, also of those who are nobody’s account', async () => {
    await directory.addUser('ada', { active: false });
    const userName = `ADA@${directory.domain}`;
    const again = { schemas: [USER], userName, active: false };
    expectScimError(await directory.call('POST', '/Users', again), 409, 'uniqueness');
  });

  it('make no user of a body without a name', async () => {
    for (const body of [
      { schemas: [USER] },
      { schemas: [USER], userName: '' },
      { schemas: [USER], userName: ' ' },
    ])
      expectScimError(await directory.call('POST', '/Users', body), 400, 'invalidValue');
  });
});

describe('a user of Okta', () => {
  it('is replaced as a whole: what is not said is there no more', async () => {
    const { id, meta } = await addUser('isaac');
    const body = newUser('isaac', {
      id,
      name: { givenName: 'Isaak', familyName: 'B' },
      displayName: undefined,
      meta,
    });
    const put = await directory.call('PUT', `/Users/${id}`, body);
    expect(put.statusCode, put.body).toBe(200);
    expect(put.json()).toMatchObject({ id, name: { givenName: 'Isaak', familyName: 'B' }, active: true });
    expect(put.json()).not.toHaveProperty('displayName');
    expect(await read(directory, `/Users/${id}`)).toEqual(put.json());
    expectScimError(await directory.call('PUT', `/Users/${randomUUID()}`, body), 404);
  });

  it('keeps whether it is active where a replacement does not say', async () => {
    const { id } = await addUser('isaac');
    const put = await directory.call('PUT', `/Users/${id}`, newUser('isaac', { active: undefined }));
    expect([put.statusCode, put.json().active]).toEqual([200, true]);
    expect(await findMember(test, directory, 'isaac')).toBeDefined();
  });

  it('takes no name that another has', async () => {
    const { id } = await addUser('isaac');
    await addUser('other');
    const put = await directory.call('PUT', `/Users/${id}`, newUser('OTHER'));
    expectScimError(put, 409, 'uniqueness');
    const value = `other@${directory.domain}`;
    const patched = await patch(directory, `/Users/${id}`, { op: 'replace', path: 'userName', value });
    expectScimError(patched, 409, 'uniqueness');
    expect((await read(directory, `/Users/${id}`)).userName).toBe(`isaac@${directory.domain}`);
  });

  it('is deactivated without a path, and activated again', async () => {
    const { id } = await addUser('isaac');
    const off = await patch(directory, `/Users/${id}`, { op: 'replace', value: { active: false } });
    expect([off.statusCode, off.json()]).toMatchObject([200, { id, active: false }]);
    expect(await findMember(test, directory, 'isaac')).toBeUndefined();
    const on = await patch(directory, `/Users/${id}`, { op: 'replace', value: { active: true } });
    expect([on.statusCode, on.json()]).toMatchObject([200, { id, active: true }]);
    const put = await directory.call('PUT', `/Users/${id}`, newUser('isaac', { active: false }));
    expect([put.statusCode, put.json().active]).toEqual([200, false]);
    expect(await findMember(test, directory, 'isaac')).toBeUndefined();
  });
});

describe('a pushed group', () => {
  it('is made with its members, named anew by a value with its id, and emptied', async () => {
    const [{ id: isaac }, { id: other }] = [await addUser('isaac'), await addUser('other')];
    const body = {
      schemas: [GROUP],
      displayName: 'Test SCIMv2',
      members: [{ value: isaac, display: `isaac@${directory.domain}` }],
    };
    const made = await directory.call('POST', '/Groups', body);
    expect([made.statusCode, made.json().members]).toMatchObject([201, [{ value: isaac }]]);
    const { id } = made.json();
    const path = `/Groups/${id}`;
    const named = await patch(directory, path, { op: 'replace', value: { id, displayName: 'Renamed' } });
    expect([200, 204], named.body).toContain(named.statusCode);
    expect(await read(directory, path)).toMatchObject({
      id,
      displayName: 'Renamed',
      members: [{ value: isaac }],
    });
    const changed = await patch(
      directory,
      path,
      { op: 'remove', path: `members[value eq "${isaac}"]` },
      { op: 'add', path: 'members', value: [{ value: other, display: `other@${directory.domain}` }] },
    );
    expect([200, 204], changed.body).toContain(changed.statusCode);
    expect(await membersOf(directory, id)).toEqual([other]);
    const all = [{ value: isaac, display: 'i' }, { value: other }];
    await patch(directory, path, { op: 'replace', path: 'members', value: all });
    expect(await membersOf(directory, id)).toEqual([isaac, other].sort());
    await patch(directory, path, { op: 'replace', path: 'members', value: [] });
    expect(await membersOf(directory, id)).toEqual([]);
    await patch(directory, path, { op: 'add', value: { members: all } });
    expect(await membersOf(directory, id)).toEqual([isaac, other].sort());
    await patch(directory, path, { op: 'remove', path: 'members' });
    expect(await membersOf(directory, id)).toEqual([]);
  });

  it('is replaced as a whole', async () => {
    const { id: isaac } = await addUser('isaac');
    const id = await directory.addGroup('Test SCIMv2', [isaac]);
    const put = await directory.call('PUT', `/Groups/${id}`, {
      schemas: [GROUP],
      id,
      displayName: 'A',
      members: [],
    });
    expect([put.statusCode, put.json()], put.body).toMatchObject([200, { id, displayName: 'A' }]);
    expect(await membersOf(directory, id)).toEqual([]);
  });

  it('stands with its users, who lose it with it', async () => {
    const { id: isaac } = await addUser('isaac');
    const id = await directory.addGroup('Test SCIMv2', [isaac]);
    expect((await read(directory, `/Users/${isaac}`)).groups).toEqual([
      expect.objectContaining({ value: id, display: 'Test SCIMv2' }),
    ]);
    expect((await directory.call('DELETE', `/Groups/${id}`)).statusCode).toBe(204);
    expect((await read(directory, `/Users/${isaac}`)).groups ?? []).toEqual([]);
    const other = await directory.addGroup('Another', [isaac]);
    await directory.call('DELETE', `/Users/${isaac}`);
    expect(await membersOf(directory, other)).toEqual([]);
  });

  it('changes all or nothing', async () => {
    const { id: isaac } = await addUser('isaac');
    const id = await directory.addGroup('Test SCIMv2', []);
    const reply = await patch(
      directory,
      `/Groups/${id}`,
      { op: 'replace', path: 'displayName', value: 'Half' },
      { op: 'add', path: 'members', value: [{ value: isaac }, { value: randomUUID() }] },
    );
    expect(reply.statusCode).toBe(400);
    expect(await read(directory, `/Groups/${id}`)).toMatchObject({ displayName: 'Test SCIMv2' });
    expect(await membersOf(directory, id)).toEqual([]);
  });
});
