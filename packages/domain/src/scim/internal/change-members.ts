import type { Transaction } from '@refinery/db/create-db.ts';
import { scimGroupMembers } from '@refinery/db/schema/scim-groups.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Directory } from '../directory.ts';
import { invalidValue } from '../scim-refusal.ts';
import { whereOfDirectory } from './find-user.ts';
import type { MemberChange } from './read-group.ts';

/** Changes who belongs to a group, in this order. Answers whom it concerns. Errors: `invalidValue`. */
export async function changeMembers(
  tx: Transaction,
  directory: Directory,
  groupId: string,
  changes: readonly MemberChange[],
): Promise<string[]> {
  const concerned = new Set<string>();
  for (const { kind, ids } of changes) {
    if (kind !== 'add') for (const id of await takeOut(tx, groupId, kind, ids)) concerned.add(id);
    if (kind !== 'remove') for (const id of await putIn(tx, directory, groupId, ids)) concerned.add(id);
  }
  return [...concerned];
}

async function takeOut(
  tx: Transaction,
  groupId: string,
  kind: 'remove' | 'replace',
  ids: string[],
): Promise<string[]> {
  const { scimUserId } = scimGroupMembers;
  const which = kind === 'remove' ? inArray(scimUserId, ids) : notInArray(scimUserId, ids);
  const gone = await tx
    .delete(scimGroupMembers)
    .where(and(eq(scimGroupMembers.groupId, groupId), which))
    .returning({ id: scimUserId });
  return gone.map(({ id }) => id);
}

async function putIn(
  tx: Transaction,
  directory: Directory,
  groupId: string,
  ids: string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await tx.$count(scimUsers, and(whereOfDirectory(directory), inArray(scimUsers.id, ids)));
  if (known < ids.length) throw invalidValue('A member is no user of this directory.');
  const { organizationId, connectionId } = directory;
  const made = await tx
    .insert(scimGroupMembers)
    .values(ids.map((scimUserId) => ({ organizationId, connectionId, groupId, scimUserId })))
    .onConflictDoNothing()
    .returning({ id: scimGroupMembers.scimUserId });
  return made.map(({ id }) => id);
}
