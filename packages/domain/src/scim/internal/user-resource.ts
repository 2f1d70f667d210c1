import type { Transaction } from '@refinery/db/create-db.ts';
import { scimGroupMembers, scimGroups } from '@refinery/db/schema/scim-groups.ts';
import type { DirectoryAttributes, scimUsers } from '@refinery/db/schema/scim-users.ts';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { scimUrlOf } from './to-token-reply.ts';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';

export type ScimUserRow = typeof scimUsers.$inferSelect;

/** What directories learn of when something was made and changed, and where it is. */
export interface ScimMeta {
  resourceType: 'User' | 'Group';
  created: string;
  lastModified: string;
  location: string;
}

/** A person as a directory gets them back (RFC 7643, 4.1). */
export interface ScimUser extends DirectoryAttributes {
  schemas: string[];
  id: string;
  externalId?: string;
  userName: string;
  active: boolean;
  groups: { value: string; display: string }[];
  meta: ScimMeta;
}

/** The groups of people in the order of their names, by the id of the person. */
export async function groupsOf(
  tx: Transaction,
  rows: readonly { id: string }[],
): Promise<Map<string, ScimUser['groups']>> {
  const ids = rows.map(({ id }) => id);
  const found = await tx
    .select({ of: scimGroupMembers.scimUserId, value: scimGroups.id, display: scimGroups.displayName })
    .from(scimGroupMembers)
    .innerJoin(scimGroups, eq(scimGroups.id, scimGroupMembers.groupId))
    .where(inArray(scimGroupMembers.scimUserId, ids))
    .orderBy(asc(scimGroups.displayName));
  const groups = new Map<string, ScimUser['groups']>();
  for (const { of, value, display } of found) {
    const own = groups.get(of) ?? [];
    groups.set(of, own);
    own.push({ value, display });
  }
  return groups;
}

/** People as resources, with their groups, in the order of the rows. */
export async function toUsers(
  ctx: Pick<Context, 'settings'>,
  tx: Transaction,
  rows: readonly ScimUserRow[],
): Promise<ScimUser[]> {
  const groups = await groupsOf(tx, rows);
  return rows.map((row) => resourceOf(ctx, row, groups.get(row.id)));
}

/** A person as a resource, with their groups. */
export async function toUser(
  ctx: Pick<Context, 'settings'>,
  tx: Transaction,
  row: ScimUserRow,
): Promise<ScimUser> {
  const groups = await groupsOf(tx, [row]);
  return resourceOf(ctx, row, groups.get(row.id));
}

const resourceOf = (
  { settings }: Pick<Context, 'settings'>,
  row: ScimUserRow,
  groups: ScimUser['groups'] = [],
): ScimUser => ({
  schemas: [USER_SCHEMA],
  id: row.id,
  ...(row.externalId === null ? {} : { externalId: row.externalId }),
  userName: row.userName,
  active: row.active,
  ...row.attributes,
  groups,
  meta: {
    resourceType: 'User',
    created: row.createdAt.toISOString(),
    lastModified: row.updatedAt.toISOString(),
    location: `${scimUrlOf(settings)}/Users/${row.id}`,
  },
});
