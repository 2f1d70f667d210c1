import { wholeWord } from './lines.ts';

/** What says as much as a word that limits: the words, and behind `=` what may stand for them. English. */
const ALIKE = String.raw`
first|premiers?|première = one|1|1st|1er|1re|initial|initially|begins?|starts?|opening|top
second = 2|2nd|two|next|other
distinct|unique = distinct\p{L}*|unique\p{L}*|different|various|single|once|duplicates?|repeat\p{L}*
last|final = end|ends|closing|bottom|latest|final|last
existing = already|exists?|current|present|available|have|there
new|newer|newest|newly|latest|recent = new\p{L}*|recent\p{L}*|latest|added?|creat\p{L}*|just|fresh\p{L}*
old|older|oldest|previous|prior = old\p{L}*|previous\p{L}*|prior|former|earlier|past|last|before
missing|empty = missing|lack\p{L}*|absent|empty|blank|no|not|without|null|\p{L}+n't
remaining = rest|remain\p{L}*|other|others|left|still
failed|failing = fail\p{L}*|unsuccessful|not|\p{L}+n't|errors?
required|mandatory = must|mandatory|require\p{L}*|need\p{L}*|obligatory|compulsory|has|have
optional = optional\p{L}*|may|can
shared = shared?|common|communal|joint
un\p{L}+|non-\p{L}+|in\p{L}+|disabled|immutable = no|not|never|without|neither|nor|\p{L}+n't|\p{L}+less`
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(' = '))
  .map(([said = '', others = '']) => ({ said: wholeWord(said), others: wholeWord(others) }));

/** Whether a word says as much as one that limits. */
export const limitsAlike = (word: string, other: string): boolean =>
  ALIKE.some(({ said, others }) => said.test(word) && others.test(other));
