import { batchJobs } from '@refinery/db/schema/batches.ts';
import { sql } from 'drizzle-orm';
import type { InFlightSource } from '../usage/in-flight.ts';
import { OPTIMIZATIONS } from '../usage/meters.ts';

/** What open batches have left. */
export const openItems: InFlightSource = {
  meter: OPTIMIZATIONS,
  count: (organizationId) => sql`(
    select coalesce(sum(${batchJobs.total} - ${batchJobs.completed} - ${batchJobs.failed} - ${batchJobs.cancelled}), 0)
    from ${batchJobs}
    where ${batchJobs.organizationId} = ${organizationId} and ${batchJobs.status} in ('queued', 'running', 'cancelling'))`,
};
