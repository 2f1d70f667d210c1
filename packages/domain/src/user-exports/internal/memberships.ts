import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { asc, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { mustUseSso } from '../../organizations/must-use-sso.ts';

/** A membership of the person whose archive it is. */
export interface Membership {
  organizationId: string;
  organization: string;
  slug: string;
  role: string;
  joinedAt: Date;
  ssoExemptAt: Date | null;
  /** Whether their password does not let them in there. */
  mustUseSso: boolean;
}

/** The organizations that somebody belongs to at this moment: what others keep of them is asked of those. */
export const membershipsOf = (
  { settings, systemDb }: Pick<Context, 'settings' | 'systemDb'>,
  userId: string,
): Promise<Membership[]> =>
  systemDb
    .select({
      organizationId: organizations.id,
      organization: organizations.name,
      slug: organizations.slug,
      role: memberships.role,
      joinedAt: memberships.createdAt,
      ssoExemptAt: memberships.ssoExemptAt,
      mustUseSso: mustUseSso(settings),
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(organizations.id));
