import type { IncludeQuery } from '@refinery/contracts/optimizations.ts';
import type { Edit } from '@refinery/refiner';
import type { Context } from '../../context/context.ts';
import type { ProtectionOptions } from '../../refining/protected-parts.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import { toEditsQuestion } from '../edits-question.ts';
import type { OptimizationRow } from '../optimization.ts';
import { whyTextsAreGone } from '../texts-removed.ts';

/**
 * The field `edits` where the caller wants it and there is a result. What is to be protected is not stored:
 * it comes with a request. Where finding them is too much work, or the texts were removed, a warning says so:
 * the rest of the result is there.
 */
export async function includeEdits(
  ctx: Pick<Context, 'refiner'>,
  row: OptimizationRow,
  { include }: IncludeQuery,
  asked: ProtectionOptions = {},
): Promise<{ edits?: Edit[]; warnings?: string[] }> {
  if (include !== 'edits') return {};
  if (row.textsRemovedAt) return { warnings: [...row.warnings, whyTextsAreGone(row.textsRemovedAt)] };
  if (row.originalText === null || row.refinedText === null) return {};
  const question = toEditsQuestion(row, { original: row.originalText, refinedText: row.refinedText }, asked);
  try {
    return { edits: await ctx.refiner.findEdits(row.organizationId, question) };
  } catch (error) {
    if (!isLimitExceeded(error)) throw error;
    return {
      warnings: [
        ...row.warnings,
        'Finding the edits of this text takes too much work, so they are left out.',
      ],
    };
  }
}
