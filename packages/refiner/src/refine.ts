import { applyEdits } from './apply-edits.ts';
import { countTokens } from './count-tokens.ts';
import { checkFidelity } from './guard/check-fidelity.ts';
import type { Edit, RefineOptions, RefineResult } from './types.ts';

/** Makes a prompt shorter without losing a requirement. Pure, deterministic, never throws. */
export function refine(text: string, options: RefineOptions = {}): RefineResult {
  const edits: Edit[] = [];
  if (!text.includes('`'))
    for (const match of text.matchAll(/[ \t]+(?=\n|$)|\n{3,}|(?<=[a-z,] )please (?=[a-z])/g)) {
      const politeness = match[0].startsWith('p');
      edits.push({
        start: match.index,
        end: match.index + match[0].length,
        replacement: match[0].startsWith('\n') ? '\n\n' : '',
        pass: politeness ? 'politeness' : 'whitespace',
        reason: politeness ? 'politeness' : 'whitespace',
      });
    }
  const refinedText = applyEdits(text, edits);
  return {
    refinedText,
    edits,
    removedSegments: edits
      .filter((edit) => edit.pass === 'politeness')
      .map((edit) => ({ text: text.slice(edit.start, edit.end).trim(), reason: edit.reason })),
    checks: checkFidelity(text, refinedText, { preserve: options.preserve }),
    warnings: [],
    originalTokens: countTokens(text),
    refinedTokens: countTokens(refinedText),
  };
}
