import { authenticateSession } from '@refinery/domain/auth/authenticate.ts';
import { expectCode } from '@refinery/testing/expect-code.ts';
import { fixture } from '@refinery/testing/fixture.ts';
import { beforeEach, expect, it } from 'vitest';
import { endOf, openSignIn } from '../sso/testing/open-sign-in.ts';
import { updateConnection } from '../sso/update-connection.ts';
import { createScimUser } from './create-scim-user.ts';
import { deleteScimUser } from './delete-scim-user.ts';
import type { DirectoryContext } from './directory.ts';
import { patchScimUser } from './update-scim-user.ts';
import { createScimGroup } from './write-scim-group.ts';

const test = fixture(openSignIn);

let ctx: DirectoryContext;
let connectionId: string;

const RULES = [{ claim: 'groups', value: 'Engineers', role: 'member' } as const];

async function openDirectory(more: Parameters<typeof test.connect>[0] = {}): Promise<void> {
  ({ id: connectionId } = await test.connect(more));
  const { organizationId } = test.member;
  const directory = { tokenId: connectionId, organizationId, connectionId, plan: 'enterprise' } as const;
  ctx = { ...test.ctx, directory };
}

beforeEach(() => test.startAnew());

const addAda = async (): Promise<string> => {
  const { id } = await createScimUser(ctx, { userName: `ada@${test.domain}` });
  return id;
};
const setActive = (id: string, value: boolean) =>
  patchScimUser(ctx, id, { Operations: [{ op: 'replace', path: 'active', value }] });
const roleOf = async (userId: string) => {
  const [row] = await test.sql`
    select role from memberships where organization_id = ${test.member.organizationId} and user_id = ${userId}`;
  return row?.role;
};

/** Signs Ada in as far as the code; answers what exchanges it. */
async function beginAda() {
  test.provider.person = { ...test.provider.person, ...test.ada() };
  const { url, verifier } = await test.begin();
  const end = endOf(await test.comeBack(test.provider.visit(url)));
  return () => test.exchange(end.get('code') ?? '', verifier);
}

it('whom the directory has signs in as the same person, with the role that their groups give', async () => {
  await openDirectory({ defaultRole: 'viewer', roleMapping: RULES });
  const id = await addAda();
  const account = await test.userOf(`ada@${test.domain}`);
  // The token names no group, so it would make a viewer.
  await createScimGroup(ctx, { displayName: 'Engineers', members: [{ value: id }] });
  const { user } = await test.signIn(test.ada());
  expect(user).toMatchObject({ id: account?.id, role: 'member' });
  const again = await test.signIn({ groups: [] });
  expect(again.user.role).toBe('member');
});

it('the token gives no role to whom the directory has, and keeps nobody out', async () => {
  await openDirectory({ defaultRole: null, roleMapping: RULES });
  await addAda();
  const { user } = await test.signIn({ ...test.ada(), groups: ['Engineers'] });
  expect(user.role).toBe('viewer');
});

it('whom the directory does not have gets the role of the token, or none', async () => {
  await openDirectory({ defaultRole: null, roleMapping: RULES });
  const exchange = await beginAda();
  await expectCode(exchange(), 'no_role');
  const { user } = await test.signIn({ ...test.ada(), groups: ['Engineers'] });
  expect(user.role).toBe('member');
});

it('where a rule asks for more than groups, the token decides', async () => {
  const both = [...RULES, { claim: 'department', value: 'R&D', role: 'admin' } as const];
  await openDirectory({ defaultRole: 'viewer', roleMapping: both });
  const id = await addAda();
  await createScimGroup(ctx, { displayName: 'Engineers', members: [{ value: id }] });
  const account = await test.userOf(`ada@${test.domain}`);
  expect(await roleOf(account?.id ?? '')).toBe('viewer');
  const { user } = await test.signIn({ ...test.ada(), department: 'R&D' });
  expect(user.role).toBe('admin');
});

it('whoever is switched off cannot sign in, and is known again once they are back', async () => {
  await openDirectory();
  const id = await addAda();
  const first = await test.signIn(test.ada());
  await setActive(id, false);
  await expectCode(authenticateSession(test.ctx, first.sessionId), 'unauthenticated');
  const exchange = await beginAda();
  await expectCode(exchange(), 'member_deactivated');
  await setActive(id, true);
  expect((await authenticateSession(test.ctx, first.sessionId)).userId).toBe(first.user.id);
  expect((await test.signIn(test.ada())).user).toEqual(first.user);
});

it('whom the directory has deleted is a new member at the next sign-in', async () => {
  await openDirectory();
  const id = await addAda();
  const first = await test.signIn(test.ada());
  await deleteScimUser(ctx, id);
  await expectCode(authenticateSession(test.ctx, first.sessionId), 'unauthenticated');
  const again = await test.signIn(test.ada());
  expect(again.user).toEqual(first.user);
  await expectCode(authenticateSession(test.ctx, first.sessionId), 'unauthenticated');
  expect(await test.sql`select from inactive_members where user_id = ${first.user.id}`).toHaveLength(0);
});

it('rules that change count at the next change of a group, and at the next sign-in', async () => {
  await openDirectory({ defaultRole: 'viewer', roleMapping: RULES });
  const id = await addAda();
  await createScimGroup(ctx, { displayName: 'Engineers', members: [{ value: id }] });
  const { user } = await test.signIn(test.ada());
  await updateConnection(test.member.as, {
    id: connectionId,
    roleMapping: [{ claim: 'groups', value: 'Engineers', role: 'admin' }],
  });
  expect(await roleOf(user.id)).toBe('member');
  expect((await test.signIn(test.ada())).user.role).toBe('admin');
});

it('another rule of a group by the id that the directory has for it', async () => {
  const byId = [{ claim: 'groups', value: '1c2f-engineers', role: 'admin' } as const];
  await openDirectory({ defaultRole: 'viewer', roleMapping: byId });
  const id = await addAda();
  await createScimGroup(ctx, {
    displayName: 'Engineers',
    externalId: '1c2f-engineers',
    members: [{ value: id }],
  });
  const account = await test.userOf(`ada@${test.domain}`);
  expect(await roleOf(account?.id ?? '')).toBe('admin');
});
