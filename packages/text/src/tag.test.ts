import { describe, expect, it } from 'vitest';
import { lex } from './lex.ts';
import { tagWords, wordIndices } from './tag.ts';
import { TAG } from './tag-set.ts';

const NAMES = new Map(Object.entries(TAG).map(([name, tag]) => [tag as number, name]));

/** "Write/base a/determiner …" without punctuation. */
function tagged(text: string): string {
  const tokens = lex(text);
  const live = wordIndices(tokens, 0, tokens.length);
  const tags = tagWords(text, tokens, live);
  return live
    .map((i, k) => `${text.slice(tokens[i]?.start, tokens[i]?.end)}/${NAMES.get(tags[k] ?? 0)}`)
    .filter((word) => !word.endsWith('/punctuation'))
    .join(' ');
}

describe('tagWords', () => {
  it.each([
    'Write/base a/determiner short/adjective story/noun about/preposition the/determiner sea/noun.',
    'Answer/base the/determiner question/noun.',
    'The/determiner answer/noun must/modal be/be short/adjective.',
    'List/base names/noun and/conjunction explain/base them/object.',
    'Tom/name buys/present apples/noun and/conjunction sells/present them/object.',
    'She/pronoun used/past paper/noun made/participle in/preposition Spain/name.',
    'The/determiner bag/noun filled/participle with/preposition apples/noun is/be heavy/adjective.',
    'How/wh many/determiner apples/noun does/do Tom/name use/base?',
    'I/pronoun want/base to/to work/base with/preposition users/noun.',
    'Use/base simple/adjective words/noun that/relative everyone/object knows/present.',
    'Ensure/base that/complementizer you/pronoun test/base it/pronoun.',
    'There/existential are/be running/gerund costs/noun.',
    'He/pronoun costs/present her/possessive company/noun a/determiner lot/noun.',
    'Give/base her/object the/determiner key/noun.',
    'First/adverb repeat/base the/determiner request/noun.',
    'The/determiner latest/adjective results/noun look/base good/adjective.',
  ])('%s', (expected) => {
    expect(tagged(expected.replace(/\/[a-z]+/g, ''))).toBe(expected.replace(/[.?]$/, ''));
  });
});
