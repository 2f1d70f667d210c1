import { countTokens } from '@refinery/text/count-tokens.ts';
import { describe, expect, it } from 'vitest';
import { composedPrompts } from '../../fixtures/composed-prompts.ts';
import { draftOf } from '../../fixtures/draft-of.ts';
import { refine } from '../refine.ts';
import { findSentences } from './find-candidates.ts';
import { trimOrder } from './trim-order.ts';

/**
 * Sentences as trimming reads them: which may go and in what order, which lean on another, and the parts of
 * the text.
 */
function readingOf(text: string): string {
  const draft = draftOf(text);
  const sentences = findSentences(draft, { facts: [], known: new Set() });
  const read = sentences.map(
    ({ start, section, heads, open, leans, candidate }) =>
      `${text.slice(start, start + 14).replaceAll('\n', ' ')} ${section}${heads ? 'h' : ''}${open ? 'o' : ''}${leans ? 'l' : ''}${candidate ? '!' : ''}`,
  );
  return `${read.join(' | ')}\n  order ${trimOrder(draft, sentences).join(' ')}`;
}

/** What is left out for a target of a share of the tokens. */
function trimmed(text: string, share: number): string {
  const { originalTokens, refinedTokens, edits } = refine(text, {
    targetTokens: Math.round(countTokens(text) * share),
  });
  const gone = edits.filter(({ pass }) => pass === 'trim').map(({ start, end }) => `${start}–${end}`);
  return `${share} of ${originalTokens}: ${refinedTokens}, without ${gone.join(' ')}`;
}

/** As in `results.test.ts`, for texts that are to be shorter than refining makes them. */
describe('trimmed', () => {
  it.each([5, 6, 7, 8])('prompts of several parts, %i', async (from) => {
    const prompts = (await composedPrompts(13, from)).filter((_, at) => at % 2 === 0);
    const results = prompts.map(
      (text) => `${readingOf(text)}\n  ${trimmed(text, 0.8)}\n  ${trimmed(text, 0.5)}\n`,
    );
    await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/trimmed-${from}.txt`);
  });
});
