import { composeEdits } from './compose-edits.ts';
import { countTokens } from './count-tokens.ts';
import { describeEdits } from './describe-edits.ts';
import { checkFidelity } from './guard/check-fidelity.ts';
import { RANK } from './passes/pass.ts';
import { type RoundOptions, refineOnce } from './refine-once.ts';
import { restructure, unsorted } from './structure/restructure.ts';
import type { Language } from './text/language.ts';
import type { Edit, FidelityResult, RefineOptions, RefineResult } from './types.ts';
import { refinementWarnings } from './warnings.ts';

/** A text that still changes after this many rounds is good enough. */
const MOST_ROUNDS = 4;
const UNHARMED: FidelityResult = { passed: true, integrity: 100, lost: [] };

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

  const stable = refineUntilStable(text, originalTokens, roundOptions);
  let { edits, refined, refinedTokens } = stable;
  let checks: FidelityResult = UNHARMED;
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
      language: stable.language,
      strategy,
    }),
    originalTokens,
    refinedTokens,
  };
}

interface Stable {
  edits: Edit[];
  refined: string;
  refinedTokens: number;
  language: Language;
}

/**
 * Rounds until a text refines to itself, so that refining a result again changes nothing. A round that would cost tokens or, seen
 * from the original, lose something does not count.
 */
function refineUntilStable(text: string, originalTokens: number, options: RoundOptions): Stable {
  const first = refineOnce(text, options);
  const stable: Stable = {
    edits: [],
    refined: text,
    refinedTokens: originalTokens,
    language: first.draft.language,
  };
  for (
    let round = 0, next = first;
    round < MOST_ROUNDS;
    round++, next = refineOnce(stable.refined, options)
  ) {
    if (next.text === stable.refined) break;
    const tokens = countTokens(next.text);
    if (tokens > stable.refinedTokens || (round > 0 && !checkFidelity(text, next.text, options).passed))
      break;
    stable.edits = round === 0 ? next.edits : composeEdits(stable.refined, stable.edits, next.edits);
    stable.refined = next.text;
    stable.refinedTokens = tokens;
  }
  return stable;
}

function wholeEdit(text: string, replacement: string): Edit {
  return { start: 0, end: text.length, replacement, pass: 'structure', reason: 'sorted into sections' };
}
