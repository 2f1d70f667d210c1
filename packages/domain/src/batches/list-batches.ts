import type { BatchReply } from '@refinery/contracts/batches.ts';
import type { BatchStatus } from '@refinery/contracts/enums.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { and, desc, eq, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { type Page, type PageInput, pageOf, rowsFor } from '../context/pages.ts';
import { describeBatches } from './find-batch.ts';

/** The organization's batches, newest first. */
export async function listBatches(
  ctx: ActorContext,
  input: PageInput & { status?: BatchStatus },
): Promise<Page<BatchReply>> {
  requirePermission(ctx, 'batches:read');
  const { organizationId } = ctx.actor;
  return ctx.tenant.run(async (tx) => {
    const rows = await tx
      .select()
      .from(batchJobs)
      .where(
        and(
          eq(batchJobs.organizationId, organizationId),
          input.status ? eq(batchJobs.status, input.status) : undefined,
          input.cursor ? lt(batchJobs.id, input.cursor) : undefined,
        ),
      )
      .orderBy(desc(batchJobs.id))
      .limit(rowsFor(input.limit));
    const { items, next } = pageOf(rows, input.limit);
    return { items: await describeBatches(tx, organizationId, items, ctx.clock.now()), next };
  });
}
