import type { OrganizationReply } from '@refinery/contracts/organizations.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { selectOrganizations, toOrganizationReply } from './internal/select-organizations.ts';

/** The organizations that the caller is a member of, newest first. Errors: `forbidden`. */
export async function listOrganizations(
  ctx: CallerContext<'systemDb'>,
  { limit, cursor }: PageInput,
): Promise<Page<OrganizationReply>> {
  const { userId, organizationId, connectionId } = requirePerson(ctx, { anySignIn: true });
  // An identity provider speaks for the person in its organization only.
  const seen = connectionId === null ? undefined : eq(organizations.id, organizationId);
  const before = cursor === undefined ? undefined : lt(organizations.id, cursor);
  const rows = await selectOrganizations(ctx.systemDb)
    .where(and(eq(memberships.userId, userId), seen, before))
    .orderBy(desc(organizations.id))
    .limit(rowsFor(limit));
  const { items, next } = pageOf(rows, limit);
  return { items: items.map(toOrganizationReply), next };
}
