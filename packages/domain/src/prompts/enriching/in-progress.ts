import { enrichments } from '@refinery/db/schema/enrichments.ts';
import { sql } from 'drizzle-orm';
import type { InFlightSource } from '../../meters/in-flight.ts';
import { ENRICHMENTS } from '../../meters/meters.ts';

/** Single prompts that are being enriched; those of jobs are counted with their jobs. */
export const enrichmentsInProgress: InFlightSource = {
  meter: ENRICHMENTS,
  count: (owner) => sql`(select count(*) from ${enrichments}
    where ${enrichments.organizationId} = ${owner.organizationId} and ${enrichments.status} = 'processing')`,
};
