import type { Transaction } from '@refinery/db/create-db.ts';
import { checkCounts } from '@refinery/db/schema/check-counts.ts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { billingPeriod } from './billing-period.ts';

/**
 * The statement that counts a check in the month of `now`. Checks are counted apart from the quota: nobody
 * waits for its lock.
 */
export function countCheck(db: Pick<Transaction, 'insert'>, organizationId: string, now: Date): SQLWrapper {
  return db
    .insert(checkCounts)
    .values({ organizationId, periodStart: billingPeriod(now).start, checks: 1 })
    .onConflictDoUpdate({
      target: [checkCounts.organizationId, checkCounts.periodStart],
      set: { checks: sql`${checkCounts.checks} + 1` },
    });
}

/** How many checks an organization has had in the month that began at `start`, as SQL. */
export const checksSince = (organizationId: string, start: Date): SQL<number> => sql<number>`coalesce((
  select ${checkCounts.checks} from ${checkCounts}
  where ${checkCounts.organizationId} = ${organizationId}
    and ${checkCounts.periodStart} = ${start.toISOString()}::timestamptz
), 0)`;
