import { spendLeaseKeys } from '@refinery/db/schema/spend-leases.ts';
import { type SQL, sql } from 'drizzle-orm';

/**
 * What processes hold of the budget of an API key and have not spent, as SQL, in millionths of a US dollar.
 */
export const leasedToKey = ({
  organizationId,
  apiKeyId,
}: {
  organizationId: string;
  apiKeyId: string;
}): SQL =>
  sql`(select coalesce(sum(greatest(0, ${spendLeaseKeys.granted} - ${spendLeaseKeys.spent})), 0)::bigint from ${spendLeaseKeys}
    where ${spendLeaseKeys.apiKeyId} = ${apiKeyId} and ${spendLeaseKeys.organizationId} = ${organizationId})`;
