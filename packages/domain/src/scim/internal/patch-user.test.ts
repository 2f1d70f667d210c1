import { describe, expect, it } from 'vitest';
import { ScimRefusal } from '../scim-refusal.ts';
import { patchUser } from './patch-user.ts';
import { readPatch } from './read-patch.ts';
import { readUser, type UserInput } from './read-user.ts';

const ADA: UserInput = {
  userName: 'ada@acme.example',
  externalId: '7',
  active: true,
  attributes: {
    displayName: 'Ada',
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [
      { value: 'ada@acme.example', type: 'work', primary: true },
      { value: 'ada@home.example', type: 'home' },
    ],
  },
};

const patched = (...operations: object[]): UserInput =>
  readUser(patchUser(ADA, readPatch({ Operations: operations })));
const attributesAfter = (...operations: object[]) => patched(...operations).attributes;

/** What RFC 7644 calls the reason of a refusal. */
function reasonOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimRefusal) return error.scimType;
    throw error;
  }
  return 'none';
}

describe('an operation', () => {
  it.each<[string, object, Partial<UserInput>]>([
    ['of Entra ID', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    ['of Okta', { op: 'replace', value: { active: false } }, { active: false }],
    [
      'in other letters',
      { OP: 'ADD', PATH: 'USERNAME', Value: 'b@acme.example' },
      { userName: 'b@acme.example' },
    ],
    [
      'with the schema before the name',
      { op: 'replace', path: 'urn:ietf:params:scim:schemas:core:2.0:User:externalId', value: '8' },
      { externalId: '8' },
    ],
    ['that removes', { op: 'remove', path: 'externalId' }, { externalId: null }],
    ['that clears with null', { op: 'replace', path: 'externalId', value: null }, { externalId: null }],
    ['about what is not kept', { op: 'add', path: 'title', value: 'Countess' }, {}],
    [
      'about an extension',
      {
        op: 'replace',
        path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
        value: 'R&D',
      },
      {},
    ],
  ])('%s', (_name, operation, changes) => {
    expect(patched(operation)).toEqual({ ...ADA, ...changes });
  });

  it('changes a part of a name, by its path, without one, or with all of it', () => {
    const name = { givenName: 'Augusta', familyName: 'Lovelace' };
    for (const operation of [
      { op: 'replace', path: 'name.givenName', value: 'Augusta' },
      { op: 'Replace', value: { 'name.givenName': 'Augusta' } },
      { op: 'add', path: 'name', value: { givenName: 'Augusta' } },
    ])
      expect(attributesAfter(operation).name).toEqual(name);
  });

  it('changes the e-mail of a type, and adds one where there is none', () => {
    const [work, home] = ADA.attributes.emails ?? [];
    const path = 'emails[type eq "work"].value';
    expect(attributesAfter({ op: 'Replace', path, value: 'new@acme.example' }).emails).toEqual([
      { ...work, value: 'new@acme.example' },
      home,
    ]);
    const other = { op: 'Add', path: 'emails[type eq "other"].value', value: 'third@acme.example' };
    expect(attributesAfter(other).emails).toEqual([
      work,
      home,
      { type: 'other', value: 'third@acme.example' },
    ]);
    expect(attributesAfter({ op: 'remove', path: 'emails[type eq "home"]' }).emails).toEqual([work]);
    expect(attributesAfter({ op: 'remove', path: 'emails' })).not.toHaveProperty('emails');
  });

  it('comes after the one before it', () => {
    const off = { op: 'replace', path: 'active', value: false };
    const on = { op: 'replace', value: { active: true } };
    expect([patched(off, on).active, patched(on, off).active]).toEqual([true, false]);
  });
});

it.each<[string, string, object]>([
  ['invalidSyntax', 'an operation that there is not', { op: 'move', path: 'active', value: true }],
  ['invalidSyntax', 'no value to take apart', { op: 'add', value: 'Ada' }],
  ['noTarget', 'nothing to remove', { op: 'remove' }],
  ['invalidPath', 'a path that is none', { op: 'add', path: '__proto__.x', value: 1 }],
  ['invalidPath', 'a number as path', { op: 'add', path: 7, value: 1 }],
  ['invalidValue', 'a list as name', { op: 'replace', path: 'name', value: ['Ada'] }],
  ['invalidValue', 'an object as text', { op: 'replace', path: 'displayName', value: { a: 1 } }],
  ['invalidValue', 'a text that is neither true nor false', { op: 'replace', path: 'active', value: 'no' }],
  ['invalidValue', 'no user name any more', { op: 'remove', path: 'userName' }],
])('is refused with %s for %s', (reason, _name, operation) => {
  expect(reasonOf(() => patched(operation))).toBe(reason);
});

it('is refused without operations, and with too many', () => {
  const many = Array.from({ length: 1_001 }, () => ({ op: 'replace', path: 'active', value: true }));
  expect(reasonOf(() => readPatch({}))).toBe('invalidSyntax');
  expect(reasonOf(() => readPatch({ Operations: many }))).toBe('invalidValue');
  expect(readPatch({ Operations: many.slice(1) })).toHaveLength(1_000);
});

it.each([
  { op: 'add', path: 'constructor.prototype.polluted', value: 1 },
  { op: 'add', value: { 'constructor.prototype.polluted': 1 } },
  { op: 'add', path: 'name', value: { 'constructor.prototype.polluted': 1 } },
  { op: 'replace', path: 'name', value: { '__proto__.polluted': 1 } },
  { op: 'add', path: 'emails[type eq "work"]', value: { 'constructor.prototype.polluted': 1 } },
  { op: 'add', path: 'emails', value: [{ 'constructor.prototype.polluted': 1 }] },
  { op: 'add', path: 'emails[type eq "constructor"].constructor', value: 1 },
])('writes into nothing but the person: %o', (operation) => {
  expect(patched(operation)).toEqual(ADA);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object(patched(operation)).polluted).toBeUndefined();
});
