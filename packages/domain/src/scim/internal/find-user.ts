import type { Transaction } from '@refinery/db/create-db.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { and, eq } from 'drizzle-orm';
import { IsUuid } from 'typebox/format';
import type { Directory } from '../directory.ts';
import { ScimRefusal } from '../scim-refusal.ts';
import type { ScimUserRow } from './user-resource.ts';

export const whereOfDirectory = ({ organizationId, connectionId }: Directory) =>
  and(eq(scimUsers.organizationId, organizationId), eq(scimUsers.connectionId, connectionId));

/** A person of a directory. Errors: 404. */
export async function findUser(tx: Transaction, directory: Directory, id: string): Promise<ScimUserRow> {
  const [row] = IsUuid(id)
    ? await tx
        .select()
        .from(scimUsers)
        .where(and(whereOfDirectory(directory), eq(scimUsers.id, id)))
    : [];
  if (!row) throw new ScimRefusal(404, 'The directory has no such user.');
  return row;
}
