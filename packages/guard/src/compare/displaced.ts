import { verbMask } from '@refinery/text/verb-forms.ts';
import { JOINTS, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { ACTION, BREAK, CONTENT, OPERATOR, POSTPOSED, type Term } from '../read/term.ts';
import { englishKey, isIdle, isLightKey } from '../read/tongue.ts';
import { firstOfEach } from './asks.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';
import { kindOf } from './near.ts';
import { framesIn, type Gap, Seams, seamsIn } from './seams.ts';
import { isStruckOut } from './struck-out.ts';

/**
 * Words that are gone from between words that stand as they stood: struck out, "the signed form" that became
 * "the form", or with a word of another place in theirs. Words that stand elsewhere do not say what these
 * said. Those that `others` are about are left to them.
 */
export function displacedWords(pair: Pair, others: readonly Finding[]): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  const isNamed = namedBy(others);
  /** By statement of the rewritten text: many may have become one. */
  const homes: Home[] = [];
  let first: Int32Array | undefined;
  for (const [s, own] of original.statements.entries()) {
    const at = matches.home[s] ?? -1;
    const statement = rewritten.statements[at];
    if (matches.same[s] || !statement) continue;
    const isReordered = hasMoved(pair, s);
    let seams: Seams | undefined;
    for (let i = own.from; i < own.to; i++) {
      const term = original.terms[i];
      if (!term || isNamed(term) || isPart(original, i)) continue;
      first ??= firstOfEach(original);
      const stand = standOf(pair, i, first);
      if ((stand === 'kept' && !isReordered) || !asks(original, term)) continue;
      homes[at] ??= homeOf(pair, statement);
      seams ??= new Seams(original, own, homes[at].seams);
      const gap = seams.around(term.start, term.end);
      const reason =
        (gap && whyMissed(pair, i, stand, gap, homes[at])) ??
        whyBothMissed(pair, i, seams, homes[at]) ??
        whyBothMissed(pair, i - 1, seams, homes[at]);
      if (reason) found.push(lostOrDoubtful(kindOf(term), 'doubtful', term.start, term.end, reason));
    }
  }
  return found;
}

/** A word stands in what its statement became, in another statement, or nowhere by itself. */
export type Stand = 'kept' | 'away' | 'gone';

export function standOf({ original, rewritten, matches }: Pair, i: number, first: Int32Array): Stand {
  const place = matches.ofOriginal[i] ?? -1;
  const origin = matches.ofRewritten[place] ?? -1;
  const [own = -1, other = -1] = [original.statementOf[i], original.statementOf[origin]];
  if (origin === i) return rewritten.statementOf[place] === matches.home[own] ? 'kept' : 'away';
  // It may be said once where two statements were the same or became one.
  const isShared =
    own !== other && (first[own] === first[other] || matches.home[own] === matches.home[other]);
  return isShared ? 'kept' : 'gone';
}

/** Why a word is missed at its place, if it is. */
function whyMissed(pair: Pair, at: number, stand: Stand, gap: Gap, home: Home): string | undefined {
  const { original, rewritten, matches } = pair;
  const { key = '' } = original.terms[at] ?? {};
  if (stand === 'gone' && home.newStems.has(stemOf(key))) return undefined;
  if (stand === 'gone' && isStruckOut(original, at, gap)) return 'it was left out';
  const place = replacing(pair, at, gap, home);
  if (place < 0) return undefined;
  const origin = matches.ofRewritten[place] ?? -1;
  const isNear = original.statementOf[origin] === original.statementOf[at];
  // A word of the same sentence took the place when this one went elsewhere: the sentence was split.
  if (stand === 'away' && isNear) return undefined;
  if (stand === 'kept' && (!isNear || areJoined(original, at, origin))) return undefined;
  return standsInPlace(rewritten, place);
}

const standsInPlace = ({ text, terms }: Reading, place: number): string =>
  `"${text.slice(terms[place]?.start, terms[place]?.end)}" stands in its place`;

/** "The booking number" that became "the name": two words that are gone, and one in their place. */
function whyBothMissed(pair: Pair, at: number, seams: Seams, home: Home): string | undefined {
  const { original, rewritten, matches } = pair;
  const [own, next] = [original.terms[at], original.terms[at + 1]];
  if (own?.type !== CONTENT || next?.type !== CONTENT || next.start !== own.end + 1) return undefined;
  if (isFound(matches.ofOriginal, at) || isFound(matches.ofOriginal, at + 1)) return undefined;
  const gap = seams.around(own.start, next.end);
  const place = gap ? replacing(pair, at, gap, home) : -1;
  return place < 0 ? undefined : standsInPlace(rewritten, place);
}

/** Whether words of a statement stand in another order in what it became, in the same voice. */
function hasMoved({ original, rewritten, matches }: Pair, s: number): boolean {
  const { from = 0, to = 0, passives } = original.statements[s] ?? {};
  const home = matches.home[s] ?? -1;
  if (rewritten.statements[home]?.passives !== passives) return false;
  let last = -1;
  for (let i = from; i < to; i++) {
    const place = matches.ofOriginal[i] ?? -1;
    if (matches.ofRewritten[place] !== i || rewritten.statementOf[place] !== home) continue;
    if (place < last) return true;
    last = place;
  }
  return false;
}

/** Members of an enumeration, or parts between signs: they may stand in any order. */
function areJoined({ terms }: Reading, a: number, b: number): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  if (to - from > FARTHEST) return true;
  return terms.slice(from, to).some(({ type, operator }) => type === BREAK || JOINTS.has(operator));
}

/** Words of one part stand no farther from each other, in terms. */
const FARTHEST = 20;

/** A statement of the rewritten text. */
interface Home {
  /** What stands next to each other in it. */
  seams: ReadonlySet<string>;
  /** What stands on both sides of a word, with the offset of that word. */
  frames: ReadonlyMap<string, number>;
  /** What its new words begin with. */
  newStems: ReadonlySet<string>;
  /** Indices of its terms by their offsets. */
  terms: ReadonlyMap<number, number>;
}

function homeOf({ rewritten, matches }: Pair, statement: Statement): Home {
  const { from, to } = statement;
  const newStems = new Set<string>();
  const terms = new Map<number, number>();
  for (let k = from; k < to; k++) {
    const { type = OPERATOR, start = 0, key = '' } = rewritten.terms[k] ?? {};
    terms.set(start, k);
    if (type === CONTENT && !isFound(matches.ofRewritten, k)) newStems.add(stemOf(key));
  }
  return { seams: seamsIn(rewritten, statement), frames: framesIn(rewritten, statement), newStems, terms };
}

/**
 * So much of its beginning tells that a word is another one's form, "agierst" that became "agiere", in
 * letters.
 */
const STEM = 5;
const stemOf = (key: string): string => key.slice(0, STEM);

/**
 * Index of the word that stands between the neighbours of another one and that the original has elsewhere, -1
 * for none.
 */
function replacing({ original, rewritten, matches }: Pair, at: number, gap: Gap, home: Home): number {
  const place = home.terms.get(home.frames.get(gap.frame) ?? -1) ?? -1;
  const [own, other] = [original.terms[at], rewritten.terms[place]];
  if (own?.type !== CONTENT || other?.type !== CONTENT || own.key === other.key) return -1;
  // Phrases are said in one word: "in the form of" by "as".
  if (own.key.includes(' ') || own.groups.some((group) => other.groups.includes(group))) return -1;
  if (isFound(matches.ofRewritten, place)) return place;
  // What an editor may add stands for a verb, not for a thing: "commas" that became "points".
  return isIdle(original.language, other.key) && original.language === 'en' && isThing(original, at)
    ? place
    : -1;
}

/** Whether a word is a noun and no verb. */
function isThing({ terms, text }: Reading, at: number): boolean {
  const { start = 0, end } = terms[at] ?? {};
  return (
    verbMask(text.slice(start, end).toLowerCase()) === 0 ||
    ARTICLE.test(text.slice(Math.max(0, start - 6), start))
  );
}

const ARTICLE = /(?:^|\s)(?:the|an?|your|my|our|its|his|her|their|each|every) $/i;

/** Tells of terms, asked in their order, whether they lie within a finding. */
function namedBy(findings: readonly Finding[]): (term: Term) => boolean {
  const sorted = findings.filter(({ added }) => !added).sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return ({ start, end }) => {
    for (; (sorted[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next++)
      reach = Math.max(reach, sorted[next]?.end ?? 0);
    return end <= reach;
  };
}

/** Whether a term is one of several in one word: "rule-based". */
export function isPart({ terms }: Reading, at: number): boolean {
  const start = terms[at]?.start;
  return terms[at - 1]?.start === start || terms[at + 1]?.start === start;
}

/**
 * Whether something is missed where a word is gone. Verbs that only lead to what is asked for are not:
 * "give", "tell me".
 */
function asks({ language, text }: Reading, { type, key, flags, operator, start, end }: Term): boolean {
  // What stands behind a clause only closes what was opened: "如果…的话".
  if (type === OPERATOR) return !(flags & POSTPOSED) && (BINDING.has(operator) || ORDINALS.has(key));
  if (type !== CONTENT || isLightKey(language, key) || IDLE_HERE.has(text.slice(start, end).toLowerCase()))
    return false;
  if (key === SINGLE && STRESSED.test(text.slice(Math.max(0, start - 7), start))) return false;
  return !(key.includes(' ') || flags & ACTION) || !isIdle(language, key);
}

/** "Every single line" is every line. */
const SINGLE = englishKey('single');
const STRESSED = /(?:^|\s)(?:every|each|any|one) $/i;

/** They bind what stands around them, unless a sign or another word says what they said. */
const BINDING = operatorSet('!if !when !or !first !last !next');
const ORDINALS = new Set(['second', 'third']);

/**
 * "A baby called Ilse", "the year 2018", "die Antwort soll auf Deutsch erfolgen": they ask for nothing where
 * they are gone.
 */
export const IDLE_HERE: ReadonlySet<string> = new Set(
  `called named concerned described year length super bit job matter
  einziger einzigen einziges einzigem
  jahr natürlich agierst agieren stehen steht bestehen besteht erfolgen erfolgt dauern dauert liegen liegt kosten kostet
  année año ano anno entao lol haha hahaha jaja jajaja kkk kkkk kkkkk rsrs`.split(/\s+/),
);
