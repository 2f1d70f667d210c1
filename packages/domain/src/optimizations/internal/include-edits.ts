import type { IncludeQuery } from '@refinery/contracts/optimizations.ts';
import type { Edit } from '@refinery/refiner';
import type { Context } from '../../context/context.ts';
import type { EditsQuestion } from '../../refining/find-edits.ts';
import type { ProtectionOptions } from '../../refining/protected-parts.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import type { OptimizationRow } from '../optimization.ts';

/**
 * The field `edits` where the caller wants it and there is a result. What is to be protected is not stored: it comes with a request.
 * Where finding them is too much work, a warning says so: the result itself is there.
 */
export async function includeEdits(
  ctx: Pick<Context, 'refiner'>,
  row: OptimizationRow,
  { include }: IncludeQuery,
  asked: ProtectionOptions = {},
): Promise<{ edits?: Edit[]; warnings?: string[] }> {
  if (include !== 'edits' || row.refinedText === null) return {};
  const question = toQuestion(row, row.refinedText, asked);
  try {
    return { edits: await ctx.refiner.findEdits(row.organizationId, question) };
  } catch (error) {
    if (!isLimitExceeded(error)) throw error;
    return {
      warnings: [...row.warnings, 'The edits of this text are too much work to find: they are left out.'],
    };
  }
}

const toQuestion = (row: OptimizationRow, refinedText: string, asked: ProtectionOptions): EditsQuestion => ({
  original: row.originalText,
  refinedText,
  by: row.provider === 'local' ? 'local' : 'model',
  mode: row.mode ?? 'direct',
  options: {
    strategy: row.strategy,
    compressionLevel: row.compressionLevel,
    outputFormat: row.outputFormat,
    targetTokens: row.targetTokens ?? undefined,
    ...asked,
  },
});
