import { composeEdits } from './compose-edits.ts';
import { countTokens } from './count-tokens.ts';
import { describeEdits } from './describe-edits.ts';
import { checkFidelity } from './guard/check-fidelity.ts';
import { RANK } from './passes/pass.ts';
import { type Round, type RoundOptions, refineOnce } from './refine-once.ts';
import { restructure, unsorted } from './structure/restructure.ts';
import type { Edit, RefineOptions, RefineResult } from './types.ts';
import { refinementWarnings } from './warnings.ts';

/** A text that still changes after this many rounds is good enough. */
const MOST_ROUNDS = 4;
const UNHARMED = { passed: true, integrity: 100, lost: [] };

/**
 * Makes a prompt shorter without losing a requirement: protect → segment → passes → verify → render, until nothing changes.
 *
 * Pure and deterministic; never throws on any string; time grows linearly with the length. The result passes its own guard and has
 * no more tokens than the original, unless `outputFormat` asks for structure (a warning says so). Texts that are not in English
 * only lose whitespace and repetitions.
 */
export function refine(text: string, options: RefineOptions = {}): RefineResult {
  const preserve = (options.preserve ?? []).filter((wanted) => wanted !== '');
  const strategy = options.strategy ?? 'UNIVERSAL';
  const format = options.outputFormat ?? 'default';
  const roundOptions = { rank: RANK[options.compressionLevel ?? 'medium'], strategy, preserve };
  const originalTokens = countTokens(text);

  let { first, edits, refined } = refineUntilStable(text, roundOptions);
  let refinedTokens = refined === text ? originalTokens : countTokens(refined);
  if (refinedTokens > originalTokens) {
    refined = text;
    edits = [];
    refinedTokens = originalTokens;
  }
  let checks =
    refined === text
      ? UNHARMED
      : refined === first.text
        ? first.checks
        : checkFidelity(text, refined, { preserve });
  const removedSegments = describeEdits(text, edits);

  let structureLost = false;
  let structured = restructure(refined, originalTokens, format, strategy, preserve);
  if (structured !== undefined && structured !== refined) {
    let checked = checkFidelity(text, structured, { preserve });
    if (!checked.passed) {
      structureLost = true;
      // A caller who asked for JSON or XML parses the reply, so it gets that format in any case.
      structured = format === 'json' || format === 'xml' ? unsorted(refined, format) : undefined;
      if (structured !== undefined) checked = checkFidelity(text, structured, { preserve });
    }
    if (structured !== undefined) {
      refined = structured;
      refinedTokens = countTokens(structured);
      checks = checked;
      edits = [wholeEdit(text, structured)];
    }
  }
  return {
    refinedText: refined,
    edits,
    removedSegments,
    checks,
    warnings: refinementWarnings({
      text,
      preserve,
      format,
      originalTokens,
      refinedTokens,
      structureLost,
      language: first.draft.language,
      strategy,
    }),
    originalTokens,
    refinedTokens,
  };
}

interface Stable {
  first: Round;
  edits: Edit[];
  refined: string;
}

/** Rounds until a text refines to itself, so that refining a result again changes nothing. */
function refineUntilStable(text: string, options: RoundOptions): Stable {
  const first = refineOnce(text, options);
  let { edits, text: refined } = first;
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const next =
      refined === text && round > 1 ? undefined : refined === text ? undefined : refineOnce(refined, options);
    if (!next || next.text === refined) break;
    const composed = composeEdits(refined, edits, next.edits);
    if (!checkFidelity(text, next.text, options).passed) break;
    edits = composed;
    refined = next.text;
  }
  return { first, edits, refined };
}

function wholeEdit(text: string, replacement: string): Edit {
  return { start: 0, end: text.length, replacement, pass: 'structure', reason: 'sorted into sections' };
}
