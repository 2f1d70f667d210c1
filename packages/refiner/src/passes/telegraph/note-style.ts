import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import type { Sentence } from './sentence.ts';

const FINITE = new Set<Tag>([TAG.be, TAG.have, TAG.do, TAG.modal, TAG.present, TAG.past, TAG.contraction]);
/** Before an instruction: "Then list", "Please also name", "Never guess". */
const OPENERS = new Set<Tag>([TAG.adverb, TAG.negation]);
/** Behind these a reason or contrast is told in a sentence of its own. */
const TELLS = new Set('because since although though whereas while as so but'.split(' '));
const LONGEST_LABEL = 6;

/** From where to where, exclusive, words of a sentence go without articles. */
export interface NoteRange {
  from: number;
  to: number;
}

const NOWHERE: NoteRange = { from: 0, to: 0 };

/**
 * Where words go without articles as in a note: labels ("Format: a table"), items of lists, fragments without a verb, and instructions up
 * to their first comma or subordinate clause ("Write a short story about a town"). What is told keeps its articles: "The house is old".
 */
export function noteRange(sentence: Sentence): NoteRange {
  const start = bodyStart(sentence);
  const main = mainStart(sentence, start);
  if (sentence.part.line === 'item' && instructs(sentence, main))
    return { from: 0, to: tellingFrom(sentence, main) };
  if (instructs(sentence, start)) return { from: start, to: firstClauseEnd(sentence, start) };
  if (sentence.part.line === 'item' && !isOwnTale(sentence)) return { from: 0, to: sentence.words.length };
  if (isFragment(sentence, start)) return { from: 0, to: tellingFrom(sentence, start) };
  // A label goes without, whatever stands behind it.
  if (start > 0) return { from: 0, to: start };
  return NOWHERE;
}

/** Behind the label that a sentence begins with. */
function bodyStart({ words }: Sentence): number {
  for (let k = 1; k <= LONGEST_LABEL && k < words.length - 1; k++) if (words[k] === ':') return k + 1;
  return 0;
}

const SUBORDINATES = new Set(
  'that which who whose whom if when where while unless until because since although before after so as than how what why whether'.split(
    ' ',
  ),
);

/** The end of what an instruction says before anything hangs on it. */
function firstClauseEnd({ words }: Sentence, start: number): number {
  for (let k = start + 1; k < words.length; k++)
    if (SUBORDINATES.has(words[k] ?? '') || /^[,;:(–—]$/.test(words[k] ?? '')) return k;
  return words.length;
}

/** Somebody tells of themselves. */
const isOwnTale = ({ words }: Sentence): boolean =>
  words.some((word) => /^(?:i|we|my|our|me|us|i'm|i've|we're|we've)$/.test(word));

const CONDITIONS = new Set(
  'if when whenever once before after unless for in at on during with without'.split(' '),
);
const LONGEST_CONDITION = 20;

/** Behind a condition: "If the file is empty, …", "For each of the towns, …". */
function mainStart({ words }: Sentence, start: number): number {
  if (!CONDITIONS.has(words[start] ?? '')) return start;
  const comma = words.indexOf(',', start);
  return comma > 0 && comma < start + LONGEST_CONDITION ? comma + 1 : start;
}

/** An instruction starts there: "then list", "don't guess". */
export function instructs({ tags, words }: Sentence, start: number): boolean {
  let at = start;
  while (OPENERS.has(tags[at] ?? TAG.other) || words[at] === ',' || words[at] === 'please') at++;
  return (
    tags[at] === TAG.base || words[at] === "don't" || (words[at] === 'do' && tags[at + 1] === TAG.negation)
  );
}

/** No verb outside relative clauses. */
function isFragment({ tags, words }: Sentence, start: number): boolean {
  if (words.at(-1) === '?') return false;
  let inRelative = false;
  for (let k = start; k < tags.length; k++) {
    const tag = tags[k] ?? TAG.other;
    // A pronoun with its verb that another pass put there.
    if (tag === TAG.other && words[k]?.includes("'")) return false;
    if (tag === TAG.relative) inRelative = true;
    else if (tag === TAG.pronoun && !inRelative) return false;
    else if (FINITE.has(tag) || tag === TAG.base) {
      if (!inRelative) return false;
      inRelative = false;
    }
  }
  return true;
}

/** Where somebody begins to tell something: "…, because the shop is closed". */
function tellingFrom({ tags, words }: Sentence, start: number): number {
  for (let k = start + 1; k < words.length; k++) {
    const opens = TELLS.has(words[k] ?? '') || words[k] === ',' || words[k] === ';' || words[k] === ':';
    if (opens && tellsBehind(tags, k + 1)) return k;
  }
  return words.length;
}

const LONGEST_SUBJECT = 10;
const IN_SUBJECT = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.adjective,
  TAG.noun,
  TAG.name,
  TAG.number,
  TAG.span,
  TAG.participle,
  TAG.adverb,
  TAG.preposition,
  TAG.pronoun,
  TAG.conjunction,
  TAG.existential,
  TAG.object,
]);

/** A subject and its verb follow. */
function tellsBehind(tags: readonly Tag[], from: number): boolean {
  if (tags[from] === TAG.contraction) return true;
  for (let k = from; k < from + LONGEST_SUBJECT; k++) {
    const tag = tags[k] ?? TAG.other;
    if (FINITE.has(tag)) return k > from;
    if (!IN_SUBJECT.has(tag)) return false;
  }
  return false;
}
