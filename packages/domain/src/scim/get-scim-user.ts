import { openTenant } from '@refinery/db/tenant-handle.ts';
import type { DirectoryContext } from './directory.ts';
import { findUser } from './internal/find-user.ts';
import { type ScimUser, toUsers } from './internal/user-resource.ts';
import { ScimRefusal } from './scim-refusal.ts';

/** A person of the directory. Errors: 404. */
export function getScimUser(ctx: DirectoryContext, id: string): Promise<ScimUser> {
  return openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) => {
    const [user] = await toUsers(ctx, tx, [await findUser(tx, ctx.directory, id)]);
    if (!user) throw new ScimRefusal(404, 'The directory has no such user.');
    return user;
  });
}
