import { memberships } from '@refinery/db/schema/memberships.ts';
import { workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { webhookKind } from '@refinery/domain/webhooks/webhook-kind.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import type { Lane } from '@refinery/domain/work/tables.ts';
import { eq } from 'drizzle-orm';

/** The current lane of every delivery of an organization that waits. */
export const deliveryLanes = (ctx: Context, organizationId: string): Promise<Lane[]> =>
  withTenant(ctx.db, organizationId, async (tx) => {
    const rows = await tx
      .select({ lane: workLanes })
      .from(workLanes)
      .innerJoin(workJobs, eq(workJobs.id, workLanes.jobId))
      .where(eq(workJobs.kind, webhookKind.name))
      .orderBy(workJobs.id);
    return rows.map(({ lane: { jobId, lane, token } }) => ({ organizationId, jobId, lane, token }));
  });

/**
 * Does a worker's work once for every delivery of an organization that waits. Returns how many there were.
 */
export async function deliverWebhooks(ctx: Context, organizationId: string): Promise<number> {
  const lanes = await deliveryLanes(ctx, organizationId);
  for (const lane of lanes) await runTurn(ctx, webhookKind, lane);
  return lanes.length;
}

/** The same for every organization. */
export async function deliverAllWebhooks(ctx: Context): Promise<void> {
  const organizations = await ctx.systemDb
    .selectDistinct({ id: memberships.organizationId })
    .from(memberships);
  for (const { id } of organizations) await deliverWebhooks(ctx, id);
}
