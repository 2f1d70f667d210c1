import { batchItems } from '@refinery/db/schema/batches.ts';
import { sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findBatch, whereItemsOf } from './internal/find-batch.ts';

/** So many columns a file of results may have for them. */
const MOST_KEYS = 100;

/**
 * The keys of metadata that the items of a batch have, in order, the first hundred. Errors: `forbidden`,
 * `batch_not_found`.
 */
export async function listMetadataKeys(
  ctx: CallerContext,
  { id: batchId }: { id: string },
): Promise<string[]> {
  requirePermission(ctx, 'batches:read', { suspended: true });
  const id = { organizationId: ctx.actor.organizationId, batchId };
  return ctx.tenant.run(async (tx) => {
    await findBatch(tx, id);
    const rows = await tx
      .selectDistinct({ key: sql<string>`jsonb_object_keys(${batchItems.metadata})`.as('key') })
      .from(batchItems)
      .where(whereItemsOf(id))
      .orderBy(sql`key`)
      .limit(MOST_KEYS);
    return rows.map(({ key }) => key);
  });
}
