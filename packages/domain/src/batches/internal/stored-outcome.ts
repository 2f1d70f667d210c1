import { newId } from '@refinery/db/ids.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { getTableColumns } from 'drizzle-orm';
import type { Context } from '../../context/context.ts';
import { failedColumns, newOptimization, settingsOf } from '../../optimizations/optimization.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';

/** The history row of an ended item; undefined where it goes back to pending. */
export async function toOptimization(
  ctx: Pick<Context, 'clock' | 'refiner'>,
  batch: ClaimedBatch,
  done: ItemOutcome,
): Promise<StorableOptimization | undefined> {
  if (done.kind === 'released') return undefined;
  const { organizationId, userId, apiKeyId, options } = batch;
  const provider = options.provider === 'auto' || !options.provider ? 'local' : options.provider;
  const origin = {
    ...{ organizationId, userId, apiKeyId, batchId: batch.id, provider, model: null },
    id: done.kind === 'completed' ? done.result.optimizationId : newId(),
    originalText: done.item.text ?? '',
    metadata: done.item.metadata,
    createdAt: ctx.clock.now(),
  };
  const row = newOptimization(origin, settingsOf(options));
  if (done.kind === 'failed') return { ...row, ...(await failedColumns(ctx, row, done.failure)) };
  const { result, latencyMs } = done.result;
  return { ...row, ...result, latencyMs };
}

/** An optimization as it is sent to the database. */
export type StorableOptimization = typeof optimizations.$inferInsert;

const COLUMNS = Object.entries(getTableColumns(optimizations));

/** The rows as a JSON array of records by column, for one parameter: building a query with one for each value costs more than running it. */
export function toRecords(rows: readonly StorableOptimization[]): string {
  const records = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return Object.fromEntries(
      COLUMNS.map(([key, column]) => [column.name, values.get(key) ?? column.default ?? null]),
    );
  });
  return JSON.stringify(records, storable);
}

/** A model may answer with what no column can hold: U+0000 and halves of surrogate pairs. */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
