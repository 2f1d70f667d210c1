import type { Plan } from '@refinery/contracts/enums.ts';
import { DEFAULT_PLANS } from '@refinery/contracts/plans.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { billingPeriod } from '../usage/billing-period.ts';

export interface NewOrganization {
  name: string;
  /** The first that nobody has is taken. */
  slugs: readonly string[];
  plan: Plan;
  now: Date;
}

export interface CreatedOrganization {
  id: string;
  name: string;
  slug: string;
}

/** Makes an organization on a plan, without members. Undefined where every slug is taken. */
export async function insertOrganization(
  tx: Transaction,
  { name, slugs, plan, now }: NewOrganization,
): Promise<CreatedOrganization | undefined> {
  const id = newId();
  for (const slug of slugs) {
    const [made] = await tx
      .insert(organizations)
      .values({ id, name, slug })
      .onConflictDoNothing()
      .returning({ id: organizations.id });
    if (!made) continue;
    const { start, end } = billingPeriod(now);
    // What the release before reads, whose processes run until they are replaced.
    const before = {
      periodStart: start,
      periodEnd: end,
      quotaLimit: DEFAULT_PLANS[plan].monthly.optimizations,
    };
    await tx.insert(subscriptions).values({ organizationId: id, plan, ...before });
    return { id, name, slug };
  }
  return undefined;
}
