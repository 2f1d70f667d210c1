import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { sql } from 'drizzle-orm';
import type { InFlightSource } from '../usage/meters/in-flight.ts';
import { OPTIMIZATIONS } from '../usage/meters/meters.ts';

/** Single prompts that are being refined. */
export const optimizationsInProgress: InFlightSource = {
  meter: OPTIMIZATIONS,
  count: (organizationId) => sql`(select count(*) from ${optimizations}
    where ${optimizations.organizationId} = ${organizationId} and ${optimizations.status} = 'processing')`,
};
