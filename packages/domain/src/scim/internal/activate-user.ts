import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq } from 'drizzle-orm';
import { firstRole } from '../../directory/directory-role.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { deactivateMember, reactivateMember } from '../../members/deactivate-member.ts';
import { joinOrganization } from '../../members/join-organization.ts';
import { hasOwnDomain, joinByEmail, requireOwnEmail } from '../../sso/join-by-email.ts';
import { whereEmail } from '../../users/where-email.ts';
import type { Directory, DirectoryContext } from '../directory.ts';
import { invalidValue } from '../scim-refusal.ts';
import { whereOfDirectory } from './find-user.ts';
import { emailOf, findEmail, fullNameOf } from './read-user.ts';
import { recordOfDirectory } from './record-of-directory.ts';
import type { ScimUserRow } from './user-resource.ts';

/**
 * Makes whoever the directory has for the first time, or has activated, a member. Answers whose account it
 * is.
 */
export async function activate(
  ctx: DirectoryContext,
  tx: Transaction,
  row: Pick<ScimUserRow, 'userId' | 'userName' | 'attributes'>,
): Promise<string> {
  const { organizationId, connectionId } = ctx.directory;
  const { userId } = row;
  if (userId === null) {
    const email = emailOf(row);
    const fullName = fullNameOf(row.attributes);
    const role = await firstRole(tx, ctx.directory);
    return joinByEmail(ctx, tx, {
      organizationId,
      connectionId,
      email,
      fullName,
      role,
      by: 'scim',
    }).catch(asInvalidValue);
  }
  const kept = await reactivateMember(tx, { organizationId, userId });
  const role = kept ?? (await rejoin(ctx, tx, userId));
  await recordOfDirectory(ctx, tx, { action: 'member.activate', target: userId, after: { role } });
  return userId;
}

/** Makes whom an admin has removed a member again: their account must still be the organization's. */
async function rejoin(ctx: DirectoryContext, tx: Transaction, userId: string): Promise<Role> {
  const { organizationId } = ctx.directory;
  const [account] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId));
  await requireOwnEmail(tx, organizationId, account?.email ?? '').catch(asInvalidValue);
  const role = await firstRole(tx, ctx.directory);
  await joinOrganization(ctx, tx, { organizationId, userId, role });
  return role;
}

/** What is wrong with an e-mail, in the words of the protocol. */
function asInvalidValue(error: unknown): never {
  throw error instanceof DomainError ? invalidValue(error.message) : error;
}

/**
 * Switches the membership of somebody off, if they have one. Answers whose account it is; null: they have
 * none that could be known. Errors: `last_admin`.
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
 * The account of whoever was never active, where their e-mail is the organization's to give, and it is no
 * other user's of the directory.
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
