import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { expectAnswered, openTargets, requestsOf, sendText } from './testing/hostile.ts';
import { openDirectoryTest } from './testing/open-directory.ts';
import { expectScimError, findMember, membersOf, patch, read } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const directory = openTargets(test);

/** All there is is as it was. */
async function expectUnchanged(): Promise<void> {
  expect(await read(directory, `/Users/${directory.user}`)).toMatchObject({
    userName: `ada@${directory.domain}`,
    active: true,
  });
  expect(await read(directory, `/Groups/${directory.group}`)).toMatchObject({ displayName: 'Engineers' });
  expect(await membersOf(directory, directory.group)).toEqual([directory.user]);
  expect(await findMember(test, directory, 'ada')).toBeDefined();
}

const NO_OBJECTS = [
  '',
  '{',
  '[]',
  'null',
  '1',
  '"x"',
  'true',
  '{"a":}',
  '{} {}',
  '\u0000',
  '[[[[',
  "{'a':1}",
  '{}',
];
const VALUES: unknown[] = [null, 1, -1.5, '', 'x', true, [], {}, [[]], [null], [1], [{}], [{ value: null }]];
const MORE_VALUES: unknown[] = [
  { value: {} },
  [{ value: [] }],
  'x'.repeat(100_000),
  '\u0000',
  'a\u0000b',
  '\ud800',
];

describe('a body', () => {
  it('that is no object of JSON is refused as a wrong one', async () => {
    for (const [method, path] of requestsOf(directory))
      for (const text of NO_OBJECTS) {
        const reply = await sendText(test, directory, [method, path], text);
        expectAnswered(reply, `${method} ${path} ${text}`);
        expect(reply.statusCode, `${method} ${path} ${text}`).toBe(400);
      }
    await expectUnchanged();
  });

  it.each([
    'userName',
    'externalId',
    'active',
    'displayName',
    'name',
    'emails',
    'schemas',
    'id',
    'meta',
    'groups',
  ])('of a user with any type of %s is answered', async (key) => {
    for (const value of [...VALUES, ...MORE_VALUES]) {
      const what = `${key}: ${JSON.stringify(value).slice(0, 60)}`;
      const body = {
        userName: `new-${Math.random()}@${directory.domain}`,
        active: false,
        [key]: value,
      };
      expectAnswered(await directory.call('POST', '/Users', body), what);
      const put = { userName: `ada@${directory.domain}`, [key]: value };
      expectAnswered(await directory.call('PUT', `/Users/${directory.user}`, put), what);
      for (const operation of [
        { op: 'replace', path: key, value },
        { op: 'add', value: { [key]: value } },
      ])
        expectAnswered(await patch(directory, `/Users/${directory.user}`, operation), what);
    }
    expect((await directory.call('GET', `/Users/${directory.user}`)).statusCode).toBe(200);
    expect((await directory.call('GET', '/Users')).statusCode).toBe(200);
  });

  it.each(['givenName', 'familyName', 'formatted'])(
    'of a user with any type of name.%s is answered',
    async (key) => {
      for (const value of [...VALUES, ...MORE_VALUES])
        for (const operation of [
          { op: 'replace', path: `name.${key}`, value },
          { op: 'replace', path: 'name', value: { [key]: value } },
          { op: 'replace', value: { [`name.${key}`]: value } },
        ])
          expectAnswered(
            await patch(directory, `/Users/${directory.user}`, operation),
            JSON.stringify(operation).slice(0, 99),
          );
      expect((await directory.call('GET', `/Users/${directory.user}`)).statusCode).toBe(200);
    },
  );

  it.each(['displayName', 'externalId', 'members', 'schemas'])(
    'of a group with any type of %s is answered',
    async (key) => {
      for (const value of [...VALUES, ...MORE_VALUES]) {
        const what = `${key}: ${JSON.stringify(value).slice(0, 60)}`;
        const body = { displayName: `g-${Math.random()}`, [key]: value };
        expectAnswered(await directory.call('POST', '/Groups', body), what);
        expectAnswered(await directory.call('PUT', `/Groups/${directory.group}`, body), what);
        for (const op of ['add', 'replace', 'remove'])
          expectAnswered(
            await patch(directory, `/Groups/${directory.group}`, { op, path: key, value }),
            `${op} ${what}`,
          );
        expectAnswered(
          await patch(directory, `/Groups/${directory.group}`, { op: 'add', value: { [key]: value } }),
          what,
        );
      }
      expect((await directory.call('GET', '/Groups')).statusCode).toBe(200);
    },
  );

  it('of a change that is none is refused, and changes nothing', async () => {
    const name = { op: 'replace', path: 'displayName', value: 'Changed' };
    const wrong = [
      null,
      1,
      'x',
      [],
      {},
      { op: 'copy', path: 'a' },
      { op: 1 },
      { op: 'replace' },
      { op: 'remove' },
    ];
    for (const path of [`/Users/${directory.user}`, `/Groups/${directory.group}`]) {
      for (const operation of wrong) {
        const reply = await patch(directory, path, name, operation);
        expectAnswered(reply, JSON.stringify(operation));
        expect(reply.statusCode, JSON.stringify(operation)).toBe(400);
      }
      for (const Operations of [null, 1, 'x', {}, [], undefined]) {
        const reply = await directory.call('PATCH', path, { Operations });
        expect(reply.statusCode, JSON.stringify(Operations)).toBe(400);
      }
    }
    await expectUnchanged();
  });

  it('of other types than JSON is refused, of application/json taken', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ])
      expectScimError(await sendText(test, directory, ['POST', '/Users'], 'a=b', type), 415);
    const body = JSON.stringify({ userName: `json@${directory.domain}` });
    expect((await sendText(test, directory, ['POST', '/Users'], body, 'application/json')).statusCode).toBe(
      201,
    );
    const other = JSON.stringify({ userName: `utf@${directory.domain}` });
    expect(
      (await sendText(test, directory, ['POST', '/Users'], other, 'application/scim+json; charset=utf-8'))
        .statusCode,
    ).toBe(201);
  });

  it('of 2 MB, or of 100,000 brackets, is answered', async () => {
    const large = JSON.stringify({
      userName: `big@${directory.domain}`,
      title: 'x'.repeat(2 * 1024 * 1024),
    });
    const deep = `{"userName":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const nested = `{"userName":"n@${directory.domain}","name":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`;
    for (const text of [large, deep, nested])
      expectAnswered(await sendText(test, directory, ['POST', '/Users'], text), text.slice(0, 20));
  });
});
