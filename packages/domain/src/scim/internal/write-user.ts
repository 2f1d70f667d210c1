import type { Transaction } from '@refinery/db/create-db.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { isMember } from '../../members/is-member.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import type { DirectoryContext } from '../directory.ts';
import { taken } from '../scim-refusal.ts';
import { activate, deactivate } from './activate-user.ts';
import { findUser, whereOfDirectory } from './find-user.ts';
import { followGroups } from './follow-groups.ts';
import { lockDirectory } from './lock-directory.ts';
import type { UserInput } from './read-user.ts';
import { recordOfDirectory } from './record-of-directory.ts';
import { type ScimUser, type ScimUserRow, toUser } from './user-resource.ts';

/** What the audit log says of somebody: never names or addresses. */
export const auditedUser = ({ active, userId }: Pick<ScimUserRow, 'active' | 'userId'>) => ({
  active,
  userId,
});

/** Refuses a name that another person of the directory has. Errors: `uniqueness`. */
export async function requireUnusedName(
  { directory }: Pick<DirectoryContext, 'directory'>,
  tx: Transaction,
  { id, userName }: Pick<ScimUserRow, 'id' | 'userName'>,
): Promise<void> {
  const sameName = sql`lower(${scimUsers.userName}) = lower(${userName})`;
  if (await tx.$count(scimUsers, and(whereOfDirectory(directory), ne(scimUsers.id, id), sameName)))
    throw taken('The directory has a user with this userName.');
}

/** Refuses an account that another person of the directory has. Errors: `uniqueness`. */
export async function requireUnusedAccount(
  { directory }: Pick<DirectoryContext, 'directory'>,
  tx: Transaction,
  { id, userId }: Pick<ScimUserRow, 'id' | 'userId'>,
): Promise<void> {
  if (userId === null) return;
  const sameAccount = eq(scimUsers.userId, userId);
  if (await tx.$count(scimUsers, and(whereOfDirectory(directory), ne(scimUsers.id, id), sameAccount)))
    throw taken('Another user of the directory has the account with this e-mail.');
}

/**
 * Changes a person of the directory to what `change` makes of them. Errors: 404, `uniqueness`,
 * `invalidValue`; `last_admin`.
 */
export async function updateUser(
  ctx: DirectoryContext,
  id: string,
  change: (before: ScimUserRow) => UserInput,
): Promise<ScimUser> {
  await ctx.systemDb.transaction(async (tx) => {
    await lockDirectory(tx, ctx.directory);
    const before = await findUser(tx, ctx.directory, id);
    const { active = before.active, ...input } = change(before);
    const row: ScimUserRow = { ...before, ...input, active, updatedAt: ctx.clock.now() };
    await requireUnusedName(ctx, tx, row);
    const { userName, externalId, attributes, updatedAt } = row;
    // Ahead of what follows from it: whoever the directory has as inactive does not join.
    await tx
      .update(scimUsers)
      .set({ userName, externalId, attributes, updatedAt, active })
      .where(eq(scimUsers.id, row.id));
    if (active && !(await isMemberHere(tx, row))) row.userId = await activate(ctx, tx, row);
    if (!active) row.userId = await deactivate(ctx, tx, row);
    if (row.userId !== before.userId) await link(ctx, tx, row);
    await recordOfDirectory(ctx, tx, {
      action: 'scim-user.update',
      target: row.id,
      before: auditedUser(before),
      after: auditedUser(row),
    });
  });
  return answerUser(ctx, id);
}

/** An admin may have removed them, and another directory may have switched them off. */
const isMemberHere = async (tx: Transaction, { organizationId, userId }: ScimUserRow): Promise<boolean> =>
  userId !== null && (await isMember(tx, { organizationId, userId }));

async function link(ctx: DirectoryContext, tx: Transaction, row: ScimUserRow): Promise<void> {
  await requireUnusedAccount(ctx, tx, row);
  await tx.update(scimUsers).set({ userId: row.userId }).where(eq(scimUsers.id, row.id));
}

/** The person as they are now, with the role that their groups say. */
export const answerUser = (ctx: DirectoryContext, id: string): Promise<ScimUser> =>
  openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) => {
    // Groups do not change between the reading and the role.
    await lockOrganization(tx, ctx.directory.organizationId);
    await followGroups(ctx, tx, [id]);
    return toUser(ctx, tx, await findUser(tx, ctx.directory, id));
  });
