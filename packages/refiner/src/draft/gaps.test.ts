import { SPACES } from '@refinery/text/token.ts';
import { describe, expect, it } from 'vitest';
import { CORPORA, pairsOf } from '../../fixtures/corpus-prompts.ts';
import { draftOf } from '../../fixtures/draft-of.ts';
import type { Draft, DraftSegment } from './draft.ts';
import { propose } from './propose.ts';
import { editsOf, settleDraft } from './render.ts';

/** What stands in the place of words: nothing, other words, marks. */
const REPLACEMENTS = ['', 'use', '', ';', 'an owl', '', 'Use: the', ', and', ''];

/** Words and marks of a sentence, without the spaces. */
const tokensOf = ({ tokens }: Draft, { from, to }: DraftSegment): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at).filter((i) => tokens[i]?.kind !== SPACES);

/** What becomes of a text with a gap at each of its words: the parts that change, and what they become. */
function gaps(text: string): string[] {
  const draft = draftOf(text);
  const results: string[] = [];
  for (const part of draft.segments) {
    const own = tokensOf(draft, part);
    for (const [at, from] of own.entries()) {
      const made = results.length;
      const to = (own[Math.min(own.length - 1, at + (made % 4))] ?? from) + 1;
      const replacement = REPLACEMENTS[made % REPLACEMENTS.length] ?? '';
      propose(draft, { from, to, replacement, pass: 'gap', reason: 'gap', statement: made % 3 === 0 });
      settleDraft(draft);
      const edits = editsOf(draft).map(
        (edit) => `${JSON.stringify(text.slice(edit.start, edit.end))}→${JSON.stringify(edit.replacement)}`,
      );
      results.push(`  ${edits.join(' ')}`);
      // Undone is as if it had never been: the next gap is made in the same draft.
      draft.proposals.pop();
      settleDraft(draft);
    }
  }
  return results;
}

/**
 * As in `results.test.ts`: spaces, commas, capitals, articles and marks around words that went or became
 * others.
 */
describe('what stays around a gap', () => {
  it.each(CORPORA)('in prompts of corpus-%s', async (name) => {
    const results = (await pairsOf(name, 20, 7)).map(
      ({ id, original }) => `${id}\n${gaps(original).join('\n')}\n`,
    );
    await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/gaps-${name}.txt`);
  });
});
