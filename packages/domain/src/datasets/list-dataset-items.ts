import type { DatasetItemReply } from '@refinery/contracts/datasets.ts';
import { datasetItems } from '@refinery/db/schema/datasets.ts';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, type PageInput, pageWithin, rowsFor } from '../context/pages.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { findDataset } from './find-dataset.ts';
import { toItemReply } from './internal/dataset-rows.ts';
import { whereRevision } from './where-revision.ts';

/** Bytes of texts on a page. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The items of a revision of a dataset, in the order of the uploads. A page of long items has fewer than its
 * limit. Errors: `forbidden`, `dataset_not_found`, `validation_failed` for a revision that is not there yet.
 */
export async function listDatasetItems(
  ctx: CallerContext,
  { id, revision, limit, cursor }: PageInput & { id: string; revision?: number },
): Promise<Page<DatasetItemReply>> {
  requirePermission(ctx, 'tests:read');
  const own = eq(datasetItems.organizationId, ctx.actor.organizationId);
  return ctx.tenant.run(async (tx) => {
    const dataset = await findDataset(ctx, tx, id);
    if (revision !== undefined && revision > dataset.revision)
      throw invalidField('revision', `must not be more than ${dataset.revision}`);
    const sizes = await tx
      .select({ id: datasetItems.id, size: ITEM_BYTES })
      .from(datasetItems)
      .where(
        and(
          own,
          eq(datasetItems.datasetId, id),
          whereRevision(dataset, revision),
          cursor === undefined ? undefined : gt(datasetItems.id, cursor),
        ),
      )
      .orderBy(asc(datasetItems.id))
      .limit(rowsFor(limit));
    const { items, next } = pageWithin(sizes, limit, MOST_BYTES);
    const rows = await tx
      .select()
      .from(datasetItems)
      .where(
        and(
          own,
          inArray(
            datasetItems.id,
            items.map((item) => item.id),
          ),
        ),
      )
      .orderBy(asc(datasetItems.id));
    return { items: rows.map(toItemReply), next };
  });
}

const ITEM_BYTES = sql<number>`octet_length(${datasetItems.input}::text) + coalesce(octet_length(${datasetItems.expected}), 0)`;
