import { operatorNumber, operatorSet } from '../lexicon/operator.ts';
import { readHours } from './clock-ranges.ts';
import { BREAK, COMPARATIVE, CONTENT, NUMBER, OPERATOR, ORDINAL, STRONG, type Term, WEAK } from './term.ts';

const SIGNS = new Map([
  [operatorNumber('!max'), '≤'],
  [operatorNumber('!min'), '≥'],
  [operatorNumber('!more'), '>'],
  [operatorNumber('!less'), '<'],
  [operatorNumber('!about'), '~'],
  [operatorNumber('!exactly'), '='],
]);
const NOT = operatorNumber('!not');
const NEVER = operatorNumber('!never');
/** So many terms may stand between a bound and its number: "at most the first five". */
const BEFORE = 3;
/** The same behind it: "100 words or less". */
const BEHIND = 5;
const THAN = operatorNumber('!than');
const SMALLER = /^(?:short|small|low|less|few|young|cheap|earl|narrow|thin|light|weak)/;
const INVERSE: Readonly<Record<string, string>> = { '>': '≤', '<': '≥', '≥': '<', '≤': '>' };
/** They are words of other senses too: "go over the list". */
const EXCEEDS: ReadonlySet<string> = new Set([
  'go over',
  'goe over',
  'run over',
  'go past',
  'go above',
  'run past',
]);
const UNLESS = operatorNumber('!unless');
/** What is negated in front of them is another clause: "say no if fewer than three agree". */
const OPENS = operatorSet('!if !when !because !although !while !otherwise !then');

/**
 * Gives the numbers of a statement their bounds and returns the indices of the operators that were bounds of
 * a number.
 */
export function readBounds(terms: readonly Term[], from: number, to: number): Set<number> {
  const used = new Set<number>();
  for (let at = from; at < to; at++) {
    const term = terms[at];
    if (term?.type !== NUMBER) continue;
    readRange(terms, at, to);
    if (isSpan(terms, at, to)) used.add(at + 1);
    const found =
      find(terms, at, Math.max(from - 1, at - 1 - BEFORE), -1, used) ??
      find(terms, at, Math.min(to, at + 1 + BEHIND), 1, used);
    if (!found) continue;
    const sign = found.sign ?? signOf(terms, found.at);
    const negated = sign in INVERSE ? negator(terms, found.at, from, sign) : -1;
    if (term.bound !== '') continue;
    term.bound = negated >= 0 ? (INVERSE[sign] ?? sign) : sign;
    // "At most one emoji" is no article: none at all is as good.
    if (term.bound === '≤') term.flags &= ~WEAK;
    for (let k = found.at; k < found.end; k++) used.add(k);
    if (negated >= 0) used.add(negated);
    // "Up to 200 words at most" says it twice.
    const again = found.at < at ? find(terms, at, Math.min(to, at + 1 + BEHIND), 1, used) : undefined;
    if (again && signOf(terms, again.at) === term.bound) used.add(again.at);
  }
  return used;
}

/** The terms from `at` to before `end` that bound a number. */
interface Found {
  at: number;
  end: number;
  /** Where the words of one of them do not say it. */
  sign?: string;
}

const JOINTS = operatorSet('!to !and !until');

/** "8–12", "8 to 12", "between 8 and 12", "five or six": at least the one, at most the other. */
function readRange(terms: readonly Term[], at: number, to: number): void {
  const low = terms[at];
  const joint = terms[at + 1];
  const high = terms[at + 2];
  if (!low || !high || !joint || at + 2 >= to || high.type !== NUMBER) return;
  const joins = JOINTS.has(joint.operator) || joint.key === '→';
  if (!joins && !(joint.operator === OR && areNeighbours(low, high))) return;
  if (joint.operator === AND && terms[at - 1]?.operator !== BETWEEN) return;
  if (low.unit === 'clock' || high.unit === 'clock') {
    readHours(low, high);
    return;
  }
  if (low.raw >= high.raw || low.unit === 'date' || high.unit === 'date') return;
  low.bound = '≥';
  high.bound = '≤';
  // "From one to ten": there "one" counts.
  low.flags &= ~WEAK;
}

/** The "until" of "from 3 pm until 5 pm" says no more than "to". */
const isSpan = (terms: readonly Term[], at: number, to: number): boolean =>
  terms[at + 1]?.operator === UNTIL && at + 2 < to && terms[at + 2]?.type === NUMBER;
const UNTIL = operatorNumber('!until');

/** "Five or six": nothing lies between them. */
const areNeighbours = (low: Term, high: Term): boolean =>
  high.raw === low.raw + 1 &&
  low.raw > 1 &&
  high.raw <= MOST_NEIGHBOURS &&
  !((low.flags | high.flags) & ORDINAL);
const MOST_NEIGHBOURS = 20;

const OR = operatorNumber('!or');
const AND = operatorNumber('!and');
const BETWEEN = operatorNumber('!between');

/** "wider than" is more, "shorter than" less. */
function signOf(terms: readonly Term[], at: number): string {
  const term = terms[at];
  if (term?.operator === THAN) return SMALLER.test(terms[at - 1]?.key ?? '') ? '<' : '>';
  if (term?.type === CONTENT) return '>';
  // "… or more than twelve" begins a second bound, "twelve or more" is one.
  if (terms[at + 1]?.operator === THAN && term?.key.startsWith('or '))
    return term.key === 'or more' ? '>' : '<';
  return SIGNS.get(term?.operator ?? 0) ?? '';
}

function find(
  terms: readonly Term[],
  at: number,
  end: number,
  step: number,
  used: ReadonlySet<number>,
): Found | undefined {
  for (let k = at + step; k !== end; k += step) {
    const term = terms[k];
    if (!term || term.type === NUMBER) return undefined;
    if (term.type === BREAK && (term.flags & STRONG) !== 0 && term.key !== ':' && !ASIDE.has(term.key))
      return undefined;
    if (term.type === BREAK && step > 0)
      return term.flags & STRONG && !ASIDE.has(term.key) ? undefined : afterthought(terms, k + 1, used);
    if (step < 0 && k === at - 1 && exceeds(term, terms[at])) return { at: k, end: k + 1 };
    if (term.type !== OPERATOR || used.has(k)) continue;
    if (step < 0 && term.operator === THAN && (terms[k - 1]?.flags ?? 0) & COMPARATIVE)
      return { at: k, end: k + 1 };
    if (!SIGNS.has(term.operator) || isMinute(terms, k)) continue;
    if (PLACES.has(term.key) && k !== at - 1 && !isWithinNext(terms, k, at)) continue;
    if (step > 0 && !mayFollow(terms, k)) continue;
    return { at: k, end: k + 1 };
  }
  return undefined;
}

/** "Takes over a minute", not "take over three tasks". */
const exceeds = ({ key }: Term, number: Term | undefined): boolean =>
  EXCEEDS.has(key) || (key === 'tak over' && number?.unit !== '');

/** "70 times/min". */
const isMinute = (terms: readonly Term[], k: number): boolean =>
  terms[k]?.key === 'min' && terms[k - 1]?.key === '/';

/** "within the next fourteen days", "under the age of six". */
const isWithinNext = (terms: readonly Term[], k: number, at: number): boolean =>
  k === at - 2 &&
  (AGES.has(terms[k + 1]?.key ?? '') ||
    (terms[k]?.key === 'within' && NEXT.has(terms[k + 1]?.operator ?? 0)));
const AGES = new Set(['ag', 'ag of', 'the ag of']);
const NEXT = operatorSet('!next !then');

/** Behind these an aside may bound the number: "three sentences (no more)". */
const ASIDE = new Set(['(', '–', '—']);

/** "three sentences, no more": a bound that stands between signs. */
function afterthought(terms: readonly Term[], at: number, used: ReadonlySet<number>): Found | undefined {
  const first = terms[at];
  if (!first || used.has(at)) return undefined;
  const end = endOfPart(terms, at);
  const isNoMore = negates(terms, at, COMPARE_MORE);
  if (end > at + 1 && !isNoMore) return undefined;
  const sign = isNoMore || NO_MORE.has(first.key) ? '≤' : SIGNS.get(first.operator);
  if (!sign) return undefined;
  // "Two sentences, not more, not fewer."
  return sign === '≤' && negates(terms, end + 1, COMPARE_LESS)
    ? { at, end: end + 3, sign: '=' }
    : { at, end, sign };
}

/** Index of the next sign behind term `at`. */
function endOfPart(terms: readonly Term[], at: number): number {
  let end = at + 1;
  while (end < terms.length && terms[end]?.type !== BREAK) end++;
  return end;
}

const COMPARE_MORE = operatorNumber('!compare-more');
const COMPARE_LESS = operatorNumber('!compare-less');

/** "no more", "not fewer", and nothing else up to the next sign. */
function negates(terms: readonly Term[], at: number, comparison: number): boolean {
  const negation = terms[at]?.operator;
  const isNegated = negation === NOT || negation === NEVER;
  return isNegated && terms[at + 1]?.operator === comparison && endOfPart(terms, at) === at + 2;
}

/** Phrases that bound a number where they stand alone behind it. */
const NO_MORE: ReadonlySet<string> = new Set([
  'nicht mehr',
  'mehr nicht',
  'und mehr nicht',
  'pas plus',
  'pas davantage',
  'non di più',
  'non più',
  'niente di più',
]);

/** Words that bound the number right behind them and otherwise say where: "the text below", "about love". */
export const PLACES: ReadonlySet<string> = new Set(
  'below under over above over past within about around beyond nearly past über unter sopra sotto sous'.split(
    ' ',
  ),
);

/** A bound behind a number belongs to it unless another number follows the bound. */
function mayFollow(terms: readonly Term[], at: number): boolean {
  for (let k = at + 1; k < at + 3; k++) {
    const term = terms[k];
    if (!term || term.type === BREAK) return true;
    if (term.type === NUMBER) return false;
  }
  return true;
}

const PLAIN_NOT = new Set(
  "not no none nor neither never don't dont nicht kein keine keinen keines keiner keinem nie ne pas jamais no ni nunca não nem mai non ningún ninguna ninguno nenhum nenhuma nessun nessuna nessuno aucun aucune".split(
    ' ',
  ),
);

/** "Do not write more than three", "unless it is longer than three": index of the negator, -1 for none. */
function negator(terms: readonly Term[], at: number, from: number, sign: string): number {
  const isLimit = sign === '≥' || sign === '≤';
  let content = 0;
  for (let k = at - 1; k >= from && k > at - 8; k--) {
    const term = terms[k];
    if (!term || term.type === BREAK) return -1;
    if (term.operator === UNLESS) return k;
    if (OPENS.has(term.operator)) return -1;
    if (term.key === 'noth' && k === at - 1) return k;
    // "Not at least three" is less; "don't send it, at least three …" speaks of something else.
    if (isLimit && term.operator === NOT && k < at - 1) return -1;
    if (term.type === OPERATOR && (term.operator === NOT || term.operator === NEVER))
      return term.key.split(' ').some((word) => PLAIN_NOT.has(word)) ? k : -1;
    if (term.type === CONTENT && ++content > 3) return -1;
  }
  return -1;
}
