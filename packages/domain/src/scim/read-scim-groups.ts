import { scimGroupMembers, scimGroups } from '@refinery/db/schema/scim-groups.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import { IsUuid } from 'typebox/format';
import type { DirectoryContext } from './directory.ts';
import { findGroup, type ScimGroup, toGroup, toGroups, whereGroups } from './internal/group-resource.ts';
import { type Compared, conditionOf, type Filterable, readFilter } from './internal/read-filter.ts';
import { type ListQuery, readPage, type ScimList, toList } from './pages.ts';

const hasMember = (value: Compared) =>
  IsUuid(String(value))
    ? sql`exists (select from ${scimGroupMembers}
        where ${scimGroupMembers.groupId} = ${scimGroups.id} and ${scimGroupMembers.scimUserId} = ${String(value)})`
    : sql`false`;

const FILTERABLE: Filterable = {
  id: (value) => (IsUuid(String(value)) ? eq(scimGroups.id, String(value)) : sql`false`),
  externalid: (value) => eq(scimGroups.externalId, String(value)),
  displayname: (value) => sql`lower(${scimGroups.displayName}) = lower(${String(value)})`,
  members: hasMember,
  'members.value': hasMember,
};

/** Whether members are wanted, as the query of a request says. */
interface Wanted {
  withMembers: boolean;
}

/**
 * The groups of the directory that a filter finds, the oldest first. Errors: `invalidFilter`, `invalidValue`.
 */
export async function listScimGroups(
  ctx: DirectoryContext,
  query: ListQuery,
  wanted: Wanted,
): Promise<ScimList<ScimGroup>> {
  const { offset, limit } = readPage(query);
  const where = and(
    whereGroups(ctx.directory),
    ...readFilter(query.filter).map((each) => conditionOf(each, FILTERABLE)),
  );
  return openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) => {
    const total = await tx.$count(scimGroups, where);
    const rows = await tx
      .select()
      .from(scimGroups)
      .where(where)
      .orderBy(asc(scimGroups.id))
      .offset(offset)
      .limit(limit);
    return toList(await toGroups(ctx, tx, rows, wanted), offset, total);
  });
}

/** A group of the directory. Errors: 404. */
export function getScimGroup(ctx: DirectoryContext, id: string, wanted: Wanted): Promise<ScimGroup> {
  return openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) =>
    toGroup(ctx, tx, await findGroup(tx, ctx.directory, id), wanted),
  );
}
