import { plansWith } from '@refinery/contracts/plans.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { ssoRequired } from '../context/actor.ts';
import type { Context, Settings } from '../context/context.ts';

/**
 * Column of an organization joined to its plan: whether its people come in through its identity provider
 * only. Without the feature they could not, and so nobody is asked to.
 */
export const requiresSso = ({ plans }: Pick<Settings, 'plans'>) =>
  sql<boolean>`(${organizations.requireSso} and ${inArray(subscriptions.plan, plansWith(plans, 'sso'))})`;

/**
 * Column of a member: whether they come in by their password as well, where others may not. A second factor
 * that they have set up since then does not count: whoever has only the password could do that.
 */
export const isExemptFromSso = sql<boolean>`(${memberships.role} = 'admin' and exists (
  select 1 from ${secondFactors}
  where ${secondFactors.userId} = ${memberships.userId} and ${secondFactors.confirmedAt} <= ${memberships.ssoExemptAt}))`;

/** Column of a member joined to their organization and its plan: whether a password does not let them in. */
export const mustUseSso = (settings: Pick<Settings, 'plans'>) =>
  sql<boolean>`(${requiresSso(settings)} and not ${isExemptFromSso})`;

/** Throws `sso_required` where a password does not let a member in. */
export async function requirePasswordAllowed(
  { settings }: Pick<Context, 'settings'>,
  tx: Transaction,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  const [member] = await tx
    .select({ mustUseSso: mustUseSso(settings) })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .innerJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
  if (member?.mustUseSso) throw ssoRequired();
}
