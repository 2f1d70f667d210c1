import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { eq } from 'drizzle-orm';
import type { DirectoryContext } from './directory.ts';
import { deactivate } from './internal/activate-user.ts';
import { findUser } from './internal/find-user.ts';
import { lockDirectory } from './internal/lock-directory.ts';
import { recordOfDirectory } from './internal/record-of-directory.ts';
import { auditedUser } from './internal/write-user.ts';

/**
 * Forgets a person of the directory, whose membership is switched off until the directory has them again.
 * Errors: 404; `last_admin`.
 */
export async function deleteScimUser(ctx: DirectoryContext, id: string): Promise<void> {
  await ctx.systemDb.transaction(async (tx) => {
    await lockDirectory(tx, ctx.directory);
    const row = await findUser(tx, ctx.directory, id);
    if (row.active) await deactivate(ctx, tx, row);
    await tx.delete(scimUsers).where(eq(scimUsers.id, row.id));
    await recordOfDirectory(ctx, tx, {
      action: 'scim-user.delete',
      target: row.id,
      before: auditedUser(row),
    });
  });
}
