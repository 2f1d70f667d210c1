import { NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { CONTENT, NUMBER, numberKind, OPERATOR, SPAN, SPENT, type Term, WEAK } from '../read/term.ts';
import { isIdle } from '../read/tongue.ts';
import { addition, type Finding, lostOrDoubtful, type Pair, quoted } from './finding.ts';
import { restrictsCondition } from './partners.ts';
import { areLikeOperators, kindOfOperator } from './policies.ts';
import { isSaidLiterally } from './said-literally.ts';

/** Statements that share so much of their words differ by a few of them. */
const ALIKE = 0.8;
/** … and of so much were hardly touched: there single words count too. */
const NEARLY_SAME = 0.9;
/** Longer ones are no sentences, in terms. */
const LONGEST = 200;

/** Operators that nobody adds or drops in a sentence that is otherwise left as it is. */
const ONLY = operatorNumber('!only');

const STRICT = operatorSet(
  '!not !never !none !not-all !only !unless !except !before !after !until !both !most !some !half !optional !sometimes',
);

/**
 * In a sentence that stayed nearly as it was every word counts: what came or went there was meant, though the
 * same word may stand elsewhere in the text.
 */
export function editedWords(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  for (let s = 0; s < original.statements.length; s++) {
    const own = original.statements[s];
    const home = rewritten.statements[matches.home[s] ?? -1];
    if (!own || !home || matches.same[s] || own.to - own.from > LONGEST || home.to - home.from > LONGEST)
      continue;
    const before = countsOf(original, own);
    const after = countsOf(rewritten, home);
    if (!areAlike(before, after, ALIKE)) continue;
    const wordsCount = areAlike(before, after, NEARLY_SAME);
    const isThere = (i: number): boolean => {
      const place = matches.ofOriginal[i] ?? -1;
      return place >= home.from && place < home.to && matches.ofRewritten[place] === i;
    };
    /** Whether another sentence that became part of the same one said it. */
    const isMerged = (i: number): boolean => {
      const from = original.statementOf[matches.ofRewritten[i] ?? -1] ?? s;
      return from !== s && !original.statements[from]?.item && matches.home[from] === matches.home[s];
    };
    found.push(
      ...surplus(original, own, before, after, (term, i) =>
        (term.type === CONTENT && (isThere(i) || !wordsCount)) || isNegatedStill(pair, i) || isLed(home, term)
          ? undefined
          : goneAs(original, term),
      ),
    );
    found.push(
      ...surplus(rewritten, home, after, before, (term, i) =>
        ((term.type === NUMBER || NEGATIONS.has(term.operator)) && isMerged(i)) || isLed(own, term)
          ? undefined
          : newAs(pair, term, i),
      ),
    );
  }
  return found;
}

/** "Do not:" above a list says what each of its items says elsewhere. */
const isLed = ({ isForbidden }: Statement, { operator }: Term): boolean =>
  isForbidden && NEGATIONS.has(operator);

/**
 * "Never rename a folder, never move one" and "never rename or move a folder": a negation said once for all
 * that it applies to.
 */
function isNegatedStill({ original, rewritten, matches }: Pair, at: number): boolean {
  const use = NEGATIONS.has(original.terms[at]?.operator ?? 0) ? original.useIndex.byPlace(at) : undefined;
  const restriction = original.terms[at]?.operator === ONLY ? original.useIndex.byPlace(at) : undefined;
  if (restriction && restrictsCondition({ original, rewritten, matches }, restriction)) return true;
  const words = use?.anchors.filter((k) => original.terms[k]?.type === CONTENT) ?? [];
  return words.length > 0 && words.every((k) => negates(rewritten, matches.ofOriginal[k] ?? -1));
}

/** Whether a negation applies to a word, with no "and" in between: behind that another sentence may begin. */
const negates = ({ terms, useIndex }: Reading, place: number): boolean =>
  useIndex
    .at(place)
    .some(
      ({ operator, at }) =>
        NEGATIONS.has(operator) && !terms.slice(at, place).some((term) => term.operator === AND),
    );

const AND = operatorNumber('!and');

/** How often a statement says what. */
type Counts = Map<string, number>;

function countsOf({ terms }: Reading, { from, to }: Statement): Counts {
  const counts: Counts = new Map();
  for (let i = from; i < to; i++) {
    const term = terms[i];
    const name = term && nameOf(term);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** What a term counts as; nothing for what may come and go. */
function nameOf(term: Term): string | undefined {
  if (term.type === CONTENT || term.type === SPAN) return term.key;
  if (term.type === NUMBER)
    return term.flags & WEAK ? undefined : `${term.bound === '~' ? '' : term.bound}${term.key}`;
  if (term.flags & SPENT) return undefined;
  return term.type === OPERATOR && STRICT.has(term.operator) ? `!${term.operator}` : undefined;
}

function areAlike(before: Counts, after: Counts, share: number): boolean {
  let common = 0;
  let all = 0;
  for (const [name, count] of before) {
    all += count;
    common += Math.min(count, after.get(name) ?? 0);
  }
  let others = 0;
  for (const count of after.values()) others += count;
  return common >= 3 && common >= share * Math.max(all, others);
}

/** The terms of a statement that it says more often than the other one. */
function surplus(
  { terms }: Reading,
  { from, to }: Statement,
  own: Counts,
  other: Counts,
  describe: (term: Term, at: number) => Finding | undefined,
): Finding[] {
  const found: Finding[] = [];
  const seen = new Map<string, number>();
  for (let i = from; i < to; i++) {
    const term = terms[i];
    const name = term && nameOf(term);
    if (!name) continue;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (count <= (other.get(name) ?? 0) || (own.get(name) ?? 0) <= (other.get(name) ?? 0)) continue;
    if (isSaidOtherwise(term, own, other)) continue;
    const finding = describe(term, i);
    if (finding) found.push(finding);
  }
  return found;
}

/** Synonyms, and operators that say the same, stand in for each other. */
function isSaidOtherwise(term: Term, own: Counts, other: Counts): boolean {
  if (term.type !== OPERATOR) return false;
  for (const [name, count] of other)
    if (
      name.startsWith('!') &&
      count > (own.get(name) ?? 0) &&
      areLikeOperators(term.operator, Number(name.slice(1)))
    )
      return true;
  return false;
}

function goneAs(reading: Reading, term: Term): Finding | undefined {
  if (term.type === CONTENT && isIdle(reading.language, term.key)) return undefined;
  const reason = `${quoted(reading, term)} is gone from its sentence`;
  // A count that goes may only have described what is there.
  return {
    ...lostOrDoubtful(kindOf(term), 'doubtful', term.start, term.end, reason),
    isGuess: term.type === NUMBER,
  };
}

const newAs = (pair: Pair, term: Term, at: number): Finding | undefined =>
  term.type === CONTENT || term.type === SPAN || (NEGATIONS.has(term.operator) && isSaidLiterally(pair, at))
    ? undefined
    : addition(kindOf(term), term.start, term.end, `${quoted(pair.rewritten, term)} is new in its sentence`);

/** Kind of requirement that a term is. */
export function kindOf(term: Term): string {
  if (term.type === NUMBER) return numberKind(term);
  if (term.type === SPAN) return term.span ?? 'code';
  return term.type === OPERATOR ? kindOfOperator(term.operator) : 'word';
}
