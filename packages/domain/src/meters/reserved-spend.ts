import { spendReservations } from '@refinery/db/schema/spend-reservations.ts';
import { sql } from 'drizzle-orm';
import type { InFlightSource } from './in-flight.ts';
import { SPEND } from './meters.ts';

/** What calls to vendors that have not ended may cost. */
export const reservedSpend: InFlightSource = {
  meter: SPEND,
  count: ({
    organizationId,
  }) => sql`(select coalesce(sum(${spendReservations.micros}), 0) from ${spendReservations}
    where ${spendReservations.organizationId} = ${organizationId})`,
};
