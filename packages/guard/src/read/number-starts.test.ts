import { lex } from '@refinery/text/lex.ts';
import { expect, it } from 'vitest';
import { articleCounts, signCounts } from './number-starts.ts';
import { readTokens } from './reading.ts';
import { NUMBER } from './term.ts';

it('takes an article for a number only in front of what may be counted', () => {
  for (const word of ['minute', 'third', 'thirds', 'in']) expect(articleCounts(word)).toBe(true);
  for (const word of ['table', 'answer']) expect(articleCounts(word)).toBe(false);
});

it('knows the signs with which a number begins', () => {
  for (const sign of ['€', '½', '−', '-']) expect(signCounts(sign)).toBe(true);
  for (const sign of ['.', ',', '–', '%']) expect(signCounts(sign)).toBe(false);
});

it.each([
  ['Wait a fortnight.', '1209600s'],
  ['Meet at a quarter to ten.', '585clock'],
  ['A fee of € 20 applies.', '20€'],
  ['Add ½ cup of milk.', '0.5'],
])('reads the number that an article or a sign begins: %s', (text, key) => {
  const { terms } = readTokens(text, lex(text), 'en');
  expect(terms.filter(({ type }) => type === NUMBER).map((term) => term.key)).toContain(key);
});
