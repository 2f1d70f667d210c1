import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';

/** A membership of the person whose archive it is. */
export interface Membership {
  organizationId: string;
  organization: string;
  slug: string;
  role: string;
  joinedAt: Date;
}

/** The organizations that somebody belongs to at this moment: what others keep of them is asked of those. */
export const membershipsOf = (
  { systemDb }: Pick<Context, 'systemDb'>,
  userId: string,
): Promise<Membership[]> =>
  systemDb
    .select({
      organizationId: organizations.id,
      organization: organizations.name,
      slug: organizations.slug,
      role: memberships.role,
      joinedAt: memberships.createdAt,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.id));
