import type { Answer } from './decide.ts';
import type { Comparison, Question } from './questions.ts';
import type { Reader } from './verified-result.ts';

/** What a second reader found kept already: it holds wherever the same is asked of the same passages. */
export interface KnownAnswers {
  reader: Reader | null;
  /** By what was asked and shown, as one string. */
  answers: ReadonlyMap<string, Answer>;
}

export const NOTHING_KNOWN: KnownAnswers = { reader: null, answers: new Map() };

/** A question as one string that is the same wherever the same is asked, and the same passages of both texts are shown. */
function keyOf({ original, rewritten }: Comparison, question: Question): string {
  const { kind, side, place } = question;
  const passages = [
    original.slice(question.original.start, question.original.end),
    rewritten.slice(question.rewritten.start, question.rewritten.end),
  ];
  const words = (side === 'original' ? original : rewritten).slice(place.start, place.end);
  return JSON.stringify([kind, side, words, ...passages]);
}

/** Of questions, those that were answered already, by their ids. */
export function answeredOf(
  comparison: Comparison,
  questions: readonly Question[],
  { answers }: KnownAnswers,
): Map<string, Answer> {
  const found = new Map<string, Answer>();
  for (const question of questions) {
    const answer = answers.get(keyOf(comparison, question));
    if (answer) found.set(question.id, answer);
  }
  return found;
}

/** What is known to be kept once questions were answered, by their ids. */
export function knownAfter(
  comparison: Comparison,
  questions: readonly Question[],
  { reader, answers }: { reader: Reader; answers: ReadonlyMap<string, Answer> },
): KnownAnswers {
  const known = new Map<string, Answer>();
  for (const question of questions) {
    const answer = answers.get(question.id);
    if (answer?.kept) known.set(keyOf(comparison, question), answer);
  }
  return { reader, answers: known };
}
