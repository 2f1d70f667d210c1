import { MAY } from '@refinery/text/tag-set.ts';
import { verbMask } from '@refinery/text/verb-forms.ts';
import { operatorSet } from '../lexicon/operator.ts';
import type { Reading } from '../read/reading.ts';
import { ACTION } from '../read/term.ts';

/** A sentence is looked at so far, in UTF-16 units. */
const LONGEST = 400;

/** Words of a statement in small letters. */
export function sentenceOf({ text, statements }: Reading, s: number): string {
  const { start = 0, end = 0 } = statements[s] ?? {};
  return text
    .slice(start, Math.min(end, start + LONGEST))
    .toLowerCase()
    .replaceAll('’', "'");
}

const DUTIES = operatorSet('!must !should');
/** What may stand in front of an instruction. */
const LEADS =
  /^(?:[^\p{L}]*(?:please|then|next|first|second|finally|also|always|never|do not|don't|just|now|so|and|but|only|kindly|again|to|let's|you (?:will|are to)|your (?:task|job|goal) is to)\b[,:]?\s+)*[^\p{L}]*/u;
/** "If it is hot, water the herbs." */
const CASE =
  /^[^\p{L}]*(?:if|when|whenever|unless|before|after|once|while|in case|for|in|at|on|during)\b[^,:.]*[,:] /u;
const WISHES = /\b(?:i|we)(?:'d| would)? (?:need|want|like|love|expect|ask|am looking for|'m looking for)\b/;
/** "Test files are …": a subject, no instruction. */
const SUBJECT = /^[\w-]+(?: [\w-]+){0,3} (?:is|are|was|were|has|have|had|can|will|does|do|did)\b/;

/** Whether a statement asks for something: an instruction, a duty or a wish. English. */
export function asksFor(reading: Reading, s: number): boolean {
  const { from = 0, to = 0 } = reading.statements[s] ?? {};
  if (reading.terms.slice(from, to).some(({ operator }) => DUTIES.has(operator))) return true;
  const text = sentenceOf(reading, s);
  return WISHES.test(text) || instructionOf(reading, s) !== undefined;
}

/** The verb that an instruction begins with. */
export function instructionOf(reading: Reading, s: number): string | undefined {
  const text = sentenceOf(reading, s).replace(CASE, '');
  const rest = text.slice(LEADS.exec(text)?.[0].length ?? 0);
  const [word = ''] = /^[a-z-]+/.exec(rest) ?? [];
  if (word === '' || SUBJECT.test(rest) || NOT_FIRST.has(word)) return undefined;
  return verbMask(word) & MAY.base || isAction(reading, s, word) ? word : undefined;
}

/** They may be verbs and begin what is none of an instruction. */
const NOT_FIRST = new Set('like can will may might must should would could be'.split(' '));

const isAction = ({ terms, statements, text }: Reading, s: number, word: string): boolean => {
  const { from = 0, to = 0 } = statements[s] ?? {};
  return terms
    .slice(from, Math.min(to, from + FIRST_TERMS))
    .some(({ flags, start, end }) => flags & ACTION && text.slice(start, end).toLowerCase() === word);
};
/** So many terms into a sentence its first verb stands. */
const FIRST_TERMS = 4;

const FINITE = /\b(?:is|are|was|were|has|have|had|will|does|did)\b|(?:'s|'re|'ve|'m|'ll)\b/;
const SPEAKS =
  /^[^\p{L}]*(?:(?:so|well|ok|okay|hi|hello|and|but)[,.!]? )*(?:i|we|he|she|it|they|you|this|that|there|here|my|our|the|a|an) /u;

/** Whether a statement only says how something is: it asks for nothing. English. */
export function tells(reading: Reading, s: number): boolean {
  if (asksFor(reading, s)) return false;
  const text = sentenceOf(reading, s);
  return FINITE.test(text) || (SPEAKS.test(text) && hasVerb(text));
}

/** "Our shop sells tea." */
const hasVerb = (text: string): boolean =>
  text
    .split(/[^a-z'-]+/)
    .slice(1, FIRST_WORDS)
    .some((word) => verbMask(word) & (MAY.present | MAY.past));
const FIRST_WORDS = 7;

const DONE =
  /\b(?:was|were|(?:has|have|had|'ve|'s) (?:already |just |now )?been|(?:has|have|had|'ve) (?:already |just |now )?[a-z]+ed)\b/;
const SUBJECT_BEFORE = /^[^\p{L}]*(?:i|we|you|they|he|she|it) (?:already |just |then )?([a-z]+)\b/u;

/** Behind these stands what a sentence is about, or when it holds. */
const SUBORDINATES =
  /\b(?:how|that|which|who|whose|whom|what|where|why|if|whether|when|whenever|once|after|before|because|since|until|unless|as)\b|[,;:(]/;

/** Whether a statement reports what was done. English. */
export function reports(reading: Reading, s: number): boolean {
  if (asksFor(reading, s)) return false;
  const [text = ''] = sentenceOf(reading, s).split(SUBORDINATES);
  const mask = verbMask(SUBJECT_BEFORE.exec(text)?.[1] ?? '');
  return DONE.test(text) || ((mask & MAY.past) !== 0 && (mask & MAY.base) === 0);
}
