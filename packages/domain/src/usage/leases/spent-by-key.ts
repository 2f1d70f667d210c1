import type { Given } from '@refinery/db/built-statement.ts';
import { apiKeySpend } from '@refinery/db/schema/spend-leases.ts';
import { type SQL, sql } from 'drizzle-orm';
import { leasedToKey } from './internal/leased-to-key.ts';

interface KeyPeriod {
  organizationId: string;
  apiKeyId: string;
  /** As ISO 8601. */
  periodStart: Given<string>;
}

/**
 * What calls to models with an API key cost in a period, as SQL, in millionths of a US dollar. What is only
 * set aside is not among it.
 */
export const spentByKey = ({ periodStart, ...owner }: KeyPeriod): SQL<number> =>
  sql<number>`coalesce((select greatest(0, ${apiKeySpend.used} - ${leasedToKey(owner)}) from ${apiKeySpend}
    where ${apiKeySpend.apiKeyId} = ${owner.apiKeyId} and ${apiKeySpend.organizationId} = ${owner.organizationId}
      and ${apiKeySpend.periodStart} >= ${periodStart}::timestamptz), 0)::float8`;
