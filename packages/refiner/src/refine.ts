import { inFull } from '@refinery/guard/check-fidelity.ts';
import { countTokens } from '@refinery/text/count-tokens.ts';
import { describeEdits } from './edits/describe-edits.ts';
import { joinEdits, tidyEdits } from './edits/tidy-edits.ts';
import { explainEdits, explainLeftAlone, sentences } from './explain.ts';
import { RANK } from './model/pass.ts';
import type { ReadTexts } from './model/read-texts.ts';
import type { Edit, RefineOptions, RefineResult } from './model/types.ts';
import { protectedParts, readProtection } from './protected.ts';
import { refineAround } from './refine-around.ts';
import { REFINER_VERSION } from './version.ts';
import { refinementWarnings } from './warnings.ts';

/**
 * Makes a prompt shorter without losing a requirement: protect → segment → passes → verify → render, until
 * nothing changes.
 *
 * Pure and deterministic; never throws on any string; time grows linearly with the length. The result passes
 * its own guard and has no more tokens than the original, unless `outputFormat` asks for structure (a warning
 * says so). Refining a result again with the same options changes nothing; from 4,000 UTF-16 units on, and
 * where a structure has moved material, it may change a little. With `targetTokens` sentences of context go
 * as well, see `fitToTarget`. Texts in other languages than English, German, French, Spanish, Portuguese,
 * Italian, Chinese and Japanese only lose whitespace.
 * @param texts may know the text already, and have to be those of `preserve`
 */
export function refine(text: string, options: RefineOptions = {}, texts?: ReadTexts): RefineResult {
  const strategy = options.strategy ?? 'UNIVERSAL';
  const format = options.outputFormat ?? 'default';
  const originalTokens = countTokens(text);
  const target = options.targetTokens ?? Number.NaN;
  const protection = readProtection(text, options, texts);
  const { stable, structured, refinedText, refinedTokens } = refineAround(
    text,
    originalTokens,
    protection,
    { format, target },
    {
      rank: RANK[options.compressionLevel ?? 'medium'],
      strategy,
      // Headings that the format asks for stay headings.
      disabled: new Set([...(options.disabledPasses ?? []), ...(format === 'markdown' ? ['flat'] : [])]),
    },
  );
  const checks = inFull(structured.checks ?? stable.checks);
  const edits = tidyEdits(text, stable.edits);
  return {
    refinedText,
    edits: structured.edits ?? joinEdits(text, edits),
    removedSegments: describeEdits(text, edits),
    protected: protectedParts(text, protection),
    checks,
    explanation: sentences(
      explainEdits(explainedEdits(edits, structured.edits), {
        original: text,
        originalTokens,
        refinedTokens,
        checks,
      }),
      explainLeftAlone(text, protection),
    ),
    warnings: refinementWarnings({
      text,
      preserve: protection.texts.preserve,
      format,
      originalTokens,
      refinedTokens,
      keptOrder: structured.keptOrder,
      language: stable.language,
      edits,
      strategy,
      target,
    }),
    originalTokens,
    refinedTokens,
    ...(Number.isNaN(target) ? {} : { targetReached: refinedTokens <= target }),
    refinerVersion: REFINER_VERSION,
  };
}

/** The structure moves everything and counts as one edit, beside those that made the text shorter. */
const explainedEdits = (shortened: readonly Edit[], structured: readonly Edit[] | undefined): Edit[] => [
  ...shortened,
  ...(structured?.filter((edit) => edit.pass === 'structure') ?? []),
];
