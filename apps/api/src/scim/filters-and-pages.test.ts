import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDirectoryTest, type TestDirectory } from './testing/open-directory.ts';
import { expectScimError, find, LIST, read, USER } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
let directory: TestDirectory;
let ids: string[];

beforeEach(async () => {
  directory = await test.openDirectory();
  ids = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    const emails = [{ value: `${name}-mail@${directory.domain}`, type: 'work', primary: true }];
    ids.push(
      await directory.addUser(name, { externalId: `X-${name}`, displayName: name.toUpperCase(), emails }),
    );
  }
});

const list = async (query: string) => (await directory.call('GET', `/Users?${query}`)).json();
const found = async (filter: string, kind = 'Users') => {
  const reply = await find(directory, kind, filter);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().Resources.map(({ id }: { id: string }) => id);
};

describe('a filter', () => {
  it.each([
    (domain: string) => `userName eq "a@${domain}"`,
    (domain: string) => `USERNAME EQ "A@${domain}"`,
    (domain: string) => `userName eq "a@${domain}" and externalId eq "X-a"`,
    (domain: string) => `userName eq "a@${domain}" AND active eq true`,
    (domain: string) => `${USER}:userName eq "a@${domain}"`,
    (domain: string) => `emails.value eq "a-mail@${domain}"`,
    (domain: string) => `emails[type eq "work" and value eq "a-mail@${domain}"]`,
    (domain: string) => `emails eq "a-mail@${domain}"`,
    () => 'externalId eq "X-a"',
    () => 'displayName eq "A"',
  ])('finds a user (%#)', async (filter) => {
    expect(await found(filter(directory.domain))).toEqual([ids[0]]);
  });

  it('finds a user by its id, and those who are active', async () => {
    expect(await found(`id eq "${ids[2]}"`)).toEqual([ids[2]]);
    expect((await found('active eq true')).sort()).toEqual([...ids].sort());
    expect(await found('active eq false')).toEqual([]);
  });

  it('knows the case of external ids, which is exact, and takes quotes that are escaped', async () => {
    expect(await found('externalId eq "x-A"')).toEqual([]);
  });

  it.each([
    ['plain é', '"plain é"'],
    ['a "quoted" b', '"a \\"quoted\\" b"'],
    ['back\\slash', '"back\\\\slash"'],
    ['tab\there', '"tab\\there"'],
    ['é', '"\\u00e9"'],
  ])('finds %j by %s', async (externalId, text) => {
    const id = await directory.addUser('quoted', { externalId });
    expect(await found(`externalId eq ${text}`)).toEqual([id]);
  });

  it('finds groups by name and external id', async () => {
    const id = await directory.addGroup('Engineers');
    await directory.addGroup('Others');
    expect(await found('displayName eq "Engineers"', 'Groups')).toEqual([id]);
    const more = { externalId: 'G-1', displayName: 'With an id' };
    const other = (await directory.call('POST', '/Groups', more)).json().id;
    expect(await found('externalId eq "G-1"', 'Groups')).toEqual([other]);
  });

  it.each([
    'userName co "a"',
    'userName sw "a"',
    'userName pr',
    'userName ne "a"',
    'userName eq "a" or userName eq "b"',
    'not (userName eq "a")',
    'userName eq',
    'userName eq "a',
    'userName eq a',
    'userName eq "a" userName eq "b"',
    'and',
    'eq "a"',
    '"a" eq userName',
    'userName eq "\\x"',
    'userName eq "a" and',
    ')',
    ' ',
    '',
  ])('says that it cannot be read: %s', async (filter) => {
    expectScimError(await find(directory, 'Users', filter), 400, 'invalidFilter');
    expectScimError(
      await find(directory, 'Groups', filter.replaceAll('userName', 'displayName')),
      400,
      'invalidFilter',
    );
  });

  it('has at most 1,000 characters', async () => {
    const of = (length: number) => `userName eq "${'x'.repeat(length - 14)}"`;
    expect(await found(of(1_000))).toEqual([]);
    expectScimError(await find(directory, 'Users', of(1_001)), 400, 'invalidFilter');
  });

  it('finds nobody by a value of another type', async () => {
    for (const filter of [
      'userName eq 1',
      'userName eq true',
      'userName eq null',
      'id eq "no-id"',
      'active eq "x"',
    ]) {
      const reply = await find(directory, 'Users', filter);
      expect([200, 400], filter).toContain(reply.statusCode);
      if (reply.statusCode === 200) expect(reply.json().totalResults, filter).toBe(0);
      else expectScimError(reply, 400, 'invalidFilter');
    }
  });
});

describe('pages', () => {
  it('go through all users, each of whom is in one', async () => {
    const seen: string[] = [];
    for (const startIndex of [1, 3, 5]) {
      const page = await list(`startIndex=${startIndex}&count=2`);
      const length = startIndex === 5 ? 1 : 2;
      expect(page).toMatchObject({ schemas: [LIST], totalResults: 5, startIndex, itemsPerPage: length });
      expect(page.Resources).toHaveLength(length);
      seen.push(...page.Resources.map(({ id }: { id: string }) => id));
    }
    expect(seen.sort()).toEqual([...ids].sort());
  });

  it('of none say how many there are', async () => {
    for (const count of ['0', '-1', '-5'])
      expect(await list(`count=${count}`)).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
    expect(await list('startIndex=6')).toMatchObject({ totalResults: 5, itemsPerPage: 0, Resources: [] });
  });

  it('before the first one are the first one', async () => {
    for (const startIndex of ['0', '-1', '-100'])
      expect(await list(`startIndex=${startIndex}&count=1`)).toMatchObject({
        startIndex: 1,
        itemsPerPage: 1,
      });
  });

  it.each(['count=x', 'startIndex=x', 'count=1.5', 'startIndex=1e3', 'count=', 'count=1&count=2'])(
    'are asked for by numbers, not by %s',
    async (query) => {
      const reply = await directory.call('GET', `/Users?${query}`);
      expect([200, 400]).toContain(reply.statusCode);
      if (reply.statusCode === 400) expectScimError(reply, 400, 'invalidValue');
    },
  );

  it.each([
    'count=999999999999999999999',
    'startIndex=999999999999999999999',
    'startIndex=2147483648&count=2147483648',
  ])('of %s are no trouble', async (query) => {
    const reply = await directory.call('GET', `/Users?${query}`);
    expect([200, 400], reply.body).toContain(reply.statusCode);
    if (reply.statusCode === 200) expect(reply.json().totalResults).toBe(5);
  });

  it('have what a filter finds', async () => {
    const query = `filter=${encodeURIComponent('active eq true')}&startIndex=2&count=2`;
    expect(await list(query)).toMatchObject({ totalResults: 5, startIndex: 2, itemsPerPage: 2 });
  });
});

describe('attributes', () => {
  it('are those that are asked for, with those that always come', async () => {
    const path = `/Users/${ids[0]}`;
    const only = await read(directory, `${path}?attributes=userName,name.givenName`);
    expect(only).toEqual({ schemas: [USER], id: ids[0], userName: `a@${directory.domain}` });
    expect((await list('attributes=displayName&count=1')).Resources).toEqual([
      { schemas: [USER], id: expect.any(String), displayName: expect.any(String) },
    ]);
    const upper = await read(directory, `${path}?attributes=DISPLAYNAME`);
    expect(upper).toEqual({ schemas: [USER], id: ids[0], displayName: 'A' });
    const full = await read(directory, `${path}?attributes=${USER}:displayName`);
    expect(full).toEqual(upper);
  });

  it('are all but those that are not asked for; an id always comes', async () => {
    const path = `/Users/${ids[0]}`;
    const rest = await read(directory, `${path}?excludedAttributes=emails,id,schemas,meta`);
    expect(rest).toMatchObject({ id: ids[0], schemas: [USER], displayName: 'A' });
    expect(rest).not.toHaveProperty('emails');
    expect(rest).not.toHaveProperty('meta');
  });

  it('can be chosen in the answer to a change, too', async () => {
    const body = { schemas: [USER], userName: `f@${directory.domain}` };
    const made = await directory.call('POST', '/Users?attributes=userName', body);
    expect(made.statusCode).toBe(201);
    expect(Object.keys(made.json()).sort()).toEqual(['id', 'schemas', 'userName']);
  });

  it('named like parts of every object are none', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'a.__proto__.b', ',,,', '%00'])
      for (const query of ['attributes', 'excludedAttributes']) {
        const reply = await directory.call('GET', `/Users/${ids[0]}?${query}=${name}`);
        expect([200, 400], reply.body).toContain(reply.statusCode);
      }
  });
});

describe('what the server can', () => {
  it('is what it says', async () => {
    const config = await read(directory, '/ServiceProviderConfig');
    expect(config).toMatchObject({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: expect.any(Number), maxPayloadSize: expect.any(Number) },
      filter: { supported: true, maxResults: expect.any(Number) },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: false },
    });
    const types = await read(directory, '/ResourceTypes');
    expect(types).toMatchObject({ schemas: [LIST], totalResults: 2 });
    expect(types.Resources.map(({ endpoint }: { endpoint: string }) => endpoint).sort()).toEqual([
      '/Groups',
      '/Users',
    ]);
    for (const { id, schema } of types.Resources) {
      expect(await read(directory, `/ResourceTypes/${id}`)).toMatchObject({ id, schema });
      expect(await read(directory, `/Schemas/${schema}`)).toMatchObject({ id: schema });
    }
  });

  it.each(['/ResourceTypes/None', '/Schemas/urn:none', '/Bulk', '/Me', '/nothing', '/Users/a/b', '', '/'])(
    'is nothing at another path: %j',
    async (path) => expectScimError(await directory.call('GET', path), 404),
  );

  it('is asked for without a filter', async () => {
    const filtered = await directory.call('GET', '/Schemas?filter=id%20eq%20%22a%22');
    expectScimError(filtered, 403);
  });
});
