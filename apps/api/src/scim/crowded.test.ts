import { eachTest, fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { openDirectoryTest } from './testing/open-directory.ts';
import { expectScimError, listMembers, membersOf, patch, read } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const directory = eachTest(() => test.openDirectory());

const statuses = (replies: { statusCode: number }[]) => replies.map(({ statusCode }) => statusCode).sort();

describe('two at once', () => {
  it('make one user of the same name', async () => {
    const { domain } = directory;
    const make = (userName: string) => directory.call('POST', '/Users', { userName });
    const replies = await Promise.all([`a@${domain}`, `A@${domain}`, `a@${domain}`, `a@${domain}`].map(make));
    expect(statuses(replies)).toEqual([201, 409, 409, 409]);
    for (const reply of replies.filter(({ statusCode }) => statusCode === 409))
      expectScimError(reply, 409, 'uniqueness');
    expect(await listMembers(test, directory)).toHaveLength(2);
  });

  it('make groups, add members and replace them without a failure', async () => {
    const users = await Promise.all(['a', 'b', 'c', 'd'].map((name) => directory.addUser(name)));
    const made = await Promise.all(
      users.map((value) => directory.call('POST', '/Groups', { displayName: 'Same', members: [{ value }] })),
    );
    for (const { statusCode } of made) expect([201, 409]).toContain(statusCode);
    const id = await directory.addGroup('Another');
    const add = (value: string) =>
      patch(directory, `/Groups/${id}`, { op: 'add', path: 'members', value: [{ value }] });
    expect(new Set(statuses(await Promise.all([...users, ...users].map(add)))).size).toBe(1);
    expect(await membersOf(directory, id)).toEqual([...users].sort());
  });

  it('activate and deactivate a user, who is then one of both', async () => {
    const id = await directory.addUser('ada');
    const set = (active: boolean) => patch(directory, `/Users/${id}`, { op: 'replace', value: { active } });
    const replies = await Promise.all([set(false), set(true), set(false), set(true), set(false)]);
    expect(statuses(replies)).toEqual([200, 200, 200, 200, 200]);
    const { active } = await read(directory, `/Users/${id}`);
    expect(await listMembers(test, directory)).toHaveLength(active ? 2 : 1);
  });

  it('delete a user once', async () => {
    const id = await directory.addUser('ada');
    const replies = await Promise.all([1, 2, 3].map(() => directory.call('DELETE', `/Users/${id}`)));
    expect(statuses(replies)).toEqual([204, 404, 404]);
  });
});

describe('10,000 members', () => {
  it('fit in a group by changes of a thousand, and are told or left out', async () => {
    const { admin, connectionId } = directory;
    await test.sql`
      insert into scim_users (id, organization_id, connection_id, user_name, active, attributes, created_at, updated_at)
      select gen_random_uuid(), ${admin.organizationId}, ${connectionId}, 'u' || n, false, '{}', now(), now()
      from generate_series(1, 10000) n`;
    const rows = await test.sql`select id from scim_users where organization_id = ${admin.organizationId}`;
    const all = rows.map(({ id }) => ({ value: id }));
    const id = await directory.addGroup('All');
    for (let at = 0; at < all.length; at += 1_000) {
      const value = all.slice(at, at + 1_000);
      const reply = await patch(directory, `/Groups/${id}`, { op: 'Add', path: 'members', value });
      expect([200, 204], reply.body.slice(0, 300)).toContain(reply.statusCode);
    }
    expect(await membersOf(directory, id)).toHaveLength(10_000);
    expect(await read(directory, `/Groups/${id}?excludedAttributes=members`)).not.toHaveProperty('members');
    const body = { displayName: 'All', members: all };
    const put = await directory.call('PUT', `/Groups/${id}`, body);
    expect([200, 413], put.body.slice(0, 300)).toContain(put.statusCode);
    if (put.statusCode === 413) expectScimError(put, 413);
    const one = await patch(directory, `/Groups/${id}`, {
      op: 'Remove',
      path: `members[value eq "${all[0]?.value}"]`,
    });
    expect([200, 204]).toContain(one.statusCode);
    expect(await membersOf(directory, id)).toHaveLength(9_999);
    const none = await patch(directory, `/Groups/${id}`, { op: 'Remove', path: 'members' });
    expect([200, 204]).toContain(none.statusCode);
    expect(await membersOf(directory, id)).toEqual([]);
  });
});

describe('a method or path that is none', () => {
  it.each([
    ['PUT', '/Users'],
    ['PATCH', '/Users'],
    ['DELETE', '/Users'],
    ['DELETE', '/Groups'],
    ['POST', '/ServiceProviderConfig'],
    ['POST', '/Schemas'],
    ['POST', '/Bulk'],
    ['POST', '/.search'],
    ['GET', '/nothing'],
    ['GET', '/Users/a/b'],
    ['GET', '/Me'],
  ] as const)('is unknown as SCIM says it: %s %s', async (method, path) => {
    const reply = await directory.call(method, path, method === 'GET' ? undefined : {});
    expect([404, 405, 501], reply.body).toContain(reply.statusCode);
    expectScimError(reply, reply.statusCode);
  });
});
