import type { RunReply } from '@refinery/contracts/runs.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toRunReplies } from './internal/run-rows.ts';

/** The runs of the organization, newest first: those of a dataset, if one is named. Errors: `forbidden`. */
export async function listRuns(
  ctx: CallerContext,
  { datasetId, ...page }: PageInput & { datasetId?: string },
): Promise<Page<RunReply>> {
  requirePermission(ctx, 'tests:read');
  const ofDataset = datasetId === undefined ? [] : [eq(runs.datasetId, datasetId)];
  const { where, orderBy, limit } = newestFirst(ctx, runs, page, ...ofDataset);
  return ctx.tenant.run(async (tx) => {
    const rows = await tx.select().from(runs).where(where).orderBy(orderBy).limit(limit);
    const { items, next } = pageOf(rows, page.limit);
    return { items: await toRunReplies(ctx, tx, items), next };
  });
}
