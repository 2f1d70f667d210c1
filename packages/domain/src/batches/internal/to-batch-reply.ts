import type { BatchReply } from '@refinery/contracts/batches.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { batchItems, type batchJobs } from '@refinery/db/schema/batches.ts';
import { and, count, eq, inArray } from 'drizzle-orm';
import { savingsPercentage, withoutNoise } from '../../optimizations/savings.ts';
import { isOpen } from '../../work/tables.ts';

export type BatchRow = typeof batchJobs.$inferSelect;

/** A batch as its owner sees it. `processing` is how many items are being refined at this moment. */
export function toBatchReply(row: BatchRow, processing: number, now: Date): BatchReply {
  const ended = row.completed + row.failed + row.cancelled;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    counts: {
      total: row.total,
      pending: Math.max(0, row.total - ended - processing),
      processing,
      completed: row.completed,
      failed: row.failed,
      cancelled: row.cancelled,
    },
    tokens: { original: row.originalTokens, refined: row.refinedTokens },
    savingsPercentage: savingsPercentage(row.originalTokens, row.refinedTokens),
    estimatedSavingsUsd: row.estimatedSavingsUsd === null ? null : withoutNoise(row.estimatedSavingsUsd),
    progress: row.total ? ended / row.total : 1,
    etaSeconds: etaSeconds(row, ended, now),
    webhookId: row.webhookId,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    textsRemovedAt: row.textsRemovedAt?.toISOString() ?? null,
  };
}

/** Seconds to the end at the pace since the start; null before the first item has ended, 0 at the end. */
function etaSeconds(row: BatchRow, ended: number, now: Date): number | null {
  if (ended >= row.total) return 0;
  if (!row.startedAt || !ended) return null;
  const perItem = Math.max(0, now.getTime() - row.startedAt.getTime()) / ended;
  return Math.ceil((perItem * (row.total - ended)) / 1_000);
}

/** Batches as their owner sees them, with how many items of each are being refined. */
export async function toBatchReplies(
  tx: Transaction,
  organizationId: string,
  rows: BatchRow[],
  now: Date,
): Promise<BatchReply[]> {
  const open = rows.filter((row) => isOpen(row.status)).map((row) => row.id);
  const counted = open.length
    ? await tx
        .select({ batchId: batchItems.batchId, processing: count() })
        .from(batchItems)
        .where(
          and(
            eq(batchItems.organizationId, organizationId),
            inArray(batchItems.batchId, open),
            eq(batchItems.status, 'processing'),
          ),
        )
        .groupBy(batchItems.batchId)
    : [];
  const processing = new Map(counted.map((entry) => [entry.batchId, entry.processing]));
  return rows.map((row) => toBatchReply(row, processing.get(row.id) ?? 0, now));
}
