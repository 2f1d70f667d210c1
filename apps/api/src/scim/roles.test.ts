import { createApiKey } from '@refinery/domain/api-keys/create-api-key.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openDirectoryTest, type TestDirectory } from './testing/open-directory.ts';
import { findMember, GROUP, patch, roleOf, signInto, USER } from './testing/requests.ts';

const test = fixture(openDirectoryTest);

const rule = (value: string, role: 'admin' | 'member' | 'viewer', claim = 'groups') => ({
  claim,
  value,
  role,
});
const RULES = [rule('Admins', 'admin'), rule('Engineers', 'member'), rule('ext-readers', 'viewer')];
const open = (defaultRole: 'admin' | 'member' | 'viewer' | null = 'viewer', roleMapping = RULES) =>
  test.openDirectory({ roleMapping, defaultRole });
const add = (directory: TestDirectory, group: string, value: string) =>
  patch(directory, `/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value }] });
const remove = (directory: TestDirectory, group: string, value: string) =>
  patch(directory, `/Groups/${group}`, { op: 'Remove', path: `members[value eq "${value}"]` });
const rename = (directory: TestDirectory, group: string, displayName: string) =>
  patch(directory, `/Groups/${group}`, { op: 'replace', value: { id: group, displayName } });

describe('a role', () => {
  it('is that of the group, at once, and goes with it', async () => {
    const directory = await open();
    const id = await directory.addUser('ada');
    const group = await directory.addGroup('Engineers');
    const role = () => roleOf(test, directory, 'ada');
    expect(await role()).toBe('viewer');
    await add(directory, group, id);
    expect(await role()).toBe('member');
    await remove(directory, group, id);
    expect(await role()).toBe('viewer');
    await patch(directory, `/Groups/${group}`, { op: 'replace', path: 'members', value: [{ value: id }] });
    expect(await role()).toBe('member');
    await directory.call('DELETE', `/Groups/${group}`);
    expect(await role()).toBe('viewer');
  });

  it('is the highest of all groups', async () => {
    const directory = await open();
    const id = await directory.addUser('ada');
    const engineers = await directory.addGroup('Engineers', [id]);
    const admins = await directory.addGroup('Admins', [id]);
    const role = () => roleOf(test, directory, 'ada');
    expect(await role()).toBe('admin');
    await remove(directory, engineers, id);
    expect(await role()).toBe('admin');
    await add(directory, engineers, id);
    await remove(directory, admins, id);
    expect(await role()).toBe('member');
  });

  it('follows the name of a group, and its external id', async () => {
    const directory = await open('member');
    const id = await directory.addUser('ada');
    const group = await directory.addGroup('Others', [id]);
    const role = () => roleOf(test, directory, 'ada');
    expect(await role()).toBe('member');
    await rename(directory, group, 'Admins');
    expect(await role()).toBe('admin');
    await rename(directory, group, 'Others');
    expect(await role()).toBe('member');
    await patch(directory, `/Groups/${group}`, { op: 'add', path: 'externalId', value: 'ext-readers' });
    expect(await role()).toBe('viewer');
    const body = { schemas: [GROUP], displayName: 'Admins', members: [{ value: id }] };
    await directory.call('PUT', `/Groups/${group}`, body);
    expect(await role()).toBe('admin');
    await directory.call('PUT', `/Groups/${group}`, { schemas: [GROUP], displayName: 'Admins', members: [] });
    expect(await role()).toBe('member');
  });

  it('is the default one without a group, or that of a viewer where there is none', async () => {
    for (const [given, expected] of [
      ['member', 'member'],
      ['admin', 'admin'],
      [null, 'viewer'],
    ] as const) {
      const directory = await open(given);
      const id = await directory.addUser('ada');
      expect(await roleOf(test, directory, 'ada')).toBe(expected);
      const group = await directory.addGroup('ext-readers', [id]);
      expect(await roleOf(test, directory, 'ada')).toBe('viewer');
      await remove(directory, group, id);
      expect(await roleOf(test, directory, 'ada')).toBe(expected);
    }
  });

  it('is that of the groups for whoever comes back', async () => {
    const directory = await open();
    const id = await directory.addUser('ada');
    const group = await directory.addGroup('Admins', [id]);
    const active = (value: boolean) =>
      patch(directory, `/Users/${id}`, { op: 'replace', path: 'active', value });
    await active(false);
    await remove(directory, group, id);
    await active(true);
    expect(await roleOf(test, directory, 'ada')).toBe('viewer');
    await active(false);
    await add(directory, group, id);
    await active(true);
    expect(await roleOf(test, directory, 'ada')).toBe('admin');
  });

  it('is that of the groups whom somebody was in before they were active', async () => {
    const directory = await open();
    const id = await directory.addUser('ada', { active: false });
    await directory.addGroup('Admins', [id]);
    await patch(directory, `/Users/${id}`, { op: 'replace', path: 'active', value: true });
    expect(await roleOf(test, directory, 'ada')).toBe('admin');
  });

  it('takes rights from sessions and API keys with the next request', async () => {
    const directory = await open();
    const id = await directory.addUser('ada');
    const group = await directory.addGroup('Engineers', [id]);
    const member = await signInto(test, directory, 'ada');
    const { key } = await createApiKey(member.as, { name: 'key', scopes: ['optimizations:write'] });
    const text = { text: 'Please write a poem.' };
    const ask = async () => [
      (await test.post(member, '/api/optimize', text)).statusCode,
      (await test.post(null, '/api/optimize', text, { 'x-api-key': key })).statusCode,
    ];
    expect(await ask()).toEqual([200, 200]);
    await remove(directory, group, id);
    expect(await ask()).toEqual([403, 403]);
    await add(directory, group, id);
    expect(await ask()).toEqual([200, 200]);
  });

  it('ends the invitations of whoever is no admin any more', async () => {
    const directory = await open();
    const id = await directory.addUser('ada');
    const group = await directory.addGroup('Admins', [id]);
    const member = await signInto(test, directory, 'ada');
    const url = `/api/organizations/${directory.admin.organizationId}/invitations`;
    const invited = await test.post(member, url, { email: `guest-${id}@example.com`, role: 'admin' });
    expect(invited.statusCode).toBe(201);
    await remove(directory, group, id);
    expect((await test.get(directory.admin, url)).json()).toEqual([]);
  });

  it('has nothing to do with groups where a rule is about something else', async () => {
    const directory = await open('member', [rule('Admins', 'admin'), rule('x', 'viewer', 'department')]);
    const id = await directory.addUser('ada');
    const before = await roleOf(test, directory, 'ada');
    const group = await directory.addGroup('Admins', [id]);
    expect(await roleOf(test, directory, 'ada')).toBe(before);
    await remove(directory, group, id);
    expect(await roleOf(test, directory, 'ada')).toBe(before);
  });

  it('is no part of a user that the directory could send', async () => {
    const directory = await open();
    const body = {
      userName: `ada@${directory.domain}`,
      roles: [{ value: 'admin' }],
      role: 'admin',
      groups: ['Admins'],
    };
    const reply = await directory.call('POST', '/Users', { schemas: [USER], ...body });
    expect(reply.statusCode, reply.body).toBe(201);
    expect(await roleOf(test, directory, 'ada')).toBe('viewer');
  });
});

describe('the last admin', () => {
  it('stays admin, whatever the groups say', async () => {
    const directory = await open();
    const { admin, domain } = directory;
    await test.sql`update users set email = ${`boss@${domain}`} where id = ${admin.user.id}`;
    const boss = await directory.addUser('boss');
    const role = (name = 'boss') => roleOf(test, directory, name);
    expect(await role()).toBe('admin');
    const group = await directory.addGroup('Admins', [boss]);
    const removed = await remove(directory, group, boss);
    expect(removed.statusCode).toBeLessThan(500);
    expect(await role()).toBe('admin');
    await directory.addGroup('ext-readers', [boss]);
    expect(await role()).toBe('admin');
  });

  it('is one of those who lose the role at once', async () => {
    const directory = await open();
    const { admin, domain } = directory;
    await test.sql`update users set email = ${`boss@${domain}`} where id = ${admin.user.id}`;
    const ids = [await directory.addUser('boss'), await directory.addUser('ada')];
    const group = await directory.addGroup('Admins', ids);
    const roles = async () =>
      [await roleOf(test, directory, 'boss'), await roleOf(test, directory, 'ada')].sort();
    expect(await roles()).toEqual(['admin', 'admin']);
    await Promise.all(ids.map((id) => remove(directory, group, id)));
    expect(await roles()).toEqual(['admin', 'viewer']);
    await patch(directory, `/Groups/${group}`, {
      op: 'replace',
      path: 'members',
      value: ids.map((value) => ({ value })),
    });
    expect(await roles()).toEqual(['admin', 'admin']);
    await patch(directory, `/Groups/${group}`, { op: 'remove', path: 'members' });
    expect(await roles()).toEqual(['admin', 'viewer']);
  });

  it('loses the role where the same change gives it to another, and both are recorded', async () => {
    const directory = await open();
    const { admin, domain } = directory;
    await test.sql`update users set email = ${`boss@${domain}`} where id = ${admin.user.id}`;
    const [boss, ada] = [await directory.addUser('boss'), await directory.addUser('ada')];
    const adasId = (await findMember(test, directory, 'ada'))?.id;
    const group = await directory.addGroup('Admins', [boss]);
    await patch(directory, `/Groups/${group}`, { op: 'replace', path: 'members', value: [{ value: ada }] });
    expect(await roleOf(test, directory, 'boss')).toBe('viewer');
    expect(await roleOf(test, directory, 'ada')).toBe('admin');
    const rows = await test.sql`
      select target, actor_name, before, after from audit_log
      where organization_id = ${admin.organizationId} and action = 'member.update' order by after ->> 'role'`;
    const [least, most] = [{ role: 'viewer' }, { role: 'admin' }];
    expect([...rows]).toEqual([
      { target: adasId, actor_name: 'scim', before: least, after: most },
      { target: admin.user.id, actor_name: 'scim', before: most, after: least },
    ]);
  });
});
