import { type BatchHistogram, SAVINGS_BOUNDS } from '@refinery/contracts/batches.ts';
import { batchItems } from '@refinery/db/schema/batches.ts';
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { findBatch, whereItemsOf } from './internal/find-batch.ts';

/**
 * How much the completed items of a batch save, in 20 bins, and what kinds of requirements were lost or are
 * doubtful. Counted in the database from what each item stored when it ended: no text is read, and nothing of
 * it goes when texts are removed. Errors: `forbidden`, `batch_not_found`.
 */
export async function getBatchHistogram(
  ctx: CallerContext,
  { id: batchId }: { id: string },
): Promise<BatchHistogram> {
  requirePermission(ctx, 'batches:read');
  const id = { organizationId: ctx.actor.organizationId, batchId };
  const where = and(whereItemsOf(id), eq(batchItems.status, 'completed'), isNotNull(batchItems.outcome));
  const { bins, losses } = await ctx.tenant.run(async (tx) => {
    await findBatch(tx, id);
    const found = await tx.execute<{ bin: number; items: string }>(binsOf(where));
    const kinds = await tx.execute<Losses>(lossesOf(where));
    return { bins: found, losses: kinds };
  });
  const items = new Map(bins.map((row) => [row.bin, Number(row.items)]));
  const savings = Array.from({ length: SAVINGS_BOUNDS.length + 1 }, (_, bin) => ({
    from: SAVINGS_BOUNDS[bin - 1] ?? null,
    to: SAVINGS_BOUNDS[bin] ?? null,
    items: items.get(bin) ?? 0,
  }));
  return {
    counted: savings.reduce((total, bin) => total + bin.items, 0),
    savings,
    losses: losses.map(({ kind, ...row }) => ({
      kind,
      lost: Number(row.lost),
      doubtful: Number(row.doubtful),
      items: Number(row.items),
    })),
  };
}

interface Losses extends Record<string, unknown> {
  kind: string;
  lost: string;
  doubtful: string;
  items: string;
}

const bounds = sql.raw(`'{${SAVINGS_BOUNDS.join(',')}}'::float8[]`);

/** Bin 0 lies below the first bound. */
const binsOf = (where: SQL | undefined): SQL => sql`
  select width_bucket((${batchItems.outcome} ->> 'savings')::float8, ${bounds}) as bin, count(*) as items
  from ${batchItems} where ${where} group by 1`;

/** Most items have no finding: they are not taken apart. */
const lossesOf = (where: SQL | undefined): SQL => sql`
  with found as materialized (
    select ${batchItems.outcome} -> 'lost' as lost, ${batchItems.outcome} -> 'doubtful' as doubtful
    from ${batchItems}
    where ${where} and (${batchItems.outcome} -> 'lost' <> '{}' or ${batchItems.outcome} -> 'doubtful' <> '{}')
  )
  select kind, sum(coalesce((lost ->> kind)::integer, 0)) as lost,
    sum(coalesce((doubtful ->> kind)::integer, 0)) as doubtful, count(*) as items
  from found cross join lateral jsonb_object_keys(lost || doubtful) as kind
  group by kind order by 2 desc, 3 desc, kind`;
