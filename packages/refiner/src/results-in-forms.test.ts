import { describe, expect, it } from 'vitest';
import { CORPORA, type Pair, pairsOf } from '../fixtures/corpus-prompts.ts';
import type { OutputFormat } from './model/types.ts';
import { refine } from './refine.ts';

const structured = (text: string, outputFormat: OutputFormat): string =>
  refine(text, { outputFormat, compressionLevel: 'high' }).refinedText;

/**
 * As `results.test.ts`, for what puts a text into another form: a change of these files is to be read, line
 * by line.
 */
describe.each(CORPORA)('results in forms stay as they are, corpus-%s', (name) => {
  it.each<[string, (pair: Pair) => string]>([
    ['markdown', ({ original }) => structured(original, 'markdown')],
    ['xml', ({ original }) => structured(original, 'xml')],
    ['json', ({ original }) => structured(original, 'json')],
  ])('%s', async (form, make) => {
    const results = (await pairsOf(name, 10, 3)).map((pair) => `--- ${pair.id}\n${make(pair)}\n`);
    await expect(results.join('')).toMatchFileSnapshot(`../fixtures/results/${form}-${name}.txt`);
  });
});
