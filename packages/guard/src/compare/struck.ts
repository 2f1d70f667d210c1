import { operatorSet } from '../lexicon/operator.ts';
import type { Script } from '../lexicon/tables.ts';
import type { Reading, Statement } from '../read/reading.ts';
import { ACTION, CONTENT, LIGHT, OPERATOR, POSTPOSED, type Term } from '../read/term.ts';
import { isIdle, isLightKey } from '../read/tongue.ts';
import { firstOfEach } from './asks.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';
import { kindOf } from './near.ts';
import { type Gap, Seams, seamsIn } from './seams.ts';

/**
 * Words that were struck out while those around them stand as they stood, "the signed form" that became "the form": nothing stands for them
 * there, and a word that stands elsewhere does not say what this one said. Words that `others` are about are left to them.
 */
export function struckWords(pair: Pair, others: readonly Finding[]): Finding[] {
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
    let seams: Seams | undefined;
    for (let i = own.from; i < own.to; i++) {
      const term = original.terms[i];
      if (!term || isNamed(term) || !asks(original, term)) continue;
      first ??= firstOfEach(original);
      if (stays(pair, i, first)) continue;
      homes[at] ??= { closed: seamsIn(rewritten, statement), newStems: newStems(pair, statement) };
      seams ??= new Seams(original, own, homes[at].closed);
      if (isStruck(original, i, seams) && !homes[at].newStems.has(stemOf(term.key)))
        found.push(lostOrDoubtful(kindOf(term), 'doubtful', term.start, term.end, 'it was struck out'));
    }
  }
  return found;
}

/** A statement of the rewritten text. */
interface Home {
  /** What stands next to each other in it. */
  closed: ReadonlySet<string>;
  newStems: ReadonlySet<string>;
}

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

/** Whether something is missed where a word is gone. Verbs that only lead to what is asked for are not: "give", "tell me". */
function asks({ language, text }: Reading, { type, key, flags, operator, start, end }: Term): boolean {
  // What stands behind a clause only closes what was opened: "如果…的话".
  if (type === OPERATOR) return !(flags & POSTPOSED) && (BINDING.has(operator) || ORDINALS.has(key));
  if (type !== CONTENT || isLightKey(language, key) || IDLE_HERE.has(text.slice(start, end).toLowerCase()))
    return false;
  return !(key.includes(' ') || flags & ACTION) || !isIdle(language, key);
}

/** They bind what stands around them, unless a sign or another word says what they said. */
const BINDING = operatorSet('!if !when !or !first !last !next');
const ORDINALS = new Set(['second', 'third']);

/** "First wash the apples": where another word still orders the steps, it need not. */
const isStep = ({ terms }: Reading, at: number): boolean => STEPS.has(terms[at]?.operator ?? 0);
const STEPS = operatorSet('!first !last !next');

/** "A baby called Ilse", "the year 2018", "die Antwort soll auf Deutsch erfolgen": they ask for nothing where they are gone. */
const IDLE_HERE = new Set(
  `called named concerned described year length super
  jahr natürlich agierst agieren stehen steht bestehen besteht erfolgen erfolgt dauern dauert liegen liegt kosten kostet
  année año ano anno`.split(/\s+/),
);

/** Whether a word was found again by itself, or is said once where two statements became one. */
function stays({ original, matches }: Pair, i: number, first: Int32Array): boolean {
  const origin = matches.ofRewritten[matches.ofOriginal[i] ?? -1] ?? -1;
  if (origin === i) return true;
  const [own = -1, other = -1] = [original.statementOf[i], original.statementOf[origin]];
  return own !== other && (first[own] === first[other] || matches.home[own] === matches.home[other]);
}

/** So much of its beginning tells that a word is another one's form, in letters. */
const STEM = 5;

/** What the new words of a statement begin with: "agierst" may have become "agiere", in forms that no table knows. */
function newStems({ rewritten, matches }: Pair, { from, to }: Statement): ReadonlySet<string> {
  const found = new Set<string>();
  for (let k = from; k < to; k++) {
    const term = rewritten.terms[k];
    if (term?.type === CONTENT && !isFound(matches.ofRewritten, k)) found.add(stemOf(term.key));
  }
  return found;
}

const stemOf = (key: string): string => key.slice(0, STEM);

/** So many little words go along with the one behind them at most: "and with the". */
const MOST_ALONG = 3;

/** What begins with one of them is a part of its sentence by itself: "for children", "and the colour". */
const OPENERS: Partial<Record<Script, ReadonlySet<string>>> = {
  en: new Set(
    'the a an its their your my our and or nor plus to for with of in on by at from against about into per'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das den dem des ein eine einen einem einer und oder mit von für bei aus in im am auf'.split(' '),
  ),
  fr: new Set('le la les un une des du de et ou pour avec sans dans sur par en'.split(' ')),
  es: new Set('el la los las un una de del y o con por para en'.split(' ')),
  pt: new Set('o a os as um uma de do da dos das e ou com por para em no na'.split(' ')),
  it: new Set('il lo la i gli le un una di del della e o con per in nel nella'.split(' ')),
};

/**
 * Whether a word is gone from between its neighbours, by itself or with the little words around it: "ask for the price and the colour" that
 * became "ask for the colour".
 */
function isStruck(reading: Reading, at: number, seams: Seams): boolean {
  const { start, end } = reading.terms[at] ?? { start: 0, end: 0 };
  const gap = seams.around(start, end);
  if (!gap || isPart(reading, at)) return false;
  if (gap.isClosed) return !ELLIPTIC.has(gap.before) && !(isStep(reading, at) && gap.isAtEdge);
  const openers = OPENERS[reading.language] ?? JOINTS;
  const least = endBefore(reading, at);
  let left = gap;
  for (let before = 0; before <= MOST_ALONG; before++) {
    if ((before === 0 || openers.has(left.first)) && closesBehind(left, openers, before > 0)) return true;
    if (!left.startsBehind(least)) return false;
    left = left.widened(1, 0);
  }
  return false;
}

function closesBehind(gap: Gap, openers: ReadonlySet<string>, isWidened: boolean): boolean {
  if (isWidened && gap.isClosed) return true;
  let wider = gap;
  for (let behind = 0; behind < MOST_ALONG; behind++) {
    if (!JOINTS.has(wider.behind) && !(behind > 0 && openers.has(wider.behind))) return false;
    wider = wider.widened(0, 1);
    if (wider.isClosed) return true;
  }
  return false;
}

/** Whether a term is one of several in one word: "rule-based". */
function isPart({ terms }: Reading, at: number): boolean {
  const start = terms[at]?.start;
  return terms[at - 1]?.start === start || terms[at + 1]?.start === start;
}

/** They stand between the members of an enumeration, or between a word and what it describes. */
const JOINTS = new Set(', and or nor und oder et ou y e o ed 和 或 、 と や 的 の な'.split(' '));

/** "One reading every hour": they stand by themselves as well. */
const ELLIPTIC = new Set('each one either both all some any none which'.split(' '));

/** Offset behind the last word in front of a term that says something by itself: "ask" of "ask for confirmation". */
function endBefore({ text, terms, statementOf }: Reading, at: number): number {
  for (let i = at - 1; statementOf[i] === statementOf[at]; i--) {
    const { type = CONTENT, start = 0, end = 0 } = terms[i] ?? {};
    if (type === LIGHT || type === OPERATOR) continue;
    const space = text.slice(start, end).indexOf(' ');
    return space < 0 ? end : start + space;
  }
  return 0;
}
