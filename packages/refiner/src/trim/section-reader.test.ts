import { lex } from '@refinery/text/lex.ts';
import { segment } from '@refinery/text/segment.ts';
import { NEWLINE } from '@refinery/text/token.ts';
import { expect, it } from 'vitest';
import { SectionReader } from './section-reader.ts';

/** The place of each segment: the number of its section, `h` where it heads one, `o` where that is open. */
function placesIn(text: string): string {
  const tokens = lex(text);
  const reader = new SectionReader(text, tokens);
  let behind = 0;
  return segment(text, tokens)
    .map((part) => {
      const breaks = tokens.slice(behind, part.from).filter(({ kind }) => kind === NEWLINE).length;
      behind = part.to;
      const { section, heads, open } = reader.read(part, breaks > 1);
      return `${section}${heads ? 'h' : ''}${open ? 'o' : ''}`;
    })
    .join(' ');
}

it.each([
  ['One. Two.', '0o 0o'],
  ['# Rules\nOne.\n\nTwo.\n# Context\nThree.\n# Prices\nFour.', '1h 1 1 2h 2o 3h 3o'],
  ['Rules:\nOne.\nTwo.\n\nThree.', '1h 1 1 2o'],
  ['Rules:\n\nOne.\n\nTwo.', '1h 1 2o'],
  ['Examples:\nOne.\n\nTwo.', '1h 1 1'],
  ['Background:\nOne.\n\nTwo.', '1h 1o 2o'],
  ['**Rules**\nOne.\n\nTwo.', '1h 1 2o'],
  ['Rules\nOne.', '1h 1'],
  ['Rules. \nOne.', '0o 0o'],
  ['Rules One.\nTwo.', '0o 0o'],
  ['One two three four five six seven eight\nOne.', '1h 1o'],
  ['One two three four five six seven eight nine\nOne.', '0o 0o'],
  ['- Rules\nOne.', '0o 0o'],
  ['<rules>\nOne.\n</rules>\n\nTwo.', '1h 1 2h 2'],
  ['See <rules> here.\nTwo.', '0o 0o'],
  ['One.\nRules', '0o 1h'],
  ['One. Rules\nTwo.', '0o 0o 0o'],
  [`${'A '.repeat(30)}word that goes on and on before it names the rules:\nOne.`, '1h 1o'],
  [`Rules ${'a '.repeat(50)}:\nOne.`, '1h 1'],
  ['Prices:\nOne.\n\nRules:\nTwo.\n\nThree.', '1h 1o 2h 2 3o'],
  ['', ''],
])('%j', (text, places) => {
  expect(placesIn(text)).toBe(places);
});
