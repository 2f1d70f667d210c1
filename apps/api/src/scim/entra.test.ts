import { randomUUID } from 'node:crypto';
import { eachTest, fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openDirectoryTest } from './testing/open-directory.ts';
import {
  create,
  ENTERPRISE,
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

const nobody = { schemas: [LIST], totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] };
/** A user as Entra ID makes one with its default mapping. */
const newUser = (name: string) => ({
  schemas: [USER, ENTERPRISE],
  externalId: `${name}-mail-nickname`,
  userName: `${name}@${directory.domain}`,
  active: true,
  displayName: 'Ada King',
  emails: [{ primary: true, type: 'work', value: `${name}@${directory.domain}` }],
  addresses: [{ type: 'work', formatted: 'London', primary: true }],
  phoneNumbers: [{ type: 'mobile', value: '+44 1' }],
  meta: { resourceType: 'User' },
  name: { formatted: 'Ada King', familyName: 'King', givenName: 'Ada' },
  roles: [],
  title: 'Countess',
  [ENTERPRISE]: { employeeNumber: '1', department: 'Mathematics', manager: { value: randomUUID() } },
});
const newGroup = (displayName: string) => ({
  schemas: [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
  externalId: randomUUID(),
  displayName,
  meta: { resourceType: 'Group' },
});

describe('the connection test', () => {
  it('finds nobody by a random name, which is no error', async () => {
    for (const filter of [`userName eq "${randomUUID()}"`, `userName eq "${randomUUID()}@x.example"`]) {
      const reply = await find(directory, 'Users', filter);
      expect([reply.statusCode, reply.json()]).toEqual([200, nobody]);
    }
    const groups = await find(
      directory,
      'Groups',
      `displayName eq "${randomUUID()}"`,
      '&excludedAttributes=members',
    );
    expect([groups.statusCode, groups.json()]).toEqual([200, nobody]);
  });

  it('reads what the server can, of which nothing needs a filter', async () => {
    for (const path of [
      'ServiceProviderConfig',
      'ResourceTypes',
      'Schemas',
      'Users',
      'Groups',
      'Users?count=1',
    ]) {
      const reply = await directory.call('GET', `/${path}`);
      expect(reply.statusCode, path).toBe(200);
      expect(reply.headers['content-type'], path).toContain('application/scim+json');
    }
    const schemas = await read(directory, `/Schemas/${USER}`);
    expect(schemas).toMatchObject({ id: USER, attributes: expect.any(Array) });
    expect(await read(directory, '/ServiceProviderConfig')).toMatchObject({
      patch: { supported: true },
      filter: { supported: true },
      authenticationSchemes: [expect.objectContaining({ type: 'oauthbearertoken' })],
    });
  });
});

describe('a user of Entra ID', () => {
  it('is made, found by name in any case and by external id, and read', async () => {
    const made = await create(directory, 'Users', newUser('ada'));
    expect(made).toMatchObject({
      externalId: 'ada-mail-nickname',
      active: true,
      displayName: 'Ada King',
      name: { formatted: 'Ada King', familyName: 'King', givenName: 'Ada' },
      emails: [{ primary: true, type: 'work', value: `ada@${directory.domain}` }],
      meta: { resourceType: 'User', created: expect.any(String), lastModified: expect.any(String) },
    });
    for (const filter of [`userName eq "ADA@${directory.domain}"`, 'externalId eq "ada-mail-nickname"']) {
      const found = (await find(directory, 'Users', filter)).json();
      expect(found).toMatchObject({ totalResults: 1, startIndex: 1, Resources: [{ id: made.id }] });
    }
    expect(await read(directory, `/Users/${made.id}`)).toEqual(made);
    expectScimError(await directory.call('GET', `/Users/${randomUUID()}`), 404);
    expectScimError(await directory.call('POST', '/Users', newUser('Ada')), 409, 'uniqueness');
  });

  it('changes by operations that begin with capitals, with paths that filter', async () => {
    const { id } = await create(directory, 'Users', newUser('ada'));
    const email = `augusta@${directory.domain}`;
    const changed = await patch(
      directory,
      `/Users/${id}`,
      { op: 'Replace', path: 'emails[type eq "work"].value', value: email },
      { op: 'Replace', path: 'name.familyName', value: 'Lovelace' },
      { op: 'Add', path: 'name.formatted', value: 'Ada Lovelace' },
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '+44 2' },
      { op: 'Replace', path: 'addresses[type eq "work"].formatted', value: 'Paris' },
      { op: 'Add', path: `${ENTERPRISE}:department`, value: 'Engines' },
      { op: 'Replace', path: `${ENTERPRISE}:manager`, value: randomUUID() },
      { op: 'Remove', path: `${ENTERPRISE}:manager` },
      { op: 'Replace', path: 'displayName', value: 'Augusta' },
    );
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await read(directory, `/Users/${id}`)).toMatchObject({
      emails: [{ type: 'work', value: email }],
      name: { familyName: 'Lovelace', formatted: 'Ada Lovelace', givenName: 'Ada' },
      displayName: 'Augusta',
    });
  });

  it('gets an e-mail by a path that filters, where it has none', async () => {
    const id = await directory.addUser('ada');
    const email = `work@${directory.domain}`;
    const path = 'emails[type eq "work"].value';
    const added = await patch(directory, `/Users/${id}`, { op: 'Add', path, value: email });
    expect(added.statusCode, added.body).toBe(200);
    expect((await read(directory, `/Users/${id}`)).emails).toEqual([{ type: 'work', value: email }]);
  });

  it('changes by one object with dotted keys, without a path', async () => {
    const { id } = await create(directory, 'Users', newUser('ada'));
    const value = {
      displayName: 'A. L.',
      'name.givenName': 'Augusta',
      'name.familyName': 'Byron',
      [`${ENTERPRISE}:department`]: 'Engines',
      [`${ENTERPRISE}:employeeNumber`]: '2',
    };
    const changed = await patch(directory, `/Users/${id}`, { op: 'replace', value });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await read(directory, `/Users/${id}`)).toMatchObject({
      displayName: 'A. L.',
      name: { givenName: 'Augusta', familyName: 'Byron', formatted: 'Ada King' },
    });
  });

  it.each([
    { op: 'Replace', path: 'active', value: 'False' },
    { op: 'replace', path: 'active', value: false },
    { op: 'replace', value: { active: false } },
    { op: 'Add', path: 'active', value: 'false' },
    { op: 'Replace', path: `${USER}:active`, value: 'False' },
  ])('is deleted softly by %j, restored, and deleted for good', async (operation) => {
    const { id } = await create(directory, 'Users', newUser('ada'));
    const off = await patch(directory, `/Users/${id}`, operation);
    expect([off.statusCode, off.json().active], off.body).toEqual([200, false]);
    expect(await findMember(test, directory, 'ada')).toBeUndefined();
    const filter = `userName eq "ada@${directory.domain}"`;
    expect((await find(directory, 'Users', filter)).json().Resources).toEqual([
      expect.objectContaining({ id, active: false }),
    ]);
    const on = await patch(directory, `/Users/${id}`, { op: 'Replace', path: 'active', value: 'True' });
    expect([on.statusCode, on.json().active]).toEqual([200, true]);
    expect(await findMember(test, directory, 'ada')).toBeDefined();
    const gone = await directory.call('DELETE', `/Users/${id}`);
    expect([gone.statusCode, gone.body]).toEqual([204, '']);
    expectScimError(await directory.call('GET', `/Users/${id}`), 404);
    expectScimError(await directory.call('DELETE', `/Users/${id}`), 404);
    expectScimError(await patch(directory, `/Users/${id}`, operation), 404);
    expect((await find(directory, 'Users', filter)).json()).toEqual(nobody);
  });
});

describe('a group of Entra ID', () => {
  it('is made without members, found without them, and takes and loses them', async () => {
    const [ada, eve] = [await directory.addUser('ada'), await directory.addUser('eve')];
    const name = `Engineers ${randomUUID()}`;
    const { id, displayName, members } = await create(directory, 'Groups', newGroup(name));
    expect([displayName, members ?? []]).toEqual([name, []]);
    const path = `/Groups/${id}`;
    const one = { op: 'Add', path: 'members', value: [{ value: ada }] };
    const added = await patch(directory, path, one);
    expect([200, 204]).toContain(added.statusCode);
    await patch(directory, path, one);
    await patch(directory, path, { op: 'Add', path: 'members', value: [{ $ref: null, value: eve }] });
    expect(await membersOf(directory, id)).toEqual([ada, eve].sort());
    const found = (
      await find(directory, 'Groups', `displayName eq "${name}"`, '&excludedAttributes=members')
    ).json();
    expect(found.Resources).toEqual([expect.objectContaining({ id, displayName: name })]);
    expect(found.Resources[0]).not.toHaveProperty('members');
    expect(await read(directory, `${path}?excludedAttributes=members`)).not.toHaveProperty('members');
    await patch(directory, path, { op: 'Remove', path: `members[value eq "${ada}"]` });
    expect(await membersOf(directory, id)).toEqual([eve]);
    await patch(directory, path, { op: 'Remove', path: 'members', value: [{ value: eve }] });
    expect(await membersOf(directory, id)).toEqual([]);
    const renamed = await patch(directory, path, { op: 'Replace', path: 'displayName', value: `${name} 2` });
    expect([200, 204]).toContain(renamed.statusCode);
    expect((await read(directory, path)).displayName).toBe(`${name} 2`);
    expect((await directory.call('DELETE', path)).statusCode).toBe(204);
    expectScimError(await directory.call('GET', path), 404);
  });

  it('says whether it has a member: the filter of both ids', async () => {
    const [ada, eve] = [await directory.addUser('ada'), await directory.addUser('eve')];
    const id = await directory.addGroup('Engineers', [ada]);
    const has = async (user: string) =>
      (await find(directory, 'Groups', `id eq "${id}" and members eq "${user}"`)).json().totalResults;
    expect([await has(ada), await has(eve)]).toEqual([1, 0]);
  });
});
