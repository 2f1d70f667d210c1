import { describe, expect, it } from 'vitest';
import { composedPrompts } from '../../fixtures/composed-prompts.ts';
import { CORPORA, pairsOf } from '../../fixtures/corpus-prompts.ts';
import { draftOf } from '../../fixtures/draft-of.ts';
import type { OutputFormat } from '../model/types.ts';
import { refine } from '../refine.ts';
import { classifySentence } from './classify-sentence.ts';

/** The section of each sentence by itself. */
function classes(text: string): string[] {
  const { tokens, segments } = draftOf(text);
  return segments.map(({ from, to, language }) => {
    const said = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
    return `  ${classifySentence(said, language)}: ${said.slice(0, 50).replaceAll('\n', ' ')}`;
  });
}

/**
 * As in `results.test.ts`: what sentences are, and how texts of several parts come out when they are sorted.
 */
describe('sections', () => {
  it.each(CORPORA)('of the sentences of corpus-%s', async (name) => {
    const results = (await pairsOf(name, 6, 4)).map(
      ({ id, original }) => `${id}\n${classes(original).join('\n')}\n`,
    );
    await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/sections-${name}.txt`);
  });

  it.each<OutputFormat>(['markdown', 'xml', 'json'])(
    'of texts of several parts in %s',
    async (outputFormat) => {
      const prompts = (await composedPrompts(15, 9)).filter((_, at) => at % 2 === 0);
      const results = prompts.map((text, at) => `=== ${at}\n${refine(text, { outputFormat }).refinedText}\n`);
      await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/parts-${outputFormat}.txt`);
    },
  );

  it.each(['GPT', 'CLAUDE', 'DEEPSEEK', 'LEGAL'] as const)(
    'of texts of several parts for %s',
    async (strategy) => {
      const prompts = (await composedPrompts(15, 2)).filter((_, at) => at % 3 === 0);
      const results = prompts.map((text, at) => `=== ${at}\n${refine(text, { strategy }).refinedText}\n`);
      await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/parts-${strategy}.txt`);
    },
  );
});
