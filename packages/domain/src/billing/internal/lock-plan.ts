import type { Transaction } from '@refinery/db/create-db.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { eq } from 'drizzle-orm';

/**
 * The plan of an organization, which nobody else changes until the transaction ends. Whatever billing writes
 * or asks for of an organization, this comes first: so two never wait for each other. Undefined in a
 * transaction of refinery_billing where an operator has decided the plan: it sees no row to lock then.
 */
export async function lockPlan(tx: Transaction, organizationId: string) {
  const [row] = await tx
    .select({
      plan: subscriptions.plan,
      source: subscriptions.planSource,
      ownLimit: subscriptions.ownLimit,
      limit: subscriptions.quotaLimit,
    })
    .from(subscriptions)
    .where(eq(subscriptions.organizationId, organizationId))
    .for('no key update');
  return row;
}
