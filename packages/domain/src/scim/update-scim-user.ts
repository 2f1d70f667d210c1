import type { DirectoryContext } from './directory.ts';
import { patchUser } from './internal/patch-user.ts';
import { readPatch } from './internal/read-patch.ts';
import { readUser } from './internal/read-user.ts';
import type { ScimUser } from './internal/user-resource.ts';
import { updateUser } from './internal/write-user.ts';

/**
 * Makes a person what the directory says. Who is not said to be active or not stays what they are. Errors:
 * 404, `invalidValue`, `uniqueness`; `last_admin`.
 */
export async function replaceScimUser(ctx: DirectoryContext, id: string, body: unknown): Promise<ScimUser> {
  const input = readUser(body);
  return updateUser(ctx, id, () => input);
}

/**
 * Changes a person by the operations of a PATCH. Attributes that are not kept are left out. Errors: those of
 * {@link replaceScimUser}; `invalidPath`, `invalidSyntax`, `noTarget`.
 */
export async function patchScimUser(ctx: DirectoryContext, id: string, body: unknown): Promise<ScimUser> {
  const operations = readPatch(body);
  return updateUser(ctx, id, (before) => readUser(patchUser(before, operations)));
}
