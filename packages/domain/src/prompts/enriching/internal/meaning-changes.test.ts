import { checkFidelity } from '@refinery/guard';
import { expect, it } from 'vitest';
import { meaningChanges } from './meaning-changes.ts';

const changed = (original: string, text: string): string[] =>
  meaningChanges(text, checkFidelity(original, text)).map(({ start, end }) => text.slice(start, end));

it.each([
  [
    'Name a price to {{x}}. Answer the mail.',
    '# Task\n\nNever name a price to {{x}}. Answer the mail.',
    ['Never'],
  ],
  ['Nenne einen Preis. Antworte {{kunde}}.', '# Task\n\nNenne keinen Preis. Antworte {{kunde}}.', ['keinen']],
])('finds the word that turns %s around', (original, text, words) => {
  expect(changed(original, text)).toEqual(words);
});

it.each([
  [
    'Answer the mail. Be brief.',
    '# Task\n\nAnswer the mail. Be brief.\n\n# Requirements\n\nDo not use emojis.',
  ],
  ['Answer in at most 100 words.', '# Task\n\nAnswer in at most 100 words and 3 paragraphs.'],
  ['Never name a price.', '# Task\n\nNever name a price.'],
])('lets %s have more said beside it', (original, text) => {
  expect(changed(original, text)).toEqual([]);
});
