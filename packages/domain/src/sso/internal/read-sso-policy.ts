import { type SsoPolicyReply, TESTED_FOR_HOURS } from '@refinery/contracts/sso-policy.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, eq, gt, gte, isNotNull, isNull, max } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import { isExemptFromSso } from '../../organizations/must-use-sso.ts';

const TESTED_FOR_MS = TESTED_FOR_HOURS * 60 * 60_000;

type PolicyContext = CallerContext<'clock' | 'systemDb'>;

/** Whether the caller's organization requires single sign-on, for whom not, and whether it was tried. */
export async function readSsoPolicy(ctx: PolicyContext): Promise<SsoPolicyReply> {
  const { organizationId } = ctx.actor;
  const [organization] = await ctx.systemDb
    .select({ requireSso: organizations.requireSso })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const exempt = await ctx.systemDb
    .select({ id: users.id, email: users.email, fullName: users.fullName, effective: isExemptFromSso })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, organizationId), isNotNull(memberships.ssoExemptAt)))
    .orderBy(asc(users.email));
  const testedAt = await findTest(ctx);
  return {
    requireSso: organization?.requireSso ?? false,
    exempt,
    testedAt: testedAt?.toISOString() ?? null,
  };
}

/**
 * When somebody who is an admin last signed in through a connection of the organization that has not changed
 * since then; null: not within the last day.
 */
export async function findTest({ actor, clock, systemDb }: PolicyContext): Promise<Date | null> {
  const { organizationId } = actor;
  const [last] = await systemDb
    .select({ at: max(sessions.createdAt) })
    .from(sessions)
    .innerJoin(
      memberships,
      and(eq(memberships.userId, sessions.userId), eq(memberships.organizationId, sessions.organizationId)),
    )
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(ssoConnections, eq(ssoConnections.id, sessions.connectionId))
    .where(
      and(
        eq(sessions.organizationId, organizationId),
        gte(sessions.createdAt, ssoConnections.updatedAt),
        eq(memberships.role, 'admin'),
        isNull(users.disabledAt),
        gt(sessions.createdAt, new Date(clock.now().getTime() - TESTED_FOR_MS)),
      ),
    );
  return last?.at ?? null;
}
