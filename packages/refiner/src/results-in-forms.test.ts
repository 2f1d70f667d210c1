import { checkFidelity } from '@refinery/guard';
import { describe, expect, it } from 'vitest';
import { CORPORA, type Pair, pairsOf } from '../fixtures/corpus-prompts.ts';
import { mixTexts } from './mix/mix-texts.ts';
import type { OutputFormat } from './model/types.ts';
import { refine } from './refine.ts';

const structured = (text: string, outputFormat: OutputFormat): string =>
  refine(text, { outputFormat, compressionLevel: 'high' }).refinedText;

/** A rewrite with the author's sentences where it lost or added something. */
function mixed({ original, rewritten }: Pair): string {
  const { lost, doubtful, added } = checkFidelity(original, rewritten);
  return mixTexts(original, rewritten, { lost: [...lost, ...doubtful], added });
}

/** As `results.test.ts`, for what puts a text into another form: a change of these files is to be read, line by line. */
describe.each(CORPORA)('results in forms stay as they are, corpus-%s', (name) => {
  it.each<[string, (pair: Pair) => string]>([
    ['markdown', ({ original }) => structured(original, 'markdown')],
    ['xml', ({ original }) => structured(original, 'xml')],
    ['json', ({ original }) => structured(original, 'json')],
    ['mix', mixed],
  ])('%s', async (form, make) => {
    const results = (await pairsOf(name, 10, 3)).map((pair) => `--- ${pair.id}\n${make(pair)}\n`);
    await expect(results.join('')).toMatchFileSnapshot(`../fixtures/results/${form}-${name}.txt`);
  });
});
