import type { Mode } from '@refinery/contracts/enums.ts';
import { applyEdits, diffEdits, type Edit, type RefineOptions, refine } from '@refinery/refiner';
import { composeEdits } from '@refinery/refiner/edits/compose-edits.ts';

/** A result whose edits are asked for. */
export interface EditsQuestion {
  original: string;
  refinedText: string;
  /** Whether the local refiner made it, and if not, whether it worked before the model did. */
  by: 'local' | 'model';
  mode: Mode;
  options: RefineOptions;
}

/**
 * The edits of a result, which are not stored: the local refiner is deterministic and makes them again, and a
 * model's rewrite is compared word by word, after a hybrid draft with the draft. Where the refiner that made
 * the result was another version or had other options, the words are compared as well. Always: applied to the
 * original they give the refined text.
 */
export function findEdits({ original, refinedText, by, mode, options }: EditsQuestion): Edit[] {
  if (original === refinedText) return [];
  if (by === 'local') return localEdits(original, refinedText, options) ?? diffEdits(original, refinedText);
  if (mode === 'direct') return diffEdits(original, refinedText);
  const draft = refine(original, draftOptions(options));
  const edits = composeEdits(draft.refinedText, draft.edits, diffEdits(draft.refinedText, refinedText));
  return applyEdits(original, edits) === refinedText ? edits : diffEdits(original, refinedText);
}

function localEdits(original: string, refinedText: string, options: RefineOptions): Edit[] | undefined {
  const asked = refine(original, options);
  if (asked.refinedText === refinedText) return asked.edits;
  // A structure that would have lost something was left out.
  const plain = refine(original, { ...options, outputFormat: 'default' });
  return plain.refinedText === refinedText ? plain.edits : undefined;
}

/**
 * How the local refiner works for a model: the structure and the target are the model's to reach, with less
 * loss.
 */
export const draftOptions = (options: RefineOptions): RefineOptions => ({
  ...options,
  outputFormat: 'default',
  targetTokens: undefined,
});
