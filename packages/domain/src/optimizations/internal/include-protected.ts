import type { PlacedPart } from '@refinery/contracts/optimizations.ts';
import type { Edit } from '@refinery/refiner';
import type { Context } from '../../context/context.ts';
import { isLimitExceeded } from '../../threads/limit-exceeded.ts';
import type { OptimizationRow } from '../optimization.ts';
import { whyTextsAreGone } from '../texts-removed.ts';

const MOST_PARTS = 1_000;

/**
 * The field `protected` of a stored optimization: the first 1,000 parts that its text alone hands over. Where
 * edits are known, each part that none of them changes has its place in the refined text. Where reading them
 * is too much work, or the texts were removed, a warning says so.
 */
export async function includeProtected(
  ctx: Pick<Context, 'refiner'>,
  row: OptimizationRow,
  { edits, warnings = row.warnings }: { edits?: Edit[]; warnings?: string[] },
): Promise<{ protected?: PlacedPart[]; warnings?: string[] }> {
  if (row.originalText === null) {
    const why = whyTextsAreGone(row.textsRemovedAt);
    return warnings.includes(why) ? {} : { warnings: [...warnings, why] };
  }
  try {
    const question = { text: row.originalText, options: {} };
    const { parts } = await ctx.refiner.protection(row.organizationId, question);
    return { protected: placed(parts.slice(0, MOST_PARTS), edits) };
  } catch (error) {
    if (!isLimitExceeded(error)) throw error;
    const warning = 'Finding the protected parts of this text takes too much work, so they are left out.';
    return { warnings: [...warnings, warning] };
  }
}

/** Both lists are sorted and without overlaps: one pass. */
function placed(parts: readonly Omit<PlacedPart, 'in'>[], edits: readonly Edit[] | undefined): PlacedPart[] {
  if (!edits) return [...parts];
  let next = 0;
  let shift = 0;
  return parts.map((part) => {
    for (let edit = edits[next]; edit && edit.end <= part.start; edit = edits[++next])
      shift += edit.replacement.length - (edit.end - edit.start);
    const edit = edits[next];
    if (edit && edit.start < part.end) return part;
    return { ...part, in: { start: part.start + shift, end: part.end + shift } };
  });
}
