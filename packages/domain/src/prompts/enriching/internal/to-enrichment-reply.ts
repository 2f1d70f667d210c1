import type { EnrichmentEntry, EnrichmentReply } from '@refinery/contracts/enrichments.ts';
import type { PromptVersionReply } from '@refinery/contracts/prompts.ts';
import { toUsd } from '@refinery/db/micros.ts';
import { enrichments } from '@refinery/db/schema/enrichments.ts';
import type { Edit } from '@refinery/refiner';
import type { Context } from '../../../context/context.ts';
import { textsRemoved } from '../../../optimizations/texts-removed.ts';
import { toChecksReply } from '../../../refining/doubts/to-checks.ts';
import { isLimitExceeded } from '../../../threads/limit-exceeded.ts';
import { messagesOf } from './commit-enriched.ts';
import type { EnrichmentRow } from './enrichment-columns.ts';

interface Shown {
  cached: boolean;
  /** The version that it became. */
  version: PromptVersionReply | null;
  /** Why there is none, where one was asked for. */
  noVersion?: string;
}

/** The result of an enrichment, with the edits, which are found again. Errors: `texts_removed`. */
export async function toEnrichmentReply(
  ctx: Pick<Context, 'refiner'>,
  row: EnrichmentRow,
  { cached, version, noVersion }: Shown,
): Promise<EnrichmentReply> {
  const { id, promptId, promptVersion, strict, originalText, enrichedText, sections, additions } = row;
  if (originalText === null || enrichedText === null) throw textsRemoved(row);
  return {
    id,
    promptId,
    from: promptVersion,
    strict,
    originalText,
    enriched: enrichedText,
    messages: messagesOf(row),
    sections,
    additions,
    checks: toChecksReply(row.checks ?? { passed: false, lost: [] }),
    edits: await editsOf(ctx, row.organizationId, originalText, enrichedText),
    qualityBefore: row.qualityBefore ?? 0,
    qualityAfter: row.qualityAfter ?? 0,
    version,
    reason: [row.reason, noVersion].filter(Boolean).join(' ') || null,
    usage: { ...usageOf(row), ...(cached ? { inputTokens: 0, outputTokens: 0, costUsd: 0 } : {}) },
    cached,
    createdAt: row.createdAt.toISOString(),
  };
}

async function editsOf(
  { refiner }: Pick<Context, 'refiner'>,
  organizationId: string,
  original: string,
  refinedText: string,
): Promise<Edit[]> {
  try {
    return await refiner.findEdits(organizationId, {
      original,
      refinedText,
      by: 'model',
      mode: 'direct',
      options: {},
    });
  } catch (error) {
    // The result is there, and paid for.
    if (!isLimitExceeded(error)) throw error;
    return [];
  }
}

/** What an entry of the list is made of: no texts. */
export const ENTRY_COLUMNS = {
  id: enrichments.id,
  promptId: enrichments.promptId,
  promptVersion: enrichments.promptVersion,
  newVersion: enrichments.newVersion,
  strict: enrichments.strict,
  status: enrichments.status,
  qualityBefore: enrichments.qualityBefore,
  qualityAfter: enrichments.qualityAfter,
  reason: enrichments.reason,
  provider: enrichments.provider,
  model: enrichments.model,
  inputTokens: enrichments.inputTokens,
  outputTokens: enrichments.outputTokens,
  costMicros: enrichments.costMicros,
  durationMs: enrichments.durationMs,
  error: enrichments.error,
  createdAt: enrichments.createdAt,
  textsRemovedAt: enrichments.textsRemovedAt,
};

export function toEnrichmentEntry(row: Pick<EnrichmentRow, keyof typeof ENTRY_COLUMNS>): EnrichmentEntry {
  const { id, promptId, promptVersion, newVersion, strict, status, qualityBefore, qualityAfter } = row;
  return {
    id,
    promptId,
    from: promptVersion,
    newVersion,
    strict,
    status,
    qualityBefore,
    qualityAfter,
    reason: row.reason,
    usage: usageOf(row),
    durationMs: row.durationMs,
    ...(row.error ? { error: row.error } : {}),
    textsRemovedAt: row.textsRemovedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

const usageOf = ({
  inputTokens,
  outputTokens,
  costMicros,
  provider,
  model,
}: Pick<EnrichmentRow, keyof typeof ENTRY_COLUMNS>) => ({
  inputTokens,
  outputTokens,
  costUsd: costMicros === null ? null : toUsd(costMicros),
  provider,
  model,
});
