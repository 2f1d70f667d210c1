import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { IsUuid } from 'typebox/format';
import type { DirectoryContext } from './directory.ts';
import { whereOfDirectory } from './internal/find-user.ts';
import {
  type Compared,
  type Comparison,
  conditionOf,
  type Filterable,
  invalidFilter,
  readFilter,
} from './internal/read-filter.ts';
import { type ScimUser, toUsers } from './internal/user-resource.ts';
import { type ListQuery, readPage, type ScimList, toList } from './pages.ts';

const EMAIL_PARTS: Record<string, string> = {
  emails: 'value',
  'emails.value': 'value',
  'emails.type': 'type',
  'emails.primary': 'primary',
};
const isOfEmail = ({ name }: Comparison): boolean => Object.hasOwn(EMAIL_PARTS, name);

/** All that is asked of e-mails is asked of one and the same. */
function hasEmail(comparisons: readonly Comparison[]): SQL | undefined {
  if (comparisons.length === 0) return undefined;
  const parts = comparisons.map(
    ({ name, value }) => sql`lower(one ->> ${EMAIL_PARTS[name]}) = lower(${String(value)})`,
  );
  return sql`exists (
    select from jsonb_array_elements(${scimUsers.attributes} -> 'emails') as entries(one) where ${and(...parts)})`;
}

const isActive = (value: Compared): SQL => {
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false') throw invalidFilter('active is true or false.');
  return eq(scimUsers.active, text === 'true');
};

/** RFC 7643, 4.1 and 3.1: of these only ids of others depend on the case. */
const FILTERABLE: Filterable = {
  id: (value) => (IsUuid(String(value)) ? eq(scimUsers.id, String(value)) : sql`false`),
  externalid: (value) => eq(scimUsers.externalId, String(value)),
  username: (value) => sql`lower(${scimUsers.userName}) = lower(${String(value)})`,
  displayname: (value) => sql`lower(${scimUsers.attributes} ->> 'displayName') = lower(${String(value)})`,
  active: isActive,
};

/**
 * The people of the directory that a filter finds, the oldest first. Errors: `invalidFilter`, `invalidValue`.
 */
export async function listScimUsers(ctx: DirectoryContext, query: ListQuery): Promise<ScimList<ScimUser>> {
  const { offset, limit } = readPage(query);
  const comparisons = readFilter(query.filter);
  const where = and(
    whereOfDirectory(ctx.directory),
    ...comparisons.filter((each) => !isOfEmail(each)).map((each) => conditionOf(each, FILTERABLE)),
    hasEmail(comparisons.filter(isOfEmail)),
  );
  return openTenant(ctx.db, ctx.directory.organizationId).run(async (tx) => {
    const total = await tx.$count(scimUsers, where);
    const rows = await tx
      .select()
      .from(scimUsers)
      .where(where)
      .orderBy(asc(scimUsers.id))
      .offset(offset)
      .limit(limit);
    return toList(await toUsers(ctx, tx, rows), offset, total);
  });
}
