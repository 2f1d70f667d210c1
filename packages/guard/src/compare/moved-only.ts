import { changedSentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';
import { type SentenceWord, sentenceWords } from './sentence-words.ts';

const ONLY = /^(?:only|nur)$/;
const ARTICLE = /^(?:an?|the|your|our|der|die|das|den|dem|eine?[rnm]?)$/;
const MODAL =
  /^(?:can|may|must|should|will|is|are|has|have|kann|darf|muss|soll|können|dürfen|müssen|sollen|ist|sind|hat|haben)$/;
const PREPOSITION = /^(?:in|on|at|to|for|from|with|by|into|during|after|before|within)$/;
/** So many words a subject has at most. */
const SUBJECT = 5;

/**
 * "Only the supervisor may change the plan" that became "the supervisor may only change the plan", and
 * "translate only the comments in the files" that became "translate the comments only in the files": "only"
 * is said of something else. English and German.
 */
export function movedOnly(pair: Pair): Finding[] {
  const { language } = pair.original;
  if (language !== 'en' && language !== 'de') return [];
  const found: Finding[] = [];
  for (const { before, after, place } of changedSentences(pair)) {
    if (!/\b(?:only|nur)\b/.test(before) || !/\b(?:only|nur)\b/.test(after)) continue;
    const [was, now] = [sentenceWords(before), sentenceWords(after)].map((words) =>
      words.filter(({ isSign }) => !isSign),
    );
    if (was && now && (isSubjectFreed(was, now) || isThingFreed(was, now)))
      found.push(doubtOf('exclusive', place, '"only" is said of something else now'));
  }
  return found;
}

/** Whether nobody else was let do something, and now it says that they do nothing else. */
function isSubjectFreed(was: readonly SentenceWord[], now: readonly SentenceWord[]): boolean {
  if (!ONLY.test(was[0]?.word ?? '')) return false;
  const modal = was.findIndex(({ word }, at) => at > 1 && at <= SUBJECT + 1 && MODAL.test(word));
  const subject = was[modal - 1];
  if (!subject || ARTICLE.test(subject.word)) return false;
  const at = now.findIndex(({ key }) => key === subject.key);
  if (at < 0 || now.slice(Math.max(0, at - SUBJECT), at).some(({ word }) => ONLY.test(word))) return false;
  return (
    now.some(({ word }, k) => k > at + 1 && ONLY.test(word)) && !/^alone|allein/.test(now[at + 1]?.word ?? '')
  );
}

/** Whether it was said of a thing, and is said of a place or a time behind this thing. */
function isThingFreed(was: readonly SentenceWord[], now: readonly SentenceWord[]): boolean {
  const [from, to] = [was, now].map((words) => words.findIndex(({ word }) => ONLY.test(word)));
  if (from === undefined || to === undefined || from === 0) return false;
  const thing = was.slice(from + 1).find(({ word }) => !ARTICLE.test(word));
  if (!thing || PREPOSITION.test(thing.word) || !PREPOSITION.test(now[to + 1]?.word ?? '')) return false;
  // "Only if", "only when" stand in front of what they are for.
  return now.slice(0, to).some(({ key }) => key === thing.key);
}
