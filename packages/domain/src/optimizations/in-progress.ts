import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { sql } from 'drizzle-orm';
import { andByKey, type InFlightSource } from '../meters/in-flight.ts';
import { OPTIMIZATIONS } from '../meters/meters.ts';

/** Single prompts that are being refined. */
export const optimizationsInProgress: InFlightSource = {
  meter: OPTIMIZATIONS,
  count: (owner) => sql`(select count(*) from ${optimizations}
    where ${optimizations.organizationId} = ${owner.organizationId} and ${optimizations.status} = 'processing'
      ${andByKey(optimizations.apiKeyId, owner)})`,
};
