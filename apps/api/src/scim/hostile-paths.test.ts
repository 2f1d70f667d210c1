import { fixture } from '@refinery/testing/fixture.ts';
import { describe, expect, it } from 'vitest';
import { expectAnswered, expectCleanObjects, openTargets, requestsOf, sendText } from './testing/hostile.ts';
import { openDirectoryTest } from './testing/open-directory.ts';
import { patch, read } from './testing/requests.ts';

const test = fixture(openDirectoryTest);
const directory = openTargets(test);

describe('a path of a change', () => {
  const PATHS = [
    '',
    ' ',
    '.',
    '..',
    '[',
    ']',
    'emails[',
    'emails[]',
    'emails[type eq "work"',
    'emails[type eq "work"].',
    'emails[type eq "work"].value.x',
    'name.',
    '.name',
    'members[value eq]',
    'members[value eq "x"]',
    'members[display eq "x"]',
    'members[value ne "x"]',
    `${'('.repeat(1_000)}`,
    'a'.repeat(100_000),
    'x y',
    '\u0000',
    '\ud800',
    "' or 1=1 --",
    'members[value eq "\' or 1=1 --"]',
    'id',
    'meta',
    'schemas',
    'groups',
    'userName.x',
    'active.x',
    'emails[0].value',
    'emails[type eq "work" and primary eq true].value',
    '$ref',
    '__proto__',
    '__proto__.polluted',
    'constructor',
    'constructor.prototype.polluted',
    'name.__proto__.polluted',
    'name.constructor.prototype.polluted',
    'emails[type eq "__proto__"].value',
    'emails[type eq "work"].__proto__',
    'emails[__proto__ eq "x"].polluted',
    'urn:ietf:params:scim:schemas:core:2.0:User:__proto__.polluted',
    'toString',
    'prototype',
    'hasOwnProperty',
    'emails.__proto__.polluted',
    'name.toString',
  ];
  const bodies = (): unknown[] => [
    'yes',
    { polluted: 'yes' },
    [{ value: 'x' }],
    JSON.parse('{"__proto__":{"polluted":"yes"}}'),
    null,
  ];

  it.each(['add', 'replace', 'remove'])('that leads nowhere is answered, for %s', async (op) => {
    for (const path of PATHS)
      for (const value of bodies())
        for (const resource of [`/Users/${directory.user}`, `/Groups/${directory.group}`])
          expectAnswered(await patch(directory, resource, { op, path, value }), `${op} ${path.slice(0, 60)}`);
    expectCleanObjects();
    expect((await read(directory, `/Users/${directory.user}`)).id).toBe(directory.user);
    expect((await read(directory, `/Groups/${directory.group}`)).id).toBe(directory.group);
  });

  it('can be no way into every object: neither keys nor values without a path', async () => {
    const attacks = [
      '{"__proto__":{"polluted":"yes"}}',
      '{"__proto__.polluted":"yes"}',
      '{"constructor.prototype.polluted":"yes"}',
      '{"constructor":{"prototype":{"polluted":"yes"}}}',
      '{"name":{"__proto__":{"polluted":"yes"}}}',
      '{"name.__proto__.polluted":"yes"}',
      '{"name":{"constructor":{"prototype":{"polluted":"yes"}}}}',
      '{"emails":[{"__proto__":{"polluted":"yes"},"value":"x@y.example"}]}',
      '{"emails":{"__proto__":[]}}',
      '{"members":[{"__proto__":{"value":"x"}}]}',
      '{"name.constructor.prototype.polluted":"yes"}',
      '{"urn:ietf:params:scim:schemas:core:2.0:User:__proto__.polluted":"yes"}',
      '{"__proto__":null}',
      '{"emails[type eq \\"work\\"].__proto__.polluted":"yes"}',
    ];
    for (const text of attacks) {
      for (const [method, path] of requestsOf(directory)) {
        expectAnswered(await sendText(test, directory, [method, path], text), text);
        const named = `{"userName":"p${Math.random()}@${directory.domain}","displayName":"p",${text.slice(1)}`;
        if (method === 'POST') expectAnswered(await sendText(test, directory, [method, path], named), named);
        const operations = `{"Operations":[{"op":"add","value":${text}},{"op":"replace","value":${text}}]}`;
        if (method === 'PATCH')
          expectAnswered(await sendText(test, directory, [method, path], operations), operations);
      }
      expectCleanObjects();
    }
  });
});
