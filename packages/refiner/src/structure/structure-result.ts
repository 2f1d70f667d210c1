import type { Comparison } from '@refinery/guard/check-fidelity.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { composeEdits } from '../edits/compose-edits.ts';
import { TRIM } from '../model/pass.ts';
import { REASONS } from '../model/reasons.ts';
import type { Edit, OutputFormat } from '../model/types.ts';
import type { RoundOptions } from '../rounds/refine-once.ts';
import { refineAtLevel } from '../rounds/refine-until-stable.ts';
import { composeMoves } from './compose-moves.ts';
import { type Arrangement, arrangements } from './restructure.ts';

export interface Structured {
  /** Undefined where the refined text keeps its own form. */
  text: string | undefined;
  edits: Edit[] | undefined;
  checks: Comparison | undefined;
  /** Sorting into sections could have changed what the text means. */
  keptOrder: boolean;
}

const UNCHANGED: Structured = { text: undefined, edits: undefined, checks: undefined, keptOrder: false };

/**
 * Puts a refined text into the structure that format or strategy ask for, and checks it against the original.
 * `fine` are the edits from the original to the refined text.
 */
export function structureResult(
  original: string,
  refined: string,
  fine: readonly Edit[],
  originalTokens: number,
  format: OutputFormat,
  options: RoundOptions,
): Structured {
  let result = UNCHANGED;
  const source = {
    text: refined,
    original,
    originalTokens,
    fine,
    texts: options.texts,
    material: options.material,
  };
  for (const found of arrangements(source, format, options.strategy)) {
    if (found.text === refined) return UNCHANGED;
    result = finish(original, fine, found, options);
    if (result.checks?.passed) return result;
  }
  // A caller who asked for a format parses the reply, so it gets that format in any case.
  return format === 'default' && result.text !== undefined ? { ...UNCHANGED, keptOrder: true } : result;
}

function finish(
  original: string,
  fine: readonly Edit[],
  found: Arrangement,
  options: RoundOptions,
): Structured {
  // Sentences that now begin a line may read as list items and the like: they are refined as another call
  // would refine them.
  const settled = refineAtLevel(found.text, countTokens(found.text), options);
  const text = settled.refined;
  const moves = found.moves;
  const edits = moves
    ? composeEdits(found.text, composeMoves(original, fine, moves), settled.edits).filter(
        // What moved and was then left out again changes nothing.
        (edit) => original.slice(edit.start, edit.end) !== edit.replacement,
      )
    : [
        {
          start: 0,
          end: original.length,
          replacement: text,
          pass: 'structure',
          reason: REASONS.sections,
        },
      ];
  return {
    text,
    edits,
    checks: options.texts.compare(
      original,
      text,
      fine.filter(({ pass }) => pass === TRIM),
    ),
    keptOrder: !found.sorted,
  };
}
