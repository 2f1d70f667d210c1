import { newId } from '@refinery/db/ids.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import type { DirectoryContext } from './directory.ts';
import { activate, deactivate } from './internal/activate-user.ts';
import { lockDirectory } from './internal/lock-directory.ts';
import { readUser } from './internal/read-user.ts';
import { recordOfDirectory } from './internal/record-of-directory.ts';
import type { ScimUser, ScimUserRow } from './internal/user-resource.ts';
import { answerUser, auditedUser, requireUnusedAccount, requireUnusedName } from './internal/write-user.ts';

/**
 * Takes somebody from a directory. Unless they are inactive, which switches a membership off, they become a
 * member, with the account of their e-mail or a new one without a password; whom the directory had
 * deactivated before is back. Errors: `invalidValue`, also for an e-mail in a domain that the organization
 * has not proved; `uniqueness`; `last_admin`.
 */
export async function createScimUser(ctx: DirectoryContext, body: unknown): Promise<ScimUser> {
  const { active = true, ...input } = readUser(body);
  const { organizationId, connectionId } = ctx.directory;
  const now = ctx.clock.now();
  const row: ScimUserRow = {
    id: newId(),
    organizationId,
    connectionId,
    ...input,
    active,
    userId: null,
    createdAt: now,
    updatedAt: now,
  };
  await ctx.systemDb.transaction(async (tx) => {
    await lockDirectory(tx, ctx.directory);
    row.userId = active ? await activate(ctx, tx, row) : await deactivate(ctx, tx, row);
    await requireUnusedName(ctx, tx, row);
    await requireUnusedAccount(ctx, tx, row);
    await tx.insert(scimUsers).values(row);
    await recordOfDirectory(ctx, tx, {
      action: 'scim-user.create',
      target: row.id,
      after: auditedUser(row),
    });
  });
  return answerUser(ctx, row.id);
}
