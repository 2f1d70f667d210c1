import { spendLeases } from '@refinery/db/schema/spend-leases.ts';
import { sql } from 'drizzle-orm';
import type { InFlightSource } from './in-flight.ts';
import { SPEND } from './meters.ts';

/** What processes hold for calls to models and have not spent. */
export const leasedSpend: InFlightSource = {
  meter: SPEND,
  count: ({
    organizationId,
  }) => sql`(select coalesce(sum(greatest(0, ${spendLeases.granted} - ${spendLeases.spent})), 0) from ${spendLeases}
    where ${spendLeases.organizationId} = ${organizationId})`,
};
