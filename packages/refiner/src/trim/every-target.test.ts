import { expect, it } from 'vitest';
import { refine } from '../refine.ts';

/**
 * Sentences of background, sentences that lean on them, and what is asked for; each with a word of its own.
 */
const TEXTS: readonly (readonly string[])[] = [
  [
    'We live by the sea.',
    'The shop was founded by my grandmother, who came from the hills.',
    'It still smells of cinnamon.',
    'Our neighbours like the garden.',
    'Write a poem about the garden.',
  ],
  [
    'Write a newsletter about our cakes.',
    'The trade has been slow.',
    'This made people sad and tired of the winter.',
    'However, they stayed.',
    'We sell cakes in the market hall.',
    'Since the spring, the hall has been full of bees.',
  ],
  [
    'Background: the team was new.',
    'The manager has left the office and moved to the coast with the whole family.',
    'We kept a blue parrot.',
    'Describe the office.',
    'Generally, the mood is good.',
    'It was bad.',
  ],
  [
    'The roads are old.',
    'The bridges are old.',
    'The towers were old and had a roof of slate.',
    'Plan a visit.',
    'This could include boats or walks.',
    'These may cover the hills.',
  ],
];

/** Which sentences stay, by their numbers. */
const staying = (sentences: readonly string[], text: string): string =>
  sentences
    .flatMap((sentence, at) => (text.includes(sentence.split(' ').slice(-2).join(' ')) ? [at] : []))
    .join('');

/** What stays at which target, from the whole text down; a target that changes nothing is left out. */
function steps(sentences: readonly string[], between: string): string[] {
  const text = sentences.join(between);
  const found: string[] = [];
  let last = '';
  for (let targetTokens = refine(text).refinedTokens; targetTokens >= 0; targetTokens--) {
    const { refinedText, refinedTokens, targetReached } = refine(text, { targetTokens });
    expect(targetReached).toBe(refinedTokens <= targetTokens);
    const kept = staying(sentences, refinedText);
    if (kept !== last) found.push(`${targetTokens} ${kept}${targetReached ? '' : '!'}`);
    last = kept;
  }
  return found;
}

/** As in `results.test.ts`: what is left out first, and how much of it. */
it.each(TEXTS.keys().toArray())('what is left out, target by target, text %i', async (at) => {
  const sentences = TEXTS[at] ?? [];
  const found = [' ', '\n\n'].map((between) => `${steps(sentences, between).join('\n')}\n`);
  await expect(found.join('\n')).toMatchFileSnapshot(`../../fixtures/results/targets-${at}.txt`);
});
