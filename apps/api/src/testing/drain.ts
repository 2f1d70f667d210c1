import { batchLanes } from '@refinery/db/schema/batches.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { runLane } from '@refinery/domain/batches/run-lane.ts';
import type { Context } from '@refinery/domain/context/context.ts';

/** Does a worker's work: runs every lane of every organization until none is left. */
export async function drain(ctx: Context): Promise<void> {
  const organizations = await ctx.systemDb.select().from(memberships);
  for (const { organizationId } of organizations) {
    for (;;) {
      const lanes = await withTenant(ctx.db, organizationId, (tx) => tx.select().from(batchLanes));
      if (!lanes.length) break;
      for (const { batchId, lane, token } of lanes)
        await runLane(ctx, { organizationId, batchId, lane, token });
    }
  }
}
