import { batchJobs } from '@refinery/db/schema/batches.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { type SQL, sql } from 'drizzle-orm';

/**
 * How much accepted work of an organization has not ended, as SQL: optimizations in progress and what open batches
 * have left. It is counted from the work itself, so no crash can leave a reservation behind.
 */
export const inFlightWork = (organizationId: string): SQL<number> => sql<number>`(
  (select count(*) from ${optimizations}
    where ${optimizations.organizationId} = ${organizationId} and ${optimizations.status} = 'processing')
  + (select coalesce(sum(${batchJobs.total} - ${batchJobs.completed} - ${batchJobs.failed} - ${batchJobs.cancelled}), 0)
    from ${batchJobs}
    where ${batchJobs.organizationId} = ${organizationId} and ${batchJobs.status} in ('queued', 'running', 'cancelling'))
)::bigint`;
