import type { Transaction } from '@refinery/db/create-db.ts';
import { scimGroupMembers, scimGroups } from '@refinery/db/schema/scim-groups.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { IsUuid } from 'typebox/format';
import type { Context } from '../../context/context.ts';
import type { Directory } from '../directory.ts';
import { ScimRefusal } from '../scim-refusal.ts';
import { scimUrlOf } from './to-token-reply.ts';
import type { ScimMeta } from './user-resource.ts';

export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export type ScimGroupRow = typeof scimGroups.$inferSelect;

/** A group as a directory gets it back (RFC 7643, 4.2). */
export interface ScimGroup {
  schemas: string[];
  id: string;
  externalId?: string;
  displayName: string;
  /** Missing where nobody asked for them. */
  members?: { value: string; display: string; type: 'User' }[];
  meta: ScimMeta;
}

export const whereGroups = ({ organizationId, connectionId }: Directory) =>
  and(eq(scimGroups.organizationId, organizationId), eq(scimGroups.connectionId, connectionId));

/** A group of a directory. Errors: 404. */
export async function findGroup(tx: Transaction, directory: Directory, id: string): Promise<ScimGroupRow> {
  const [row] = IsUuid(id)
    ? await tx
        .select()
        .from(scimGroups)
        .where(and(whereGroups(directory), eq(scimGroups.id, id)))
    : [];
  if (!row) throw new ScimRefusal(404, 'The directory has no such group.');
  return row;
}

/** Groups as resources, with their members unless those are not wanted: they may be many. */
export async function toGroups(
  ctx: Pick<Context, 'settings'>,
  tx: Transaction,
  rows: readonly ScimGroupRow[],
  { withMembers }: { withMembers: boolean },
): Promise<ScimGroup[]> {
  const members = withMembers ? await findMembers(tx, rows) : undefined;
  return rows.map((row) => resourceOf(ctx, row, members));
}

/** A group as a resource, with its members unless those are not wanted. */
export async function toGroup(
  ctx: Pick<Context, 'settings'>,
  tx: Transaction,
  row: ScimGroupRow,
  { withMembers }: { withMembers: boolean },
): Promise<ScimGroup> {
  return resourceOf(ctx, row, withMembers ? await findMembers(tx, [row]) : undefined);
}

type Members = Map<string, NonNullable<ScimGroup['members']>>;

/** `members`, by the id of their group; undefined: they are not wanted. */
const resourceOf = (
  { settings }: Pick<Context, 'settings'>,
  row: ScimGroupRow,
  members: Members | undefined,
): ScimGroup => ({
  schemas: [GROUP_SCHEMA],
  id: row.id,
  ...(row.externalId === null ? {} : { externalId: row.externalId }),
  displayName: row.displayName,
  ...(members ? { members: members.get(row.id) ?? [] } : {}),
  meta: {
    resourceType: 'Group',
    created: row.createdAt.toISOString(),
    lastModified: row.updatedAt.toISOString(),
    location: `${scimUrlOf(settings)}/Groups/${row.id}`,
  },
});

async function findMembers(tx: Transaction, rows: readonly ScimGroupRow[]): Promise<Members> {
  const found = await tx
    .select({ of: scimGroupMembers.groupId, value: scimUsers.id, display: scimUsers.userName })
    .from(scimGroupMembers)
    .innerJoin(scimUsers, eq(scimUsers.id, scimGroupMembers.scimUserId))
    .where(
      inArray(
        scimGroupMembers.groupId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(scimUsers.id));
  const members: Members = new Map();
  for (const { of, value, display } of found) {
    const own = members.get(of) ?? [];
    members.set(of, own);
    own.push({ value, display, type: 'User' });
  }
  return members;
}
