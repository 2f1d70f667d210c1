import type { Given } from '@refinery/db/built-statement.ts';
import { newIdPerRow } from '@refinery/db/ids.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Moment } from '../../context/moment.ts';
import { eventStatement } from '../../events/event-statement.ts';

/**
 * The statement that tells webhooks of those of these optimizations that are completed by then. `ids` have
 * commas between them.
 */
export const completedEvents = (moment: Moment, organizationId: Given<string>, ids: Given<string>): SQL =>
  eventStatement(moment, {
    organizationId,
    type: 'optimization.completed',
    rows: sql`
      select ${newIdPerRow(moment.idTime)} as event_id, null::text as once,
        jsonb_build_object('optimizationId', o.id, 'provider', o.provider, 'model', o.model,
          'originalTokens', o.original_tokens, 'refinedTokens', o.refined_tokens,
          'savingsPercentage', o.savings_percentage, 'latencyMs', o.latency_ms) as data
      from ${optimizations} o
      where o.id = any(string_to_array(${ids}::text, ',')::uuid[]) and o.organization_id = ${organizationId} and o.status = 'completed'`,
  });
