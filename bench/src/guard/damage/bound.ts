import type { MutationKind } from '../mutation.ts';
import { occurrencesOf, replaceEach } from '../prose.ts';
import { NUMBER_WORDS } from './quantity.ts';

const AMOUNT = String.raw`(?:\$?\d[\d,.]*|one|once|${NUMBER_WORDS.join('|')})(?![\w])`;

const FLIPS: Readonly<Record<string, string>> = {
  'at least': 'at most',
  'at most': 'at least',
  'no more than': 'no fewer than',
  'no less than': 'no more than',
  'more than': 'less than',
  'less than': 'more than',
  'fewer than': 'more than',
  'up to': 'at least',
  'a maximum of': 'a minimum of',
  'a minimum of': 'a maximum of',
  'maximum of': 'minimum of',
  'minimum of': 'maximum of',
  exactly: 'at least',
  'greater than': 'less than',
  'longer than': 'shorter than',
  'shorter than': 'longer than',
  above: 'below',
  below: 'above',
  under: 'over',
  over: 'under',
  '≤': '≥',
  '≥': '≤',
  '<': '>',
  '>': '<',
};
const LONGEST_FIRST = Object.keys(FLIPS).sort((a, b) => b.length - a.length);
const BEFORE = new RegExp(
  String.raw`(?<![\w\ue000])(?<!no |not )(${LONGEST_FIRST.join('|')})(\s*)(?=${AMOUNT})`,
  'gi',
);
const BEHIND = new RegExp(
  String.raw`(?<=(?<![\w.\ue000])${AMOUNT}(?: [a-z]+)? )or (more|less|fewer)(?![\w])`,
  'gi',
);
const PLUS = /(?<=(?<![\w.+\ue000])\d{1,6})\+(?= [a-z])/g;

/** Turns a bound round: "at least" to "at most", "≤" to "≥", "or more" to "or less". */
export const BOUND_FLIPPED: MutationKind = {
  name: 'bound flipped',
  make: (text) => [
    ...replaceEach(text, BEFORE, ({ groups: [bound = '', space = ''] }) => {
      const flipped = FLIPS[bound.toLowerCase()];
      return flipped === undefined ? undefined : flipped + space;
    }),
    ...replaceEach(text, BEHIND, ({ groups: [word = ''] }) => (word === 'more' ? 'or less' : 'or more')),
  ],
};

/**
 * Drops a bound ("at least 3" to "3", "300+" to "300"). Left out: where the same bound stands before the same
 * words elsewhere; "over" and "under" of places and times ("under 1 roof"), which are hard to tell from
 * bounds.
 */
export const BOUND_DROPPED: MutationKind = {
  name: 'bound dropped',
  make: (text) => [
    ...replaceEach(text, BEFORE, ({ end, text: phrase, groups: [bound = ''] }) => {
      const behind = text
        .slice(end, end + 24)
        .split(/\s/)
        .slice(0, 2)
        .join(' ');
      const isRepeated = occurrencesOf(text, phrase + behind) > 1;
      return isRepeated || /^(?:over|under|above|below)$/i.test(bound) ? undefined : '';
    }),
    ...replaceEach(text, BEHIND, () => ''),
    ...replaceEach(text, PLUS, () => ''),
  ],
};
