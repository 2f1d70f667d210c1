import { countTokens } from '../count-tokens.ts';
import { checkFidelity } from '../guard/check-fidelity.ts';
import type { RoundOptions } from '../refine-once.ts';
import { refineUntilStable } from '../refine-until-stable.ts';
import type { Edit, FidelityResult, OutputFormat } from '../types.ts';
import { restructure, unsorted } from './restructure.ts';

export interface Structured {
  /** Undefined where the refined text keeps its own form. */
  text: string | undefined;
  edits: Edit[] | undefined;
  checks: FidelityResult | undefined;
  /** Sorting into sections would have lost something. */
  keptOrder: boolean;
}

const UNCHANGED: Structured = { text: undefined, edits: undefined, checks: undefined, keptOrder: false };

/** Puts a refined text into the structure that format or strategy ask for, and checks it against the original. */
export function structureResult(
  original: string,
  refined: string,
  originalTokens: number,
  format: OutputFormat,
  options: RoundOptions,
): Structured {
  // Sentences that now begin a line may read as list items and the like: they are refined as another call would refine them.
  const settle = (text: string): string => refineUntilStable(text, countTokens(text), options).refined;
  const sorted = restructure(refined, originalTokens, format, options.strategy, options.preserve);
  if (sorted === undefined || sorted === refined) return UNCHANGED;
  const text = settle(sorted);
  const checks = checkFidelity(original, text, options);
  if (checks.passed) return result(original, text, checks, false);
  if (format !== 'json' && format !== 'xml') return { ...UNCHANGED, keptOrder: true };
  // A caller who asked for JSON or XML parses the reply, so it gets that format in any case.
  const plain = settle(unsorted(refined, format));
  return result(original, plain, checkFidelity(original, plain, options), true);
}

function result(original: string, text: string, checks: FidelityResult, keptOrder: boolean): Structured {
  const edit = {
    start: 0,
    end: original.length,
    replacement: text,
    pass: 'structure',
    reason: 'sorted into sections',
  };
  return { text, edits: [edit], checks, keptOrder };
}
