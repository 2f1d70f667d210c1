import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { scimGroupMembers, scimGroups } from '@refinery/db/schema/scim-groups.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { DirectoryContext } from './directory.ts';
import { changeMembers } from './internal/change-members.ts';
import { followGroups } from './internal/follow-groups.ts';
import {
  findGroup,
  type ScimGroup,
  type ScimGroupRow,
  toGroup,
  whereGroups,
} from './internal/group-resource.ts';
import { lockDirectory } from './internal/lock-directory.ts';
import { type GroupChange, readGroup, readGroupPatch } from './internal/read-group.ts';
import { readPatch } from './internal/read-patch.ts';
import { recordOfDirectory } from './internal/record-of-directory.ts';
import { taken } from './scim-refusal.ts';

/** Takes a group from a directory, with its members. Errors: `invalidValue`, `uniqueness`. */
export async function createScimGroup(ctx: DirectoryContext, body: unknown): Promise<ScimGroup> {
  const { displayName, externalId, members } = readGroup(body);
  const { organizationId, connectionId } = ctx.directory;
  const now = ctx.clock.now();
  const row: ScimGroupRow = {
    id: newId(),
    organizationId,
    connectionId,
    displayName,
    externalId,
    createdAt: now,
    updatedAt: now,
  };
  return inDirectory(ctx, async (tx) => {
    await requireUnusedName(tx, ctx, row);
    await tx.insert(scimGroups).values(row);
    const added = await changeMembers(tx, ctx.directory, row.id, members);
    await followGroups(ctx, tx, added);
    await recordOfDirectory(ctx, tx, {
      action: 'scim-group.create',
      target: row.id,
      after: { displayName, members: added.length },
    });
    return toGroup(ctx, tx, row, { withMembers: true });
  });
}

/** Makes a group what the directory says. Errors: 404, `invalidValue`, `uniqueness`. */
export async function replaceScimGroup(ctx: DirectoryContext, id: string, body: unknown): Promise<ScimGroup> {
  return updateGroup(ctx, id, readGroup(body));
}

/**
 * Changes a group by the operations of a PATCH. Errors: those of {@link replaceScimGroup}; `invalidPath`,
 * `invalidSyntax`, `noTarget`.
 */
export async function patchScimGroup(ctx: DirectoryContext, id: string, body: unknown): Promise<ScimGroup> {
  return updateGroup(ctx, id, readGroupPatch(readPatch(body)));
}

/** Forgets a group: its members lose the role that it gave. Errors: 404. */
export async function deleteScimGroup(ctx: DirectoryContext, id: string): Promise<void> {
  return inDirectory(ctx, async (tx) => {
    const { displayName } = await findGroup(tx, ctx.directory, id);
    const left = await tx
      .delete(scimGroupMembers)
      .where(eq(scimGroupMembers.groupId, id))
      .returning({ id: scimGroupMembers.scimUserId });
    await tx.delete(scimGroups).where(eq(scimGroups.id, id));
    await followGroups(
      ctx,
      tx,
      left.map((member) => member.id),
    );
    const before = { displayName, members: left.length };
    await recordOfDirectory(ctx, tx, { action: 'scim-group.delete', target: id, before });
  });
}

function updateGroup(ctx: DirectoryContext, id: string, change: GroupChange): Promise<ScimGroup> {
  return inDirectory(ctx, async (tx) => {
    const before = await findGroup(tx, ctx.directory, id);
    const { displayName = before.displayName, externalId = before.externalId } = change;
    const row: ScimGroupRow = { ...before, displayName, externalId, updatedAt: ctx.clock.now() };
    await requireUnusedName(tx, ctx, row);
    const { updatedAt } = row;
    await tx.update(scimGroups).set({ displayName, externalId, updatedAt }).where(eq(scimGroups.id, id));
    const changed = await changeMembers(tx, ctx.directory, row.id, change.members);
    const isRenamed = displayName !== before.displayName || externalId !== before.externalId;
    await followGroups(ctx, tx, isRenamed ? await membersOf(tx, row.id, changed) : changed);
    await recordOfDirectory(ctx, tx, {
      action: 'scim-group.update',
      target: row.id,
      before: { displayName: before.displayName },
      after: { displayName, changedMembers: changed.length },
    });
    return toGroup(ctx, tx, row, { withMembers: true });
  });
}

/** All whom the name of a group concerns. */
async function membersOf(tx: Transaction, groupId: string, others: string[]): Promise<string[]> {
  const members = await tx
    .select({ id: scimGroupMembers.scimUserId })
    .from(scimGroupMembers)
    .where(eq(scimGroupMembers.groupId, groupId));
  return [...new Set([...others, ...members.map(({ id }) => id)])];
}

/** One after the other: who is in which group decides roles. */
const inDirectory = <T>(ctx: DirectoryContext, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) => {
    await lockDirectory(tx, ctx.directory);
    return work(tx);
  });

async function requireUnusedName(
  tx: Transaction,
  { directory }: DirectoryContext,
  { id, displayName }: ScimGroupRow,
): Promise<void> {
  const sameName = sql`lower(${scimGroups.displayName}) = lower(${displayName})`;
  if (await tx.$count(scimGroups, and(whereGroups(directory), ne(scimGroups.id, id), sameName)))
    throw taken('The directory has a group with this displayName.');
}
