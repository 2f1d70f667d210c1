import { textLanguage } from '@refinery/text/language.ts';
import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import { CORPORA, pairsOf } from '../../fixtures/corpus-prompts.ts';
import { faultsOf, newFaults } from './faults.ts';
import { readWords } from './words.ts';

/** Ways to break a text of words at one of them; `far` is another word of the text. */
const BREAKS: readonly ((words: readonly string[], at: number, far: number) => string[])[] = [
  (words, at) => words.toSpliced(at, 1),
  (words, at) => words.toSpliced(at, 2),
  (words, at) => words.toSpliced(at, 3),
  (words, at) => words.toSpliced(at, 0, words[at] ?? ''),
  (words, at) => words.toSpliced(at, 2, words[at + 1] ?? '', words[at] ?? ''),
  (words, at, far) => words.toSpliced(at, 0, words[far] ?? ''),
  (words, at, far) => words.toSpliced(at, 1, words[far] ?? ''),
  (words, at, far) => [...words.slice(0, at), ...words.slice(far)],
];

/** Where a text is broken, and the faults that are found there. */
function faultsMade(text: string): string[] {
  const language = textLanguage(lex(text, []));
  const before = faultsOf(readWords(text, language));
  const words = text.split(' ');
  const results: string[] = [];
  for (const at of words.keys())
    for (const [way, breakAt] of BREAKS.entries()) {
      const broken = breakAt(words, at, (at * 7 + 3) % words.length);
      const faults = newFaults(before, faultsOf(readWords(broken.join(' '), language)));
      if (faults.length === 0) continue;
      results.push(`  ${way} ${broken.slice(Math.max(0, at - 2), at + 3).join(' ')}: ${faults.join(', ')}`);
    }
  return results;
}

/** As in `results.test.ts`: which of the ways to break a sentence are seen. */
describe('faults of broken sentences', () => {
  it.each(CORPORA)('in prompts of corpus-%s', async (name) => {
    const results = (await pairsOf(name, 45, 11)).map(
      ({ id, original }) => `${id}\n${faultsMade(original).join('\n')}\n`,
    );
    await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/faults-${name}.txt`);
  });
});
