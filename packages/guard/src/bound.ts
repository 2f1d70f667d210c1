import { hashOf } from './hash.ts';
import { CONTENT, FUNCTION, type Item, NOT, QUANTITY } from './stream.ts';
import { BE, BREAK, CHANGE } from './vocabulary.ts';

/** Phrases before a number and what they say about it. */
const BEFORE: Readonly<Record<string, string>> = {
  '≥': `at least|at the least|no less than|no fewer than|not less than|not fewer than|minimum|minimum of|min|min .|≥|> =|at minimum|mindestens|wenigstens|au moins|al menos|por lo menos|como mínimo|pelo menos|no mínimo|almeno|au minimum|minimum de|mínimo|mínimo de|minimo|minimo di|al minimo|minimal`,
  '≤': `at most|at the most|no more than|not more than|no greater than|up to|maximum|maximum of|max|max .|at maximum|within|≤|< =|no longer than|no later than|not later than|no over|limit to|limited to|höchstens|maximal|bis zu|au plus|au maximum|como máximo|a lo sumo|hasta|no máximo|até|al massimo|fino a|jusqu'à|jusqu'a|maximum de|máximo|máximo de|massimo|massimo di`,
  '<': `less than|fewer than|under|below|shorter than|smaller than|lower than|earlier than|<|weniger als|moins de|menos de|meno di|menos que|menos do que`,
  '>': `more than|greater than|over|above|longer than|larger than|higher than|bigger than|later than|in excess of|exceed|exceeds|exceeding|exceeded|>|mehr als|plus de|más de|mais de|più di|más que|mais que|mais do que|länger als|dépasse|dépasser|dépassez|superar|supere|superes|exceder|ultrapasse|ultrapassar|superare|supera|superi`,
  '=': `exactly|precisely|genau|exactement|exactamente|exatamente|esattamente`,
};
/** Phrases behind it; they may follow the unit ("100 words or less"). */
const BEHIND: Readonly<Record<string, string>> = {
  '≥': `or more|or above|and above|or over|and up|or longer|or greater|+|minimum|min|at least|at minimum|at the least|or higher|oder mehr|ou plus|o más|ou mais|o più|mindestens|wenigstens|au moins|au minimum|al menos|como mínimo|pelo menos|no mínimo|almeno|al minimo`,
  '≤': `or less|or fewer|or under|or below|or shorter|or lower|maximum|max|at most|at maximum|at the most|tops|oder weniger|ou moins|o menos|ou menos|o meno|höchstens|maximal|au plus|au maximum|como máximo|no máximo|al massimo`,
};

interface Node {
  next: Map<string, Node>;
  bound: string;
}

function trieOf(phrases: Readonly<Record<string, string>>, backwards: boolean): Node {
  const root: Node = { next: new Map(), bound: '' };
  for (const [bound, list] of Object.entries(phrases))
    for (const phrase of list.split('|')) {
      const words = phrase.split(' ');
      let node = root;
      for (const word of backwards ? words.reverse() : words) {
        let next = node.next.get(word);
        if (!next) {
          next = { next: new Map(), bound: '' };
          node.next.set(word, next);
        }
        node = next;
      }
      node.bound = bound;
    }
  return root;
}

const BEFORE_TRIE = trieOf(BEFORE, true);
const BEHIND_TRIE = trieOf(BEHIND, false);
/** Between a bound and its number: "at least the first 3", "within about 5", "max: 3". */
const SKIPPED = new Set([
  'the',
  'a',
  'an',
  'of',
  'about',
  'first',
  'another',
  'all',
  '$',
  '€',
  '£',
  '~',
  ':',
  'is',
  'be',
  '(',
  '-',
  'die',
  'les',
  'los',
  'os',
  'etwa',
]);
/** "maximum length of 3 words". */
const EXTREMES: ReadonlyMap<string, string> = new Map([
  ['maximum', '≤'],
  ['max', '≤'],
  ['minimum', '≥'],
  ['min', '≥'],
  ['limit', '≤'],
  ['limits', '≤'],
  ['limited', '≤'],
  ['limiting', '≤'],
]);
const RANGE_JOINTS = new Set(['-', '–', '—', 'to']);
/** "From 1990 to 2020 sales rose" counts no sales. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** Last words of phrases that may stand on either side of a number. */
const ENDS_BOUND = new Set(
  'least most mindestens wenigstens höchstens maximal moins plus menos mínimo máximo almeno minimo massimo'.split(
    ' ',
  ),
);
const EXTREME_REACH = 5;
/** "Do not write more than 3 sentences": so many items may stand between the negator and "more". */
const NOT_REACH = 7;
const INVERSE: Readonly<Record<string, string>> = { '>': '≤', '<': '≥' };

/**
 * Sets the bound of each quantity among the items from `from` to `to`. The words of the bound, a negator included ("not longer than"), are
 * function words from then on: another wording of the same bound makes the same statement.
 */
export function readBounds(items: Item[], from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const quantity = items[at];
    if (quantity?.type !== QUANTITY && quantity?.word !== 'once') continue;
    const bound = quantity.bound || boundOf(items, from, at, to) || startOfRange(items, at, to);
    if (bound === '') continue;
    if (quantity.word === 'once') beOne(quantity);
    quantity.bound = bound;
    quantity.hash = Math.imul(quantity.hash, 31) ^ hashOf(bound);
  }
}

/** "5–10 words", "5 to 10 words" and "between 5 and 10 words" have a least and a greatest number. */
function startOfRange(items: Item[], at: number, to: number): string {
  const joint = items[at + 1];
  const last = items[at + 2];
  const counted = items[at + 3];
  if (!joint || at + 3 >= to || last?.type !== QUANTITY || counted?.type !== CONTENT) return '';
  const between = items[at - 1]?.word === 'between' && joint.word === 'and';
  if (!between && !RANGE_JOINTS.has(joint.word)) return '';
  const least = Number(items[at]?.key);
  if (!(least < Number(last.key)) || (least >= FIRST_YEAR && Number(last.key) <= LAST_YEAR)) return '';
  if (between) consume(items[at - 1]);
  consume(joint);
  last.bound = '≤';
  return '≥';
}

/** "Exactly up to 3" is a bound in spite of "exactly". */
function boundOf(items: Item[], from: number, at: number, to: number): string {
  const found = before(items, from, at);
  if (found !== '' && found !== '=') return found;
  return behind(items, at, to) || found || extreme(items, from, at);
}

/** With a bound "once" is a number, without one it is mostly a conjunction. */
function beOne(item: Item): void {
  item.type = QUANTITY;
  item.key = '1';
  item.hash = hashOf('1');
}

function before(items: Item[], from: number, at: number): string {
  let last = at - 1;
  let found = longest(items, from, last);
  while (!found && last >= from && last > at - 4 && SKIPPED.has(items[last]?.word ?? '')) {
    last--;
    found = longest(items, from, last);
  }
  if (!found) return '';
  for (let i = found.from; i <= last; i++) consume(items[i]);
  const inverse = INVERSE[found.bound];
  const negator = inverse === undefined ? -1 : negatorBefore(items, from, found.from);
  if (negator < 0 || inverse === undefined) return found.bound;
  consume(items[negator]);
  return inverse;
}

/** The longest phrase that ends at `last`. */
function longest(
  items: readonly Item[],
  from: number,
  last: number,
): { bound: string; from: number } | undefined {
  let node: Node | undefined = BEFORE_TRIE;
  let found: { bound: string; from: number } | undefined;
  for (let i = last; i >= from && node; i--) {
    node = node.next.get(items[i]?.word ?? '');
    if (node && node.bound !== '') found = { bound: node.bound, from: i };
  }
  return found;
}

function negatorBefore(items: readonly Item[], from: number, at: number): number {
  for (let i = at - 1; i >= from && i > at - NOT_REACH; i--) {
    const item = items[i];
    if (
      !item ||
      item.word === ',' ||
      item.word === ';' ||
      item.word === ':' ||
      (item.bits & BREAK && item.type === FUNCTION)
    )
      return -1;
    if (item.type === QUANTITY) return -1;
    if (item.type === NOT) return i;
  }
  return -1;
}

function behind(items: Item[], at: number, to: number): string {
  for (let start = at + 1; start < to && start < at + 4; start++) {
    const word = items[start]?.word;
    if (word === ',' || word === ';' || items[start]?.type === QUANTITY) return '';
    let node: Node | undefined = BEHIND_TRIE;
    for (let i = start; i < to && node; i++) {
      node = node.next.get(items[i]?.word ?? '');
      if (!node || node.bound === '') continue;
      const isSum = items[i]?.word === '+' && (start > at + 1 || items[i + 1]?.type === QUANTITY);
      // "maximum 3 words minimum 2" and "max 5": the phrase belongs to the number behind it.
      if (isSum || belongsToNext(items, i, to)) return '';
      for (let k = start; k <= i; k++) consume(items[k]);
      return node.bound;
    }
  }
  return '';
}

const belongsToNext = (items: readonly Item[], at: number, to: number): boolean =>
  EXTREMES.has(items[at]?.word ?? '') || ENDS_BOUND.has(items[at]?.word ?? '')
    ? at + 1 < to && (items[at + 1]?.type === QUANTITY || items[at + 1]?.word === 'of')
    : false;

function extreme(items: Item[], from: number, at: number): string {
  let words = 0;
  for (let i = at - 1; i >= from && i > at - EXTREME_REACH - 1; i--) {
    const item = items[i];
    if (!item || item.type === QUANTITY || item.type === NOT || item.word === ',' || item.word === ';')
      return '';
    const bound = EXTREMES.get(item.word);
    // "limit answers to 3 words", not "the limit of 3 tries".
    if (bound !== undefined) {
      if (item.word.startsWith('limit') && items[at - 1]?.word !== 'to' && items[at - 1]?.word !== ':')
        return '';
      consume(item);
      return bound;
    }
    if (item.type === CONTENT && ++words > 2) return '';
  }
  return '';
}

function consume(item: Item | undefined): void {
  if (!item) return;
  item.type = FUNCTION;
  item.bits &= ~(CHANGE | BE);
}
