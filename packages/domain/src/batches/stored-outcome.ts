import { newId } from '@refinery/db/ids.ts';
import { optimizations } from '@refinery/db/schema/optimizations.ts';
import { getTableColumns } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { countOriginal } from '../optimizations/count-original.ts';
import { cachedColumns, NOT_PAID, outcomeColumns } from '../optimizations/outcome-columns.ts';
import type { ClaimedBatch } from './claimed.ts';
import type { ItemOutcome } from './refine-item.ts';

export type NewOptimization = typeof optimizations.$inferInsert;

/** The history row of an ended item; undefined where it goes back to pending. */
export async function toOptimization(
  ctx: Context,
  batch: ClaimedBatch,
  done: ItemOutcome,
): Promise<NewOptimization | undefined> {
  if (done.kind === 'released') return undefined;
  const { options } = batch;
  const own = {
    id: done.kind === 'completed' ? done.result.optimizationId : newId(),
    organizationId: batch.organizationId,
    userId: batch.userId,
    apiKeyId: batch.apiKeyId,
    batchId: batch.id,
    metadata: done.item.metadata,
    createdAt: ctx.clock.now(),
  };
  const asked = {
    strategy: options.strategy ?? 'UNIVERSAL',
    compressionLevel: options.compressionLevel ?? 'medium',
    outputFormat: options.outputFormat ?? 'default',
    mode: options.mode ?? 'direct',
    targetTokens: options.targetTokens ?? null,
    originalText: done.item.text ?? '',
  } as const;
  if (done.kind === 'completed') {
    const { result } = done;
    if ('earlier' in result) return { ...asked, ...cachedColumns(result.earlier), ...own, latencyMs: 0 };
    const latencyMs = Math.round(result.latencyMs * 10) / 10;
    const paid = result.paid ? {} : NOT_PAID;
    return { ...asked, ...outcomeColumns(result.outcome), ...paid, ...own, latencyMs };
  }
  const provider = options.provider === 'auto' || !options.provider ? 'local' : options.provider;
  const originalTokens = await countOriginal(ctx, batch.organizationId, asked.originalText);
  return { ...asked, ...own, status: 'failed', provider, originalTokens, error: done.failure };
}

const COLUMNS = Object.entries(getTableColumns(optimizations));

/** The rows as a JSON array of records by column, for one parameter: building a query with one for each value costs more than running it. */
export function toRecords(rows: readonly NewOptimization[]): string {
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
