import { operatorNumber } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import {
  BREAK,
  CONTENT,
  LIGHT,
  NUMBER,
  numberKind,
  OPERATOR,
  ORDINAL,
  type Term,
  WEAK,
} from '../read/term.ts';
import { addition, type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';

/** Numbers that are gone, that have another bound or unit, and that are new. */
export function changedNumbers(pair: Pair): Finding[] {
  const { original, rewritten, matches } = pair;
  const found: Finding[] = [];
  for (let i = 0; i < original.terms.length; i++) {
    const term = original.terms[i];
    if (term?.type !== NUMBER || matches.same[original.statementOf[i] ?? 0]) continue;
    const at = matches.ofOriginal[i] ?? -1;
    const other = rewritten.terms[at];
    if (!other) {
      if (term.flags & WEAK || countsNothing(original, i) || isDefinite(original, term)) continue;
      if (isChoice(original, i)) continue;
      found.push(lostOrDoubtful(numberKind(term), 'doubtful', term.start, term.end, 'the number is gone'));
      continue;
    }
    if (
      !sameBound(term, other) &&
      !saysOnly(rewritten, at, term) &&
      !(isDuring(original, term) && isDuring(rewritten, other)) &&
      !saidBefore(pair, i, at) &&
      (areOpposed(term, other) || !isLimit(original, i))
    )
      found.push({
        ...lostOrDoubtful(
          'bound',
          'doubtful',
          term.start,
          term.end,
          `it was ${BOUNDS[term.bound]}, now it is ${BOUNDS[other.bound]}`,
        ),
        // The number of another sentence says nothing for certain.
        isGuess: rewritten.statementOf[at] !== matches.home[original.statementOf[i] ?? -1],
      });
    if (isUnitGone(rewritten, term, other, at) && !isAge(original, term))
      found.push(lostOrDoubtful('unit', 'doubtful', term.start, term.end, 'its unit is gone'));
    if (term.unit === '' && !(term.flags & (WEAK | ORDINAL)) && !isYear(term) && !sameCounted(pair, i, at))
      found.push(lostOrDoubtful('unit', 'doubtful', term.start, term.end, 'it counts something else'));
  }
  for (let i = 0; i < rewritten.terms.length; i++) {
    const term = rewritten.terms[i];
    if (term?.type !== NUMBER || isFound(matches.ofRewritten, i) || term.flags & WEAK) continue;
    if (term.value === 12 && rewritten.terms[i + 1]?.unit === 'clock') continue;
    if (term.value === 2 && saysBoth(original, pair, i)) continue;
    found.push(addition(numberKind(term), term.start, term.end, 'the original does not have this number'));
  }
  return found;
}

/** "Both sides" are "the two sides". */
function saysBoth({ terms }: Reading, { matches }: Pair, at: number): boolean {
  const counted = matches.ofRewritten[at + 1] ?? -1;
  return terms[counted - 1]?.operator === BOTH || terms[counted - 2]?.operator === BOTH;
}

const BOTH = operatorNumber('!both');

/** A number without its unit, unless a number beside it has it: "10, 20 and 40 s". */
function isUnitGone({ terms }: Reading, own: Term, other: Term, at: number): boolean {
  if (own.unit === other.unit || own.unit === '' || own.unit === 'clock' || other.unit === 'clock')
    return false;
  for (let k = at - SERIES; k <= at + SERIES; k++)
    if (terms[k]?.type === NUMBER && terms[k]?.unit === own.unit) return false;
  return true;
}

/** "nine-year-old", "ten years of age": an age may lose its years. */
const isAge = ({ text }: Reading, { start, end, unit }: Term): boolean =>
  unit === 'month' && /(?:[- ]old|of age|aged)\b/.test(text.slice(Math.max(0, start - 5), end + 8));

/** So many terms apart numbers share a unit. */
const SERIES = 4;

/** Bounds in words. */
const BOUNDS: Readonly<Record<string, string>> = {
  '': 'a number without a limit',
  '≥': '"at least"',
  '≤': '"at most"',
  '>': '"more than"',
  '<': '"less than"',
  '~': '"about"',
  '=': '"exactly"',
};

const LARGE = 20;

function sameBound(a: Term, b: Term): boolean {
  if (a.bound === b.bound) return true;
  // "9–18" may be a time of day on one side only.
  if ((a.unit === 'clock') !== (b.unit === 'clock')) return true;
  const close = Math.abs(a.value) >= LARGE;
  const pair = `${a.bound}${b.bound}`;
  if (pair === '~') return true;
  if (close && (pair === '<≤' || pair === '≤<')) return true;
  return pair === '=' || a.bound + b.bound === '=';
}

/** "three things": what they are, the text says itself. */
const countsNothing = (reading: Reading, at: number): boolean => {
  const counted = countedOf(reading, at);
  return (
    counted?.type === LIGHT &&
    (reading.terms[at]?.bound ?? '') === '' &&
    (reading.terms[at]?.value ?? 0) <= MOST_THINGS
  );
};
const MOST_THINGS = 10;

const EITHER = operatorNumber('!either');

/** "one of three kinds": the kinds say how many they are. */
const isChoice = ({ terms }: Reading, at: number): boolean =>
  terms.slice(at + 1, at + 4).some(({ operator }) => operator === EITHER);

const DEFINITE = /\b(?:the|these|those|both|my|our|your|their) $/i;

/** "the two languages" are known already. */
const isDefinite = ({ text }: Reading, { start, value, bound }: Term): boolean =>
  bound === '' && value <= MOST_THINGS && DEFINITE.test(text.slice(Math.max(0, start - 8), start));

/** Whether the original says the same number once more, with the bound that the rewritten text has. */
const saidBefore = ({ original, rewritten, matches }: Pair, at: number, place: number): boolean =>
  (original.useIndex.numbers.get(original.terms[at]?.key ?? '') ?? []).some((k) => {
    const term = original.terms[k];
    const other = rewritten.terms[place];
    return k !== at && matches.ofOriginal[k] === place && term && other && sameBound(term, other);
  });

const ONLY = operatorNumber('!only');

/** "One point, not more" and "just one point". */
const saysOnly = ({ terms }: Reading, at: number, { bound }: Term): boolean =>
  bound === '≤' &&
  terms[at]?.bound === '' &&
  terms
    .slice(Math.max(0, at - LIMIT_REACH), at)
    .some(({ operator }, k, all) => operator === ONLY && all[k + 1]?.type === NUMBER);

const DURING =
  /\b(?:over|during|through|throughout|within|across|(?:over|in|during) the course of) (?:the )?$/i;
/** Of durations, by the units that numbers have. */
const DURATIONS = new Set(['s', 'month']);

/** "Over the course of ten years" and "over ten years": how long it took, no bound. */
const isDuring = ({ text }: Reading, { start, unit }: Term): boolean =>
  DURATIONS.has(unit) && DURING.test(text.slice(Math.max(0, start - 25), start));

/** "your limit is £6,500": the word says what the bound is. */
function isLimit({ terms, statementOf }: Reading, at: number): boolean {
  for (let k = at - LIMIT_REACH; k < at + LIMIT_REACH; k++)
    if (statementOf[k] === statementOf[at] && LIMITS.has(terms[k]?.key ?? '')) return true;
  return false;
}

/** At most became at least. */
const areOpposed = (a: Term, b: Term): boolean => /[≤<][≥>]|[≥>][≤<]/.test(a.bound + b.bound);

const LIMIT_REACH = 8;
const LIMITS = new Set(['limit', 'maximum', 'upper', 'ceil', 'cap~', 'max']);

const isYear = ({ value, bound }: Term): boolean => value >= 1000 && value <= 2100 && bound === '';

/** What a number counts: the next word behind it. */
function countedOf({ terms, statementOf }: Reading, at: number): Term | undefined {
  for (let k = at + 1; k < at + 4; k++) {
    const term = terms[k];
    if (!term || statementOf[k] !== statementOf[at] || term.type === BREAK || term.type === OPERATOR)
      return undefined;
    if (term.type === CONTENT || term.type === LIGHT) return term;
    if (term.type === NUMBER) continue;
  }
  return undefined;
}

const MEASURES = new Set(
  'word charact let~ syllabl token sentenc lin paragraph pag chapt vers stanza row column bullet item step slid section minut hour dai week month year person peopl tim bit byt megabit megabyt'.split(
    ' ',
  ),
);

/** Unit of how often. */
const TIMES = '×';

/** "Two of the characters" are not so many letters. */
const isOfThem = ({ text }: Reading, term: Term | undefined): boolean =>
  /^ of (?:the|these|those|your|our|my|us|them|you)\b/.test(
    text.slice(term?.end ?? 0, (term?.end ?? 0) + 12),
  );

function sameCounted({ original, rewritten, matches }: Pair, at: number, otherAt: number): boolean {
  const own = countedOf(original, at);
  const other = countedOf(rewritten, otherAt);
  if (!own || !MEASURES.has(own.key) || isOfThem(original, original.terms[at])) return true;
  if (other && (own.key === other.key || own.groups.some((group) => other.groups.includes(group))))
    return true;
  // "Three sections" and "three times".
  if (rewritten.terms[otherAt]?.unit === TIMES) return false;
  // Near it, in any order.
  const index = at + 1 + original.terms.slice(at + 1, at + 4).indexOf(own);
  const match = matches.ofOriginal[index] ?? -1;
  return (
    match >= 0 &&
    matches.ofRewritten[match] === index &&
    Math.abs(match - otherAt) <= 6 &&
    rewritten.statementOf[match] === rewritten.statementOf[otherAt]
  );
}
