import { workJobs, workLanes } from '@refinery/db/schema/work.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import type { Context } from '@refinery/domain/context/context.ts';
import { userExportKind } from '@refinery/domain/user-exports/user-export-kind.ts';
import { startLanes } from '@refinery/domain/work/lanes.ts';
import { runTurn } from '@refinery/domain/work/run-turn.ts';
import { and, eq, inArray } from 'drizzle-orm';

/** Does a worker's work for every export that waits: one try of each. */
export async function makeExports(ctx: Context): Promise<void> {
  const waiting = await ctx.systemDb
    .select({ jobId: workJobs.id, organizationId: workJobs.organizationId })
    .from(workJobs)
    .where(and(eq(workJobs.kind, userExportKind.name), inArray(workJobs.status, ['queued', 'running'])));
  for (const id of waiting) {
    await startLanes(ctx, userExportKind, id);
    const lanes = await withTenant(ctx.db, id.organizationId, (tx) =>
      tx.select().from(workLanes).where(eq(workLanes.jobId, id.jobId)),
    );
    for (const { lane, token } of lanes) await runTurn(ctx, userExportKind, { ...id, lane, token });
  }
}
