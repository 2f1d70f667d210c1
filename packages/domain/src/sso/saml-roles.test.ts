import type { Role } from '@refinery/contracts/enums.ts';
import type { RoleRule } from '@refinery/contracts/sso-connections.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { entraClaims } from '@refinery/testing/saml/names.ts';
import type { SamlAttribute } from '@refinery/testing/saml/response-content.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSaml } from './testing/open-saml.ts';
import { updateConnection } from './update-connection.ts';

const test = fixture(openSaml);
beforeEach(() => test.startAnew());

const roleMapping: RoleRule[] = [
  { claim: 'groups', value: 'readers', role: 'viewer' },
  { claim: 'groups', value: 'ops', role: 'admin' },
  { claim: 'groups', value: 'R&D <core>', role: 'member' },
  { claim: entraClaims.groups, value: '5a0a9f5e-3c1f-4e55-9a39-0d4e3fd0c2b7', role: 'admin' },
  { claim: 'department', value: '7', role: 'member' },
];
/** Ada, of whom the identity provider says these things, too. */
const saying = (more: Record<string, string | string[]>) => ({
  attributes: { email: `ada@${test.domain}`, ...more },
});
const roleOf = async (more: Record<string, string | string[]>) => (await test.signIn(saying(more))).user.role;
/** Says attributes as they are, beside those of the person. */
const alsoSaying = (attributes: SamlAttribute[]) => {
  test.provider.tamper = {
    content: (content) => ({ ...content, attributes: [...content.attributes, ...attributes] }),
  };
};

describe('a role by SAML', () => {
  it.each<[Record<string, string | string[]>, Role]>([
    [{ groups: ['readers', 'ops'] }, 'admin'],
    [{ groups: ['ops', 'readers'] }, 'admin'],
    [{ groups: 'readers' }, 'viewer'],
    [{ groups: ['x', 'R&D <core>', 'y'] }, 'member'],
    [{ groups: ['readers'], department: '7' }, 'member'],
    [{ [entraClaims.groups]: ['x', '5a0a9f5e-3c1f-4e55-9a39-0d4e3fd0c2b7'] }, 'admin'],
  ])('of %j is %s', async (attributes, role) => {
    await test.connect({ defaultRole: null, roleMapping });
    expect(await roleOf(attributes)).toBe(role);
  });

  it.each<Record<string, string | string[]>>([
    {},
    { groups: [] },
    { groups: ['OPS', 'ops,readers', 'opsx', ''] },
    { Groups: ['ops'] },
    { group: 'ops' },
    { department: '07' },
  ])('of %j is none, or the default', async (attributes) => {
    const { id } = await test.connect({ defaultRole: null, roleMapping });
    await expectCode(test.signIn(saying(attributes)), 'no_role');
    await updateConnection(test.member.as, { id, defaultRole: 'viewer' });
    expect(await roleOf(attributes)).toBe('viewer');
  });

  it('is by the name of an attribute, not by what people call it', async () => {
    await test.connect({ defaultRole: null, roleMapping });
    alsoSaying([{ name: 'urn:x', friendlyName: 'groups', values: ['ops'] }]);
    await expectCode(test.signIn(), 'no_role');
  });

  it('is by all values of an attribute that is said twice', async () => {
    await test.connect({ defaultRole: null, roleMapping });
    alsoSaying([
      { name: 'groups', values: ['ops'] },
      { name: 'groups', values: ['readers'] },
    ]);
    expect((await test.signIn()).user.role).toBe('admin');
  });

  it('follows the rules at each sign-in, and the last admin stays one', async () => {
    await test.connect({ defaultRole: 'member', roleMapping });
    expect(await roleOf({ groups: ['ops'] })).toBe('admin');
    expect(await roleOf({ groups: ['readers'] })).toBe('viewer');
    expect(await roleOf({})).toBe('member');
    expect(await roleOf({ groups: ['ops'] })).toBe('admin');
    await test.sql`
      update memberships set role = 'viewer'
      where organization_id = ${test.member.organizationId} and user_id = ${test.member.user.id}`;
    expect(await roleOf({ groups: ['readers'] })).toBe('admin');
  });

  it('stays what an admin chose where there are no rules', async () => {
    await test.connect({ defaultRole: 'viewer' });
    const { user } = await test.signIn();
    expect(user.role).toBe('viewer');
    await test.sql`update memberships set role = 'member' where user_id = ${user.id}`;
    expect(await roleOf({ groups: ['ops'] })).toBe('member');
  });

  it('that is lost keeps people out, and their membership as it is', async () => {
    await test.connect({ defaultRole: null, roleMapping });
    const { user } = await test.signIn(saying({ groups: ['readers'] }));
    await expectCode(test.signIn(saying({})), 'no_role');
    const rows = await test.sql`
      select role from memberships
      where organization_id = ${test.member.organizationId} and user_id = ${user.id}`;
    expect([...rows]).toEqual([{ role: 'viewer' }]);
  });
});

describe('attributes with the names of what all objects have', () => {
  const NAMES = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'valueOf',
    '__defineGetter__',
  ];
  const rules: RoleRule[] = NAMES.map((claim) => ({ claim, value: 'ops', role: 'viewer' }));
  const own = () => Object.getOwnPropertyNames(Object.prototype).toSorted();

  it.each(NAMES)('%s counts where it is said, and only there', async (name) => {
    await test.connect({ defaultRole: null, roleMapping: rules });
    const before = own();
    await expectCode(test.signIn(), 'no_role');
    alsoSaying([{ name, values: ['dev'] }]);
    await expectCode(test.signIn(), 'no_role');
    alsoSaying([{ name, values: ['dev', 'ops'] }]);
    expect((await test.signIn()).user.role).toBe('viewer');
    expect(own()).toEqual(before);
  });

  it('change nothing of other objects', async () => {
    await test.connect({ defaultRole: null, roleMapping: rules });
    const before = own();
    alsoSaying(
      ['polluted', '{"polluted":true}', 'ops'].flatMap((value) =>
        NAMES.map((name) => ({ name, friendlyName: name, nameFormat: name, values: [value, value] })),
      ),
    );
    await test.signIn();
    expect(own()).toEqual(before);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(String({})).toBe('[object Object]');
    expect('polluted' in {}).toBe(false);
  });

  it('say no e-mail and no name', async () => {
    await test.connect();
    alsoSaying(NAMES.map((name) => ({ name, values: [`eve@${test.domain}`] })));
    const refused = test.signIn({ nameId: 'eve', attributes: {} });
    await expectCode(refused, 'email_domain_not_allowed');
  });
});
