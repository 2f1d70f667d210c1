import type { DatasetReply } from '@refinery/contracts/datasets.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import { eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { newestFirst } from '../context/own-rows.ts';
import { type Page, type PageInput, pageOf } from '../context/pages.ts';
import { toDatasetReply } from './internal/dataset-rows.ts';

/**
 * The datasets of the organization, newest first: those of the project, if one is named. Errors: `forbidden`.
 */
export async function listDatasets(
  ctx: CallerContext,
  { projectId, ...page }: PageInput & { projectId?: string },
): Promise<Page<DatasetReply>> {
  requirePermission(ctx, 'tests:read');
  const inProject = projectId === undefined ? [] : [eq(datasets.projectId, projectId)];
  const { where, orderBy, limit } = newestFirst(ctx, datasets, page, ...inProject);
  const rows = await ctx.tenant.run((tx) =>
    tx.select().from(datasets).where(where).orderBy(orderBy).limit(limit),
  );
  const { items, next } = pageOf(rows, page.limit);
  return { items: items.map(toDatasetReply), next };
}
