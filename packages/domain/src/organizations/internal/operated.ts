import type { Plan } from '@refinery/contracts/enums.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { usageCounters } from '@refinery/db/schema/usage-counters.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { OperatorContext } from '../../context/context.ts';
import { inFlight } from '../../meters/in-flight.ts';
import { OPTIMIZATIONS } from '../../meters/meters.ts';
import { billingPeriod } from '../../usage/billing-period.ts';

const STATES = ['active', 'suspended', 'deleting'] as const;

/** An organization as whoever operates the product sees it. Times are ISO 8601 in UTC. */
export interface OperatedOrganization {
  id: string;
  slug: string;
  name: string;
  plan: Plan;
  members: number;
  /** Optimizations that ended well in this calendar month. */
  used: number;
  /** Those that were accepted and have not ended. */
  reserved: number;
  /** Of both together; null: unlimited. */
  limit: number | null;
  /** `suspended` also where it is to be deleted. */
  state: (typeof STATES)[number];
  createdAt: string;
  suspendedAt: string | null;
  suspendedReason: string | null;
  deletesAt: string | null;
}

/** Organizations with what they have used; `where` and `orderBy` say which. */
export const selectOperated = ({ operatorDb, clock, ...ctx }: OperatorContext<'quotas'>) =>
  operatorDb
    .select({
      organization: organizations,
      plan: subscriptions.plan,
      limit: OPTIMIZATIONS.limit(ctx.quotas.plans).mapWith(Number),
      members:
        sql`(select count(*) from ${memberships} m where m.organization_id = ${organizations.id})`.mapWith(
          Number,
        ),
      charged:
        sql`case when ${usageCounters.periodStart} >= ${billingPeriod(clock.now()).start.toISOString()}::timestamptz
        then ${usageCounters.used} end`.mapWith(Number),
      reserved: inFlight(ctx.quotas.inFlight, OPTIMIZATIONS, { organizationId: organizations.id }).mapWith(
        Number,
      ),
    })
    .from(organizations)
    .innerJoin(subscriptions, eq(subscriptions.organizationId, organizations.id))
    .leftJoin(
      usageCounters,
      and(eq(usageCounters.organizationId, organizations.id), eq(usageCounters.meter, OPTIMIZATIONS.name)),
    )
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectOperated>>[number];

export function toOperated({ organization, charged, ...rest }: Row): OperatedOrganization {
  const { id, slug, name, createdAt, suspendedAt, suspendedReason, deletesAt } = organization;
  const used = Math.max(0, (charged ?? 0) - rest.reserved);
  return {
    id,
    slug,
    name,
    plan: rest.plan,
    members: rest.members,
    used,
    reserved: rest.reserved,
    limit: rest.limit,
    state: suspendedAt ? 'suspended' : deletesAt ? 'deleting' : 'active',
    createdAt: createdAt.toISOString(),
    suspendedAt: suspendedAt?.toISOString() ?? null,
    suspendedReason,
    deletesAt: deletesAt?.toISOString() ?? null,
  };
}
