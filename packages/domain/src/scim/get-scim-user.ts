import { openTenant } from '@refinery/db/tenant-handle.ts';
import type { DirectoryContext } from './directory.ts';
import { findUser } from './internal/find-user.ts';
import { type ScimUser, toUser } from './internal/user-resource.ts';

/** A person of the directory. Errors: 404. */
export function getScimUser(ctx: DirectoryContext, id: string): Promise<ScimUser> {
  return openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) =>
    toUser(ctx, tx, await findUser(tx, ctx.directory, id)),
  );
}
