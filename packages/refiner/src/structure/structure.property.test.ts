import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, listPasses, refine } from '../index.ts';
import type { CompressionLevel, OutputFormat, RefineOptions, Strategy } from '../model/types.ts';
import { SECTION_NAMES } from './sections.ts';
import { topElements } from './xml.ts';

const SENTENCES =
  `You are a nurse.|Act as a poet.|Write an essay about rivers.|Explain it.|What is a monad?|Do not use tables.|It must rhyme.
Keep it under 100 words.|Our shop has 3 rooms.|This worries me.|Return JSON.|Answer in French.|For example, "a & b".|The output should be a table.
Please note that <x> is small.|Use the list above to write an ad.|Fix this code:|Follow these rules:|Role: You are a chef.|Task: Cook.|Output: a list|Tone: dry
Constraints:|**Examples**|TASK|Input: 1|Output: 2|User: hi|Translate the following text: hello.|Summarize the article below.|]]>|<![CDATA[|</task>|<task>
<doc>|</doc>|&amp;|# Task|## Notes|---|"quoted text"|{{name}}|Then stop.|The former is better.|Schreibe ein Gedicht.|Il est tard.|写一首诗。|I would like you to write an ad in order to sell bikes due to the fact that sales are low.|Please make sure that you do not mention prices at this point in time.|It is important to note that the majority of our shops are closed in the month of May.|\u0001|\ud800|😀`.split(
    /[|\n]/,
  );
const BLOCKS = [
  '- one\n- two',
  '1. a\n2. do not b',
  '```js\nlet a = "]]>";\n```',
  '{"a": [1, 2]}',
  '| a | b |',
  '"""\nKeep this.\n"""',
];
const PROMPT = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...SENTENCES) },
        { weight: 1, arbitrary: fc.constantFrom(...BLOCKS) },
      ),
      fc.constantFrom(' ', ' ', '\n', '\n\n', '\r\n', '  '),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.map(([part, gap]) => part + gap).join(''));
const TEXT = fc.oneof(
  { weight: 6, arbitrary: PROMPT },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) },
);
const OPTIONS = fc.record({
  compressionLevel: fc.constantFrom<CompressionLevel>('low', 'medium', 'high'),
  strategy: fc.constantFrom<Strategy>('UNIVERSAL', 'GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'),
  outputFormat: fc.constantFrom<OutputFormat>('default', 'markdown', 'json', 'xml'),
});
const RUNS = { numRuns: Number(process.env.FC_RUNS ?? 300) };

const always = (
  check: (text: string, options: RefineOptions & { outputFormat: OutputFormat }) => void,
): void => fc.assert(fc.property(TEXT, OPTIONS, check), RUNS);

describe('structured results of any text', () => {
  it('come with sorted edits that make them', () => {
    always((text, options) => {
      const { edits, refinedText } = refine(text, options);
      expect(applyEdits(text, edits)).toBe(refinedText);
      let at = 0;
      for (const edit of edits) {
        expect(edit.start).toBeGreaterThanOrEqual(at);
        expect(edit.end).toBeGreaterThanOrEqual(edit.start);
        expect(text.slice(edit.start, edit.end)).not.toBe(edit.replacement);
        expect(edit.reason).not.toBe('');
        at = edit.end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    });
  });

  it('are not changed by refining again, where nothing was handed over', () => {
    always((text, options) => {
      const once = refine(text, options);
      const twice = refine(once.refinedText, options);
      // What a structure has moved is no longer where its announcement says.
      if (once.protected.length + twice.protected.length > 0) return;
      expect(twice.refinedText).toBe(once.refinedText);
    });
  });

  it('are documents of their format', () => {
    always((text, options) => {
      const { refinedText } = refine(text, options);
      if (options.outputFormat === 'json') {
        const value: unknown = JSON.parse(refinedText);
        const own = /^\s*[{[]/.test(text);
        if (!own) {
          const names = Object.keys(value ?? {});
          const known = SECTION_NAMES.filter((name) => names.includes(name));
          // Nothing moves at LEGAL: its sections stand as the text has them.
          if (options.strategy === 'LEGAL') expect(names.toSorted()).toEqual(known.toSorted());
          else expect(names).toEqual(known);
          for (const body of Object.values(value ?? {})) expect(typeof body).toBe('string');
        }
      }
      if (options.outputFormat === 'xml')
        expect(topElements(refinedText)).toEqual({ elements: 1, loose: false });
      if (options.outputFormat === 'markdown' && text.trim() !== '')
        expect(refinedText).toMatch(/^ {0,3}#{1,6}(?: |$)|\n#{1,6}(?: |$)|^$/);
    });
  });

  it('invent and lose nothing', () => {
    // With its passes alone, that is without any.
    const disabledPasses = listPasses().map((pass) => pass.name);
    const words = (all: string): string[] => (all.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort();
    const names = new Set<string>([...SECTION_NAMES, 'prompt', 'cdata', 'tasks', 'constraint', 'example']);
    const others = (all: string): string[] => words(all).filter((word) => !names.has(word));
    for (const outputFormat of ['markdown', 'xml'] as const)
      always((text) => {
        if (text.includes('&amp;')) return;
        expect(others(refine(text, { outputFormat, disabledPasses }).refinedText)).toEqual(others(text));
      });
  });
});
