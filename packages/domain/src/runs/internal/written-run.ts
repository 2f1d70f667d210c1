import { runs } from '@refinery/db/schema/runs.ts';
import { openTenant } from '@refinery/db/tenant-handle.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import type { WorkJob } from '../../work/kind.ts';
import type { RunOptions } from './run-options.ts';
import type { WrittenArm } from './store-cells.ts';

/** What of a run is written with its executions. */
export async function readWritten(
  ctx: Pick<Context, 'db'>,
  { id, organizationId }: WorkJob<RunOptions>,
): Promise<{ arms: WrittenArm[]; isBounded: boolean }> {
  const [run] = await openTenant(ctx.db, organizationId).run((tx) =>
    tx
      .select({ arms: runs.arms, most: runs.maxCostMicros })
      .from(runs)
      .where(and(eq(runs.id, id), eq(runs.organizationId, organizationId))),
  );
  return {
    arms: (run?.arms ?? []).map(({ promptId, version }) => ({ promptId, version })),
    isBounded: typeof run?.most === 'number',
  };
}
