import { countTokens } from './count-tokens.ts';
import { describeEdits } from './describe-edits.ts';
import { explainEdits } from './explain.ts';
import { RANK } from './passes/pass.ts';
import { refineUntilStable } from './refine-until-stable.ts';
import { structureResult } from './structure/structure-result.ts';
import type { RefineOptions, RefineResult } from './types.ts';
import { REFINER_VERSION } from './version.ts';
import { refinementWarnings } from './warnings.ts';

/**
 * Makes a prompt shorter without losing a requirement: protect → segment → passes → verify → render, until nothing changes.
 *
 * Pure and deterministic; never throws on any string; time grows linearly with the length. The result passes its own guard and has
 * no more tokens than the original, unless `outputFormat` asks for structure (a warning says so). Refining a result again with the
 * same options changes nothing. Texts that are not in English only lose whitespace, decoration and repetitions.
 */
export function refine(text: string, options: RefineOptions = {}): RefineResult {
  const preserve = (options.preserve ?? []).filter((wanted) => wanted !== '');
  const strategy = options.strategy ?? 'UNIVERSAL';
  const format = options.outputFormat ?? 'default';
  const roundOptions = {
    rank: RANK[options.compressionLevel ?? 'medium'],
    strategy,
    preserve,
    disabled: new Set(options.disabledPasses),
  };
  const originalTokens = countTokens(text);
  const target = options.targetTokens ?? Number.NaN;

  const stable = refineUntilStable(text, originalTokens, roundOptions);
  const structured = structureResult(text, stable.refined, originalTokens, format, roundOptions);
  const refinedText = structured.text ?? stable.refined;
  const refinedTokens = structured.text === undefined ? stable.refinedTokens : countTokens(refinedText);
  const checks = structured.checks ?? stable.checks;
  return {
    refinedText,
    edits: structured.edits ?? stable.edits,
    removedSegments: describeEdits(text, stable.edits),
    checks,
    explanation: explainEdits([...stable.edits, ...(structured.edits ?? [])], {
      originalTokens,
      refinedTokens,
      checks,
    }),
    warnings: refinementWarnings({
      text,
      preserve,
      format,
      originalTokens,
      refinedTokens,
      keptOrder: structured.keptOrder,
      language: stable.language,
      strategy,
    }),
    originalTokens,
    refinedTokens,
    ...(Number.isNaN(target) ? {} : { targetReached: refinedTokens <= target }),
    refinerVersion: REFINER_VERSION,
  };
}
