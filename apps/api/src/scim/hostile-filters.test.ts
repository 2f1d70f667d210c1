import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { expectAnswered, openTargets } from './testing/hostile.ts';
import { openDirectoryTest } from './testing/open-directory.ts';
import { expectScimError, find } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const directory = openTargets(test);

describe('a filter', () => {
  it('that is deep, strange or cut off is refused', async () => {
    for (const filter of [
      '('.repeat(900),
      `${'('.repeat(400)}userName eq "a"${')'.repeat(400)}`,
      '[['.repeat(400),
      'not '.repeat(200),
      `userName eq "a"${' and userName eq "a"'.repeat(60)}`,
      '__proto__ eq "x"',
      'constructor eq "x"',
      'name.__proto__ eq "x"',
      '\u0000 eq "x"',
      'userName eq "a" --',
      "userName eq '' or 1=1",
      'x eq "y"',
      `userName eq "${'\\'.repeat(900)}"`,
      'emails[__proto__ eq "x"]',
      '" eq "" and "" eq "',
    ])
      for (const kind of ['Users', 'Groups', 'Nothing'])
        expectAnswered(await find(directory, kind, filter), filter.slice(0, 80));
    expectScimError(await find(directory, 'Users', '('.repeat(900)), 400, 'invalidFilter');
  });

  it('for signs of SQL finds what is named so, and NUL and lone surrogates nothing', async () => {
    const name = `%_'";--\\${'%'.repeat(5)}`;
    const id = await directory.addGroup(name);
    const found = await find(directory, 'Groups', `displayName eq ${JSON.stringify(name)}`);
    expect(found.json().Resources).toEqual([expect.objectContaining({ id })]);
    for (const value of ['%', '_', "'", '\\u0000', '\\ud800', 'a\u0000'])
      for (const attribute of ['userName', 'externalId', 'displayName', 'id']) {
        const reply = await find(directory, 'Users', `${attribute} eq "${value}"`);
        expectAnswered(reply, value);
        if (reply.statusCode === 200) expect(reply.json().totalResults, value).toBe(0);
      }
    for (const query of ['filter=%ED%A0%80', 'filter=%00', 'filter=%', 'filter[a]=b', 'filter=a&filter=b'])
      expectAnswered(await directory.call('GET', `/Users?${query}`), query);
  });
});

describe('an id', () => {
  it.each(['x', '%00', '%2e%2e%2fUsers', '__proto__', `${'9'.repeat(5_000)}`, "'%20or%201=1"])(
    'that is none is unknown: %s',
    async (id) => {
      for (const kind of ['Users', 'Groups'])
        for (const method of ['GET', 'PUT', 'PATCH', 'DELETE'] as const) {
          const body = {
            userName: `x@${directory.domain}`,
            displayName: 'x',
            Operations: [{ op: 'add', value: {} }],
          };
          const reply = await directory.call(
            method,
            `/${kind}/${id}`,
            /GET|DELETE/.test(method) ? undefined : body,
          );
          expectAnswered(reply, `${method} ${kind}`);
          expect([400, 404, 414], `${method} ${kind}`).toContain(reply.statusCode);
        }
    },
  );
});
