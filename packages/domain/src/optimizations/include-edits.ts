import type { IncludeQuery } from '@refinery/contracts/optimizations.ts';
import type { Edit } from '@refinery/refiner';
import type { Context } from '../context/context.ts';
import type { OptimizationRow } from './result-cache.ts';

/** What edits are found by. */
export type EditedRow = Pick<
  OptimizationRow,
  | 'originalText'
  | 'refinedText'
  | 'provider'
  | 'mode'
  | 'strategy'
  | 'compressionLevel'
  | 'outputFormat'
  | 'targetTokens'
>;

/** The field `edits` where the caller wants it and there is a result. `preserve` is not stored: it comes with a request. */
export async function includeEdits(
  ctx: Context,
  row: EditedRow,
  { include }: IncludeQuery,
  preserve: readonly string[] = [],
): Promise<{ edits?: Edit[] }> {
  if (include !== 'edits' || row.refinedText === null) return {};
  const edits = await ctx.refiner.findEdits({
    original: row.originalText,
    refinedText: row.refinedText,
    by: row.provider === 'local' ? 'local' : 'model',
    mode: row.mode ?? 'direct',
    options: {
      strategy: row.strategy,
      compressionLevel: row.compressionLevel,
      outputFormat: row.outputFormat,
      targetTokens: row.targetTokens ?? undefined,
      preserve,
    },
  });
  return { edits };
}
