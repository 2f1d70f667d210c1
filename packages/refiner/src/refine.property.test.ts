import { checkFidelity } from '@refinery/guard';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, countTokens, refine } from './index.ts';
import type { CompressionLevel, Edit, OutputFormat, RefineOptions, Strategy } from './model/types.ts';

const LEVELS: readonly CompressionLevel[] = ['low', 'medium', 'high'];
const STRATEGIES: readonly Strategy[] = ['UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'];
const FORMATS: readonly OutputFormat[] = ['default', 'markdown', 'json', 'xml'];

/** Scraps of which prompts are made, so that rules meet each other in every order. */
const SCRAP = fc.constantFrom(
  ...`please|kindly|I want you to|act as|a|an|the|very|really|unusual|in order to|due to the fact that|do not|never|only|unless|write|list
explain|code|3 items|at least 5 words|"quoted text"|'single'|\`inline\`|{{name}}|{x}|\${y}|<tag>|</tag>|[x]|%s|https://example.com/a?b=c|me@example.com
Anna|Paris|e.g.|i.e.|etc.|could you|can you please|?|!|.|,|;|:|(|)|-|*|**|__|#|##|>|||make sure to|you should|you will|your task is to|thank you
hello,|actually|basically|just|bitte|und|der|le|la|很好|你好。|مرحبا|😀|é|e\u0301|\u200b|\u202e|\u0000|\ud800|"|'|\`|{|}|[|]|<|\\|/|~|=|$|%|&|@|1.|2.|10,000|50%|$5|one|twenty-five`
    .split(/[\n|]/)
    .filter((scrap) => scrap !== ''),
  '\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n## ',
  '\n```js\nlet a = 1;\n```\n',
  '\n```\n',
  '  ',
  '\t',
  '\r\n',
  '{"a": 1, "b": [1, 2]}',
  'I want you to act as a poet.',
  'Please note that it is important.',
  '| a | b |',
  '---',
);
const SCRAPS = fc
  .array(fc.tuple(SCRAP, fc.constantFrom(' ', ' ', ' ', '', '\n', '. ')), { maxLength: 40 })
  .map((pairs) => pairs.map(([scrap, gap]) => scrap + gap).join(''));
const TEXT = fc.oneof(
  { weight: 4, arbitrary: SCRAPS },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const OPTIONS: fc.Arbitrary<RefineOptions> = fc.record({
  compressionLevel: fc.constantFrom(...LEVELS),
  strategy: fc.constantFrom(...STRATEGIES),
  preserve: fc.array(fc.constantFrom('please', 'the', 'very unusual', 'x', ' ', 'Anna'), { maxLength: 2 }),
});
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 300) };

/** Sorted, not overlapping, and each changes something. */
function expectInOrder(text: string, edits: readonly Edit[]): void {
  let at = 0;
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(at);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    expect(text.slice(edit.start, edit.end)).not.toBe(edit.replacement);
    at = edit.end;
  }
  expect(at).toBeLessThanOrEqual(text.length);
}

describe('refine on any text', () => {
  it('gives edits that make the result, passes its own guard, never grows and is idempotent', () => {
    fc.assert(
      fc.property(TEXT, OPTIONS, (text, options) => {
        const result = refine(text, options);
        expect(applyEdits(text, result.edits)).toBe(result.refinedText);
        expectInOrder(text, result.edits);
        expect(result.checks).toMatchObject({ passed: true, integrity: 100, lost: [] });
        expect(checkFidelity(text, result.refinedText, options).lost).toEqual([]);
        expect(result.refinedTokens).toBeLessThanOrEqual(result.originalTokens);
        expect(result.refinedTokens).toBe(countTokens(result.refinedText));
        for (const wanted of options.preserve ?? [])
          if (text.includes(wanted)) expect(result.refinedText).toContain(wanted);
        expect(refine(result.refinedText, options).refinedText).toBe(result.refinedText);
      }),
      RUNS,
    );
  });

  it('renders every format without losing the property of the edits', () => {
    fc.assert(
      fc.property(TEXT, OPTIONS, fc.constantFrom(...FORMATS), (text, options, outputFormat) => {
        const result = refine(text, { ...options, outputFormat });
        expect(applyEdits(text, result.edits)).toBe(result.refinedText);
        if (outputFormat === 'json') JSON.parse(result.refinedText);
      }),
      RUNS,
    );
  });
});
