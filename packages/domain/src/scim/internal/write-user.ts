import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { users } from '@refinery/db/schema/users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { firstRole } from '../../directory/directory-role.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { deactivateMember, reactivateMember } from '../../members/deactivate-member.ts';
import { isMember } from '../../members/is-member.ts';
import { joinOrganization } from '../../members/join-organization.ts';
import { lockOrganization } from '../../organizations/lock-organization.ts';
import { hasOwnDomain, joinByEmail, requireOwnEmail } from '../../sso/join-by-email.ts';
import { whereEmail } from '../../users/where-email.ts';
import type { Directory, DirectoryContext } from '../directory.ts';
import { invalidValue, taken } from '../scim-refusal.ts';
import { findUser, whereOfDirectory } from './find-user.ts';
import { followGroups } from './follow-groups.ts';
import { lockDirectory } from './lock-directory.ts';
import { emailOf, findEmail, fullNameOf, type UserInput } from './read-user.ts';
import { recordOfDirectory } from './record-of-directory.ts';
import { type ScimUser, type ScimUserRow, toUser } from './user-resource.ts';

type Rules = Awaited<ReturnType<typeof lockDirectory>>;

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

/** Makes whoever the directory has for the first time, or has activated, a member. Answers whose account it is. */
export async function activate(
  ctx: DirectoryContext,
  tx: Transaction,
  row: Pick<ScimUserRow, 'userId' | 'userName' | 'attributes'>,
  rules: Rules,
): Promise<string> {
  const { organizationId, connectionId } = ctx.directory;
  const role = firstRole(rules);
  const { userId } = row;
  if (userId === null) {
    const email = emailOf(row);
    const fullName = fullNameOf(row.attributes);
    const joined = await joinByEmail(ctx, tx, {
      organizationId,
      connectionId,
      email,
      fullName,
      role,
      by: 'scim',
    }).catch(asInvalidValue);
    return joined.userId;
  }
  const kept = await reactivateMember(tx, { organizationId, userId });
  if (kept === null) await rejoin(ctx, tx, { organizationId, userId, role });
  await recordOfDirectory(ctx, tx, {
    action: 'member.activate',
    target: userId,
    after: { role: kept ?? role },
  });
  return userId;
}

/** Makes whom an admin has removed a member again: their account must still be the organization's. */
async function rejoin(
  ctx: DirectoryContext,
  tx: Transaction,
  member: { organizationId: string; userId: string; role: Role },
): Promise<void> {
  const [account] = await tx.select({ email: users.email }).from(users).where(eq(users.id, member.userId));
  await requireOwnEmail(tx, member.organizationId, account?.email ?? '').catch(asInvalidValue);
  await joinOrganization(ctx, tx, member);
}

/** What is wrong with an e-mail, in the words of the protocol. */
function asInvalidValue(error: unknown): never {
  throw error instanceof DomainError ? invalidValue(error.message) : error;
}

/**
 * Switches the membership of somebody off, if they have one. Answers whose account it is; null: they have none
 * that could be known. Errors: `last_admin`.
 */
export async function deactivate(
  ctx: DirectoryContext,
  tx: Transaction,
  row: Pick<ScimUserRow, 'userId' | 'userName' | 'attributes'>,
): Promise<string | null> {
  const { organizationId } = ctx.directory;
  const userId = row.userId ?? (await findAccount(tx, ctx.directory, row));
  if (userId === null) return null;
  const role = await deactivateMember(ctx, tx, { organizationId, userId });
  if (role !== null)
    await recordOfDirectory(ctx, tx, { action: 'member.deactivate', target: userId, after: { role } });
  return userId;
}

/**
 * The account of whoever was never active, where their e-mail is the organization's to give, and it is no other
 * user's of the directory.
 */
async function findAccount(
  tx: Transaction,
  directory: Directory,
  row: Pick<ScimUserRow, 'userName' | 'attributes'>,
): Promise<string | null> {
  const email = findEmail(row);
  if (email === undefined || !(await hasOwnDomain(tx, directory.organizationId, email))) return null;
  const [account] = await tx.select({ id: users.id }).from(users).where(whereEmail(email));
  if (!account) return null;
  const isTaken = await tx.$count(
    scimUsers,
    and(whereOfDirectory(directory), eq(scimUsers.userId, account.id)),
  );
  return isTaken > 0 ? null : account.id;
}

/**
 * Changes a person of the directory to what `change` makes of them. Errors: 404, `uniqueness`, `invalidValue`;
 * `last_admin`.
 */
export async function updateUser(
  ctx: DirectoryContext,
  id: string,
  change: (before: ScimUserRow) => UserInput,
): Promise<ScimUser> {
  await ctx.systemDb.transaction(async (tx) => {
    const rules = await lockDirectory(tx, ctx.directory);
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
    if (active && !(await isMemberHere(tx, row))) row.userId = await activate(ctx, tx, row, rules);
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
