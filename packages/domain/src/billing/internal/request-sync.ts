import { workJobs } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { and } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { startLanes } from '../../work/lanes.ts';
import { acceptJob } from '../../work/shared-tables.ts';
import { billingKind } from '../billing-kind.ts';
import { openJobs, waitingItem } from './billing-job.ts';
import { lockPlan } from './lock-plan.ts';

/**
 * Asks the worker to write down how things are at Stripe. Where that waits already, one is enough: Stripe
 * will be asked after this moment. One that is being done was perhaps asked before, so another one follows
 * it.
 */
export async function requestSync(
  ctx: Pick<Context, 'clock' | 'db' | 'logger' | 'queues' | 'quotas' | 'settings'>,
  organizationId: string,
): Promise<void> {
  const job = await withTenant(ctx.db, organizationId, async (tx) => {
    // Two events of the same moment ask once.
    await lockPlan(tx, organizationId);
    const waiting = await tx
      .select({ id: workJobs.id })
      .from(workJobs)
      .where(and(openJobs(organizationId, 'sync'), waitingItem))
      .limit(1);
    if (waiting.length > 0) return null;
    return acceptJob(ctx, tx, billingKind, { organizationId, options: { task: 'sync' }, payloads: [{}] });
  });
  if (job) await startLanes(ctx, billingKind, job);
}
