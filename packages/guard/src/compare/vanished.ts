import { CONDITIONS, NEGATIONS, operatorNumber, operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import type { Statement } from '../read/statement.ts';
import { ACTION, BREAK, CONTENT, LIGHT, NUMBER, SPAN, type Term, WEAK } from '../read/term.ts';
import { isIdle } from '../read/tongue.ts';
import { firstOfEach, isWord, weighed } from './asks.ts';
import { type Finding, lostOrDoubtful, type Pair } from './finding.ts';
import { isFound } from './match.ts';
import { asksFor, instructionOf, sentenceOf, tells } from './moods.ts';
import { LABELS } from './words.ts';

/**
 * Statements of which nothing was left: each of their words is gone or is what another statement says. Words
 * that stand elsewhere anyway do not say what they said here, unless one other statement has all of them, and
 * the operators.
 */
export function vanishedStatements(pair: Pair): Finding[] {
  const { original, matches } = pair;
  const kept = keptStatements(pair);
  const first = firstOfEach(original);
  const found: Finding[] = [];
  let isReworded: boolean | undefined;
  for (const [s, statement] of original.statements.entries()) {
    if (matches.same[s] || leadsOn(original, s)) continue;
    const origins = originsOf(pair, s, kept, first);
    if (!isGone(pair, s, origins) && !isOnlyTold(pair, s, kept) && !isOtherRequest(pair, s, origins))
      continue;
    const kind = statement.item ? 'list item' : 'statement';
    isReworded ??= hasNewWords(pair);
    const verdict = !isReworded && isDemand(pair, statement) ? 'lost' : 'doubtful';
    found.push(
      lostOrDoubtful(kind, verdict, statement.start, statement.end, 'nothing is left of this sentence'),
    );
  }
  return found;
}

/** Whether the rewritten text has words that the original has not: they may say what seems to be gone. */
const hasNewWords = ({ rewritten, matches }: Pair): boolean =>
  rewritten.terms.some((term, k) => isWord(term) && !isFound(matches.ofRewritten, k));

const DUTIES = operatorSet('!must !should');

/** The writer tells of themselves, or what there is. */
const TELLS =
  /^(?:(?:so|well|ok|okay|honestly|now|and|but|also),? )*(?:i|i'm|i've|we|we're|we've|my|our|there|it|it's|this|ich|wir|es|je|nous|il|nuestr[oa]|mi|ho|abbiamo|eu|nós|há|c'est)\b/i;

/**
 * Whether a statement asks for something by its words, an instruction, a duty or a prohibition, and most of
 * these words are found nowhere.
 */
function isDemand({ original: { terms, text, language }, matches }: Pair, statement: Statement): boolean {
  const words = terms.slice(statement.from, statement.to);
  const asks =
    ((words[0]?.flags ?? 0) & ACTION) !== 0 ||
    words.some(({ operator }) => DUTIES.has(operator) || NEGATIONS.has(operator));
  if (!asks || TELLS.test(text.slice(statement.start, statement.start + 60))) return false;
  let all = 0;
  let gone = 0;
  for (const [at, { type, key }] of words.entries()) {
    if (type !== CONTENT || isIdle(language, key)) continue;
    all++;
    if (!isFound(matches.ofOriginal, statement.from + at)) gone++;
  }
  return gone > 0 && gone * 2 >= all;
}

/** "Your responsibilities include:" with one word that says something: what it leads to says the rest. */
function leadsOn({ statements, terms, language }: Reading, s: number): boolean {
  const { from = 0, to = 0 } = statements[s] ?? {};
  if (terms[to - 1]?.key !== ':' || !statements[s + 1]?.item) return false;
  const words = terms.slice(from, to).filter(({ type, key }) => type === CONTENT && !isIdle(language, key));
  return words.length <= 1;
}

/** Statements of the original by those of the rewritten text that they became word for word. */
function keptStatements({ matches }: Pair): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [s, home] of matches.home.entries()) if (matches.same[s]) found.set(home, s);
  return found;
}

/**
 * Which statements say the words of `s` now, -1 for words that are gone; `s` itself where one of its words is
 * its own.
 */
function originsOf(
  pair: Pair,
  s: number,
  kept: ReadonlyMap<number, number>,
  first: Int32Array,
): ReadonlySet<number> {
  const { original, matches } = pair;
  const statement = original.statements[s];
  const found = new Set<number>();
  if (!statement) return found;
  const asks = weighed(original, statement.from, statement.to);
  for (let i = statement.from; i < statement.to; i++) {
    const term = original.terms[i];
    if (!term || !isWord(term) || isLabel(original, statement, i)) continue;
    const place = matches.ofOriginal[i] ?? -1;
    const says = first[ownerOf(pair, place, kept)] ?? -1;
    if (says === first[s]) found.add(s);
    else if (asks(term) || (says >= 0 && isFirm(term))) found.add(says);
  }
  return found;
}

/**
 * What is the same to the letter or as a number says something wherever it stands; "one" may be an article.
 */
const isFirm = ({ type, flags }: Term): boolean => type === SPAN || (type === NUMBER && (flags & WEAK) === 0);

/** The statement that a term of the rewritten text belongs to, -1 for none. */
const ownerOf = (
  { original, rewritten, matches }: Pair,
  place: number,
  kept: ReadonlyMap<number, number>,
): number =>
  kept.get(rewritten.statementOf[place] ?? -1) ??
  original.statementOf[matches.ofRewritten[place] ?? -1] ??
  -1;

/**
 * "Language: Go", "Notes:", "Thx :)": what stands in front of a colon names what follows, or nothing follows.
 */
const isLabel = ({ terms }: Reading, { from, to }: Statement, i: number): boolean =>
  i === from &&
  terms[i + 1]?.key === ':' &&
  (LABELS.has(terms[i]?.key ?? '') || terms.slice(i + 2, to).every(({ type }) => type === BREAK));

function isGone({ original, matches }: Pair, s: number, origins: ReadonlySet<number>): boolean {
  const [only = -1, ...others] = origins;
  if (origins.size === 0 || origins.has(s)) return false;
  if (only < 0 || others.length > 0) return true;
  // Where the other statement changed, it may say by now what the operators of this one said.
  if (matches.same[only] !== 1) return false;
  return !hasOperatorsOf(original, only, s) || (isConditional(original, only) && !isConditional(original, s));
}

/** "Write a letter" of which only "there is a letter" is left: a fact asks for nothing. */
function isOnlyTold(pair: Pair, s: number, kept: ReadonlyMap<number, number>): boolean {
  const { original, rewritten, matches } = pair;
  if (original.language !== 'en' || !asksFor(original, s)) return false;
  const verb = instructionOf(original, s);
  const { from = 0, to = 0 } = original.statements[s] ?? {};
  const owners = new Set<number>();
  for (let i = from; i < Math.min(to, from + SENTENCE); i++) {
    const { type, start, end } = original.terms[i] ?? {};
    const place = matches.ofOriginal[i] ?? -1;
    if (type === CONTENT && place < 0 && original.text.slice(start, end).toLowerCase() !== verb) return false;
    if ((type === CONTENT || type === LIGHT) && place >= 0) owners.add(ownerOf(pair, place, kept));
  }
  return (
    owners.size > 0 &&
    [...owners].every(
      (owner) =>
        owner !== s &&
        owner >= 0 &&
        tells(original, owner) &&
        (matches.same[owner] === 1 || tells(rewritten, matches.home[owner] ?? -1)),
    )
  );
}

/** Longer statements are no sentences, in terms. */
const SENTENCE = 60;

/** "Send the letter" of which only "write the letter" is left: another verb asks for something else. */
function isOtherRequest(
  { original, rewritten, matches }: Pair,
  s: number,
  origins: ReadonlySet<number>,
): boolean {
  const [owner = -1, ...others] = origins;
  if (
    original.language !== 'en' ||
    owner < 0 ||
    others.length > 0 ||
    owner === s ||
    matches.same[owner] !== 1
  )
    return false;
  const [verb, other] = [s, owner].map((each) => instructionOf(original, each));
  if (verb === undefined || other === undefined || verb === other || VAGUE.has(verb)) return false;
  return !rewritten.statements.some((_, t) => sentenceOf(rewritten, t).includes(verb.slice(0, VERB)));
}

/** So much of its beginning tells a verb, in letters. */
const VERB = 5;
/** They ask for whatever their object is. */
const VAGUE = new Set(
  'write create make produce generate give provide compose draft prepare craft deliver do be ensure have use tell let get keep include add help take want need'.split(
    ' ',
  ),
);

/** Whether a statement uses every operator that another one uses. */
function hasOperatorsOf(reading: Reading, s: number, other: number): boolean {
  const own = operatorsOf(reading, s);
  return [...operatorsOf(reading, other)].every((operator) => own.has(operator));
}

/** "Water the herbs. If it is hot, water the herbs": the second says less than the first. */
const isConditional = (reading: Reading, s: number): boolean =>
  reading.useIndex.inStatement(s).some(({ operator }) => CONDITIONS.has(operator));

/** Operators that a rule cannot do without; all negations are one. */
const BINDING = operatorSet(
  '!if !when !unless !except !before !after !until !while !only !first !last !optional !otherwise',
);

function operatorsOf({ statements, terms }: Reading, s: number): ReadonlySet<number> {
  const { from = 0, to = 0 } = statements[s] ?? {};
  const found = new Set<number>();
  for (let i = from; i < to; i++) {
    const operator = terms[i]?.operator ?? 0;
    if (NEGATIONS.has(operator)) found.add(NOT);
    else if (BINDING.has(operator)) found.add(operator);
  }
  return found;
}

const NOT = operatorNumber('!not');
