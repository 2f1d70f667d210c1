import type { Role } from '@refinery/contracts/enums.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, count, eq } from 'drizzle-orm';
import type { OperatorContext } from '../context/context.ts';
import { organizationOf } from './find-operated.ts';
import { type OperatedOrganization, selectOperated, toOperated } from './internal/operated.ts';

export interface ShownOrganization extends OperatedOrganization {
  roles: Record<Role, number>;
  /** E-mails of those who rule it, who joined first at the beginning. */
  admins: string[];
}

/** One organization, by its slug. Errors: `organization_not_found`. */
export async function showOrganization(
  ctx: OperatorContext<'quotas'>,
  { slug }: { slug: string },
): Promise<ShownOrganization> {
  const { id } = await organizationOf(ctx.operatorDb, slug);
  const [row] = await selectOperated(ctx).where(eq(organizations.id, id));
  if (!row) throw new Error('An organization without a subscription.');
  const own = eq(memberships.organizationId, id);
  const byRole = await ctx.operatorDb
    .select({ role: memberships.role, people: count() })
    .from(memberships)
    .where(own)
    .groupBy(memberships.role);
  const admins = await ctx.operatorDb
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(own, eq(memberships.role, 'admin')))
    .orderBy(asc(memberships.createdAt));
  const peopleOf = (role: Role): number => byRole.find((each) => each.role === role)?.people ?? 0;
  return {
    ...toOperated(row),
    roles: { admin: peopleOf('admin'), member: peopleOf('member'), viewer: peopleOf('viewer') },
    admins: admins.map(({ email }) => email),
  };
}
