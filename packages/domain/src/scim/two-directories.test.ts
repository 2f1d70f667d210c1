import { buildMember, type Member } from '@refinery/testing/builders.ts';
import { commitMeanwhile } from '@refinery/testing/commit-meanwhile.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { removeMember } from '../members/remove-member.ts';
import { endOf, openSignIn } from '../sso/testing/open-sign-in.ts';
import { createScimUser } from './create-scim-user.ts';
import { deleteScimUser } from './delete-scim-user.ts';
import type { DirectoryContext } from './directory.ts';
import { listScimUsers } from './list-scim-users.ts';
import { patchScimUser } from './update-scim-user.ts';
import { createScimGroup, patchScimGroup } from './write-scim-group.ts';

const test = fixture(openSignIn);

const ADMINS = [{ claim: 'groups', value: 'Admins', role: 'admin' } as const];

async function openDirectory(
  more: Parameters<typeof test.connect>[0] = {},
  by: Member = test.member,
): Promise<DirectoryContext> {
  const { id: connectionId } = await test.connect(more, by);
  const { organizationId } = by;
  const directory = { tokenId: connectionId, organizationId, connectionId, plan: 'enterprise' } as const;
  return { ...test.ctx, directory };
}

beforeEach(() => test.startAnew());

const email = () => `ada@${test.domain}`;
const replace = (path: string, value: unknown) => ({ Operations: [{ op: 'replace', path, value }] });
const membershipsOf = async (userId: string) => {
  const rows = await test.sql`
    select organization_id as "organizationId", role from memberships where user_id = ${userId}`;
  return [...rows];
};
const idOf = async () => (await test.userOf(email()))?.id ?? '';

/** Signs Ada in as far as the code; answers what exchanges it. */
async function beginAda(claims: object = {}) {
  test.provider.person = { ...test.provider.person, ...test.ada(), ...claims };
  const { url, verifier } = await test.begin();
  const end = endOf(await test.comeBack(test.provider.visit(url)));
  return () => test.exchange(end.get('code') ?? '', verifier);
}

describe('somebody in the directories of two organizations', () => {
  it('who is inactive in one gets into the other, where nothing of the first is forgotten', async () => {
    const first = await openDirectory();
    const { id } = await createScimUser(first, { userName: email() });
    await patchScimUser(first, id, replace('active', false));
    const userId = await idOf();
    const other = await buildMember(test.ctx);
    const second = await openDirectory({}, other);
    // A domain is one organization's at a time.
    await test.sql`update domains set organization_id = ${other.organizationId} where domain = ${test.domain}`;
    await createScimUser(second, { userName: email() });
    expect(await membershipsOf(userId)).toEqual([{ organizationId: other.organizationId, role: 'member' }]);
    const kept =
      await test.sql`select organization_id as "organizationId" from inactive_members where user_id = ${userId}`;
    expect([...kept]).toEqual([{ organizationId: test.member.organizationId }]);
    await patchScimUser(first, id, replace('active', true));
    expect(await membershipsOf(userId)).toHaveLength(2);
  });

  it('whom both identity providers call the same is somebody else in each', async () => {
    const first = await openDirectory({ defaultRole: 'viewer', roleMapping: ADMINS });
    const { id } = await createScimUser(first, { userName: email() });
    await createScimGroup(first, { displayName: 'Admins', members: [{ value: id }] });
    expect((await test.signIn(test.ada())).user.role).toBe('admin');
    const other = await buildMember(test.ctx);
    await test.prove(other, `other-${test.domain}`);
    await openDirectory({ defaultRole: 'viewer', roleMapping: ADMINS }, other);
    test.provider.person = { ...test.provider.person, email: `eve@other-${test.domain}` };
    const { url, verifier } = await test.begin({ email: `eve@other-${test.domain}` });
    const end = endOf(await test.comeBack(test.provider.visit(url), other.organizationId));
    const { user } = await test.exchange(end.get('code') ?? '', verifier);
    expect(user).toMatchObject({ role: 'viewer', organizationId: other.organizationId });
  });
});

it('a group of one directory gives no role at a sign-in through the connection of another', async () => {
  const first = await openDirectory({ defaultRole: 'viewer', roleMapping: ADMINS });
  await createScimUser(first, { userName: email() });
  const second = await openDirectory({ defaultRole: 'viewer', roleMapping: ADMINS });
  const { id } = await createScimUser(second, { userName: email() });
  await createScimGroup(second, { displayName: 'Admins', members: [{ value: id }] });
  // For an e-mail, the oldest connection counts.
  expect((await test.signIn(test.ada())).user.role).toBe('viewer');
});

describe('whom the directory creates as inactive', () => {
  it('is kept out, with an account and without', async () => {
    const directory = await openDirectory();
    await createScimUser(directory, { userName: 'a7', active: false, emails: [{ value: email() }] });
    const exchange = await beginAda();
    await expectCode(exchange(), 'member_deactivated');
    expect(await test.userOf(email())).toBeUndefined();
  });

  it('is switched off where they are a member, and on again', async () => {
    const directory = await openDirectory();
    const { user } = await test.signIn(test.ada());
    const { id } = await createScimUser(directory, { userName: email(), active: false });
    expect(await membershipsOf(user.id)).toEqual([]);
    await patchScimUser(directory, id, replace('active', true));
    expect(await membershipsOf(user.id)).toHaveLength(1);
  });

  it('is nobody whose e-mail another organization has proved', async () => {
    const directory = await openDirectory();
    const other = await buildMember(test.ctx);
    const { id } = await createScimUser(directory, { userName: other.user.email, active: false });
    expect(await test.sql`select user_id as "userId" from scim_users where id = ${id}`).toEqual([
      { userId: null },
    ]);
    await deleteScimUser(directory, id);
  });
});

describe('whom an admin has removed', () => {
  it('is a member again with the next change that the directory makes', async () => {
    const directory = await openDirectory();
    const { id } = await createScimUser(directory, { userName: email() });
    const userId = await idOf();
    await removeMember(test.member.as, { id: userId });
    await patchScimUser(directory, id, replace('displayName', 'Countess'));
    expect(await membershipsOf(userId)).toHaveLength(1);
  });

  it('stays out once their account has an e-mail of somebody else', async () => {
    const directory = await openDirectory();
    const { id } = await createScimUser(directory, { userName: email() });
    const userId = await idOf();
    await removeMember(test.member.as, { id: userId });
    await test.sql`update users set email = ${`private-${test.domain}@elsewhere.example`} where id = ${userId}`;
    await expect(patchScimUser(directory, id, replace('active', true))).rejects.toMatchObject({
      scimType: 'invalidValue',
    });
    expect(await membershipsOf(userId)).toEqual([]);
  });
});

it('a sign-in gives no role back that the directory takes at that moment', async () => {
  const directory = await openDirectory({ defaultRole: 'viewer', roleMapping: ADMINS });
  const { id } = await createScimUser(directory, { userName: email() });
  const group = await createScimGroup(directory, { displayName: 'Admins', members: [{ value: id }] });
  await test.signIn(test.ada());
  const exchange = await beginAda();
  const { organizationId } = test.member;
  const signedIn = await commitMeanwhile(
    test.databaseUrl,
    async (sql) => {
      await sql`select from organizations where id = ${organizationId} for no key update`;
      await sql`delete from scim_group_members where group_id = ${group.id}`;
      await sql`
        update memberships set role = 'viewer'
        where organization_id = ${organizationId} and user_id = ${await idOf()}`;
    },
    () => exchange(),
  );
  expect(signedIn.user.role).toBe('viewer');
});

it('all that a filter asks of e-mails is asked of one of them', async () => {
  const directory = await openDirectory();
  await createScimUser(directory, {
    userName: 'ada',
    active: false,
    emails: [
      { value: email(), type: 'work' },
      { value: 'ada@home.example', type: 'home' },
    ],
  });
  const count = async (filter: string) => (await listScimUsers(directory, { filter })).totalResults;
  expect(await count(`emails[type eq "work"].value eq "${email()}"`)).toBe(1);
  expect(await count(`emails[type eq "work" and value eq "${email()}"]`)).toBe(1);
  expect(await count('emails[type eq "work"].value eq "ada@home.example"')).toBe(0);
  expect(await count('emails[type eq "work" and value eq "ada@home.example"]')).toBe(0);
  for (const filter of ['externalId eq null', 'active eq "maybe"', 'active eq null'])
    await expect(count(filter)).rejects.toMatchObject({ scimType: 'invalidFilter' });
});

it('a group keeps its members where a PATCH names none', async () => {
  const directory = await openDirectory();
  const { id } = await createScimUser(directory, { userName: email(), active: false });
  const group = await createScimGroup(directory, { displayName: 'Admins', members: [{ value: id }] });
  for (const op of ['replace', 'add'])
    await expect(
      patchScimGroup(directory, group.id, { Operations: [{ op, path: 'members' }] }),
    ).rejects.toMatchObject({ scimType: 'invalidValue' });
  const { members } = await patchScimGroup(directory, group.id, replace('displayName', 'Others'));
  expect(members).toHaveLength(1);
});
