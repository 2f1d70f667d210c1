import { applyEdits } from './apply-edits.ts';
import { countTokens } from './count-tokens.ts';
import { openDraft } from './draft/draft.ts';
import { editsOf, settleDraft } from './draft/render.ts';
import { checkFidelity } from './guard/check-fidelity.ts';
import { RANK } from './passes/pass.ts';
import { runPasses } from './passes/run-passes.ts';
import type { RefineOptions, RefineResult } from './types.ts';

/** Makes a prompt shorter without losing a requirement. Pure, deterministic, never throws. */
export function refine(text: string, options: RefineOptions = {}): RefineResult {
  const draft = openDraft(text, options.preserve ?? []);
  runPasses(draft, RANK[options.compressionLevel ?? 'medium'], options.strategy ?? 'UNIVERSAL');
  settleDraft(draft);
  const edits = editsOf(draft);
  const refinedText = applyEdits(text, edits);
  return {
    refinedText,
    edits,
    removedSegments: edits
      .filter((edit) => edit.pass !== 'whitespace')
      .map((edit) => ({ text: text.slice(edit.start, edit.end).trim(), reason: edit.reason })),
    checks: checkFidelity(text, refinedText, { preserve: options.preserve }),
    warnings: [],
    originalTokens: countTokens(text),
    refinedTokens: countTokens(refinedText),
  };
}
