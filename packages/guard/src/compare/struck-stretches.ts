import { CONDITIONS, NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { BREAK, CONTENT, LIGHT, newTerm, type Term } from '../read/term.ts';
import type { Place } from '../types.ts';
import { isWord, weighed } from './asks.ts';
import { STAYS } from './became-opposite.ts';
import { IDLE_HERE } from './displaced.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { STARTS_AND_ENDS } from './gone-uses.ts';

/**
 * Stretches that were struck out of statements that are otherwise left to the word: a condition, a negation,
 * a member of a list. Nothing else can say them, wherever their words stand.
 */
export function struckStretches(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const kept = keptStatements(matches);
  for (const s of original.statements.keys()) {
    if (matches.same[s]) continue;
    const words = wordsOf(original, s);
    for (const home of homesOf(pair, s)) {
      const gap = kept.has(home) ? undefined : oneGap(words, wordsOf(rewritten, home));
      const finding = gap && whatWent(pair, s, { ...gap, home, kept });
      if (finding) found.push(finding);
      if (gap) break;
    }
  }
  return found;
}

const keptStatements = ({ home, same }: Pair['matches']): ReadonlySet<number> =>
  new Set(home.filter((_, s) => same[s]));

/** Statements of the rewritten text that have words of a statement, the first ones. */
function homesOf({ original, rewritten, matches }: Pair, s: number): number[] {
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const homes = new Set<number>();
  const home = matches.home[s] ?? -1;
  if (home >= 0) homes.add(home);
  for (let i = from; i < to && homes.size < MOST_HOMES; i++) {
    const place = matches.ofOriginal[i] ?? -1;
    if (place >= 0 && matches.ofRewritten[place] === i) homes.add(rewritten.statementOf[place] ?? -1);
  }
  return [...homes];
}

const MOST_HOMES = 4;

interface Word extends Place {
  word: string;
}

/** A sentence is looked at so far, in UTF-16 units. */
const LONGEST = 2000;
const WORD = /[\p{L}\p{N}_'’-]+/gu;

function wordsOf({ text, statements }: Reading, s: number): Word[] {
  const { start = 0, end = 0 } = statements[s] ?? {};
  return [...text.slice(start, Math.min(end, start + LONGEST)).matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: start + index,
    end: start + index + word.length,
  }));
}

/** What is left of a sentence is a fourth of it at least. */
const MOST_TIMES = 3;

/** The only stretch that one sentence has and the other has not. */
function oneGap(words: readonly Word[], others: readonly Word[]): Place | undefined {
  const missing = words.length - others.length;
  if (missing <= 0 || missing > others.length * MOST_TIMES) return undefined;
  let from = 0;
  while (from < others.length && words[from]?.word === others[from]?.word) from++;
  for (let k = others.length - 1; k >= from; k--)
    if (words[k + missing]?.word !== others[k]?.word) return undefined;
  const [first, last] = [words[from], words[from + missing - 1]];
  return first && last && { start: first.start, end: last.end };
}

/** Operators that open a clause which says when something holds, or for what it does not. */
const CASES = operatorSet('!except !before !after !until !while');
const ONLY = operatorNumber('!only');
const EXCEPT = operatorNumber('!except');

/**
 * A stretch that is gone, the statement that the rest of its own one became, and all that stand there as they
 * stood.
 */
interface Struck extends Place {
  home: number;
  kept: ReadonlySet<number>;
}

function whatWent(pair: Pair, s: number, { start, end, home, kept }: Struck): Finding | undefined {
  const { original } = pair;
  const terms = termsIn(original, s, { start, end });
  const [first] = terms;
  if (first === undefined || terms.some((at) => wentElsewhere(pair, at, home, kept))) return undefined;
  const asks = weighed(original, first, (terms.at(-1) ?? first) + 1);
  const says = terms.filter((at) => isWord(original.terms[at] ?? NONE));
  const report = (kind: string): Finding => lostOrDoubtful(kind, 'doubtful', start, end, 'it was left out');
  if (
    says.length === 0 &&
    terms.some((at) => negates(original, at)) &&
    !pair.rewritten.statements[home]?.isForbidden
  )
    return report('negation');
  const [opener = 0] = terms.map((at) => original.terms[at]?.operator ?? 0).filter((each) => each !== ONLY);
  if (CONDITIONS.has(opener) && terms.some((at) => saysCase(original, at))) return report('condition');
  if (CASES.has(opener) && says.some((at) => !STARTS_AND_ENDS.has(original.terms[at]?.key ?? '')))
    return report(opener === EXCEPT ? 'exception' : 'order');
  if (isLimit(original, first, original.text.slice(start, end), asks)) return report('word');
  if (isValue(original, s, start, end)) return report('statement');
  if (!isEnclosed(original.text, start, end)) return undefined;
  const isMember = JOINED.test(original.text.slice(end, end + 8));
  const isWeighty = (at: number): boolean => {
    const term = original.terms[at];
    return term !== undefined && (term.type !== CONTENT || asks(term));
  };
  return says.some(isWeighty) || (says.length > 0 && isMember) ? report('statement') : undefined;
}

/** "When you are done", "if needed": they name no case. */
function saysCase({ terms }: Reading, at: number): boolean {
  const { operator = 0, key = '' } = terms[at] ?? {};
  return !EMPTY.has(operator) && !CONDITIONS.has(operator) && !STARTS_AND_ENDS.has(key);
}
const EMPTY = operatorSet('!only !you-are !must !should !may !try !optional');

/** "All existing controls": what says which of them are meant. */
function isLimit(
  { terms, language }: Reading,
  at: number,
  words: string,
  asks: (term: Term) => boolean,
): boolean {
  if (language !== 'en' || /\s/.test(words) || IDLE_HERE.has(words.toLowerCase())) return false;
  const [term, next] = [terms[at], terms[at + 1]];
  return term !== undefined && (asks(term) || term.operator === NOW) && next?.type === CONTENT;
}
const NOW = operatorNumber('!now');

const NONE = newTerm(LIGHT, '', 0, 0);

/** Indices of the terms of a statement that lie in a stretch. */
export function termsIn({ terms, statements }: Reading, s: number, { start, end }: Place): number[] {
  const { from = 0, to = 0 } = statements[s] ?? {};
  const found: number[] = [];
  for (let i = from; i < to; i++) {
    const term = terms[i];
    if (term && term.type !== BREAK && term.start >= start && term.end <= end) found.push(i);
  }
  return found;
}

/** "Kept unchanged" forbids nothing that "kept" does not. */
function negates({ terms }: Reading, at: number): boolean {
  const { operator = 0, key = '' } = terms[at] ?? {};
  return NEGATIONS.has(operator) && !STAYS.test(key);
}

/**
 * Whether another statement of the rewritten text says a word, and did not before: the sentence was split.
 */
function wentElsewhere(
  { rewritten, matches }: Pair,
  at: number,
  home: number,
  kept: ReadonlySet<number>,
): boolean {
  const place = matches.ofOriginal[at] ?? -1;
  const other = rewritten.statementOf[place] ?? -1;
  return other >= 0 && matches.ofRewritten[place] === at && other !== home && !kept.has(other);
}

/** A remark of the writer, or a clause about what stands in front of it. */
const REMARK =
  /^(?:(?:and|but|or|so) )?(?:i|we|it|this|that|which|who|whose|you|he|she|they|as (?:i|you|we|it|mentioned|said|noted|usual|always))\b/i;

/** "Soup: hot", where nothing but "soup" is left. */
function isValue({ text, statements }: Reading, s: number, start: number, end: number): boolean {
  const rest = text.slice(end, statements[s]?.end);
  return (
    rest.length < SIGNS &&
    !/[\p{L}\p{N}]/u.test(rest) &&
    /:\W{0,5}$/.test(text.slice(Math.max(0, start - SIGNS), start))
  );
}
/** So many signs stand around a value at most. */
const SIGNS = 5;

/** In front of the last member of a list, where each word names one. */
const JOINED = /^\W{0,3}(?:and|or|und|oder|et|ou|y|o|e)\s/;

/** Whether a stretch stands between the commas of a list. */
const isEnclosed = (text: string, start: number, end: number): boolean =>
  !REMARK.test(text.slice(start, end)) &&
  /[,(:]\W{0,4}$/.test(text.slice(Math.max(0, start - 4), start)) &&
  /^\W{0,3}(?:,|;|\s(?:and|or|und|oder|et|ou|y|o|e)\s)/.test(text.slice(end, end + 8));
