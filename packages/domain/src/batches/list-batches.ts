import type { BatchReply } from '@refinery/contracts/batches.ts';
import type { BatchStatus } from '@refinery/contracts/enums.ts';
import { batchJobs } from '@refinery/db/schema/batches.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toBatchReplies } from './internal/to-batch-reply.ts';

/** The organization's batches, newest first. */
export async function listBatches(
  ctx: CallerContext<'clock'>,
  input: PageInput & { status?: BatchStatus },
): Promise<Page<BatchReply>> {
  requirePermission(ctx, 'batches:read');
  const wanted = input.status ? [eq(batchJobs.status, input.status)] : [];
  const { where, orderBy, limit } = newestFirst(ctx, batchJobs, input, ...wanted);
  return ctx.tenant.run(async (tx) => {
    const rows = await tx.select().from(batchJobs).where(where).orderBy(orderBy).limit(limit);
    const { items, next } = pageOf(rows, input.limit);
    return { items: await toBatchReplies(tx, ctx.actor.organizationId, items, ctx.clock.now()), next };
  });
}
