import { changedSentences, type Sentences } from './changed-sentences.ts';
import { doubtOf, type Finding, type Pair } from './finding.ts';

/** "By Friday" that became "on Friday". English. */
export function lostDeadlines(pair: Pair): Finding[] {
  const found: Finding[] = [];
  for (const sentences of changedSentences(pair)) {
    const day = lostDeadline(sentences);
    if (day !== undefined) found.push(doubtOf('time', sentences.place, `it is no longer due by "${day}"`));
  }
  return found;
}

const DAY =
  '(?:the )?(?:(?:next|this) )?((?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|noon|midnight|end of|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \\d+)?|\\d{1,2}(?:st|nd|rd|th)?(?::\\d\\d| [ap]m|[ap]m| january| february| march| april| may| june| july| august| september| october| november| december)\\b)';
const BY = new RegExp(`\\bby ${DAY}`);
const ON = new RegExp(`\\b(?:on|at|in|from|after|since) ${DAY}`);
const DUE = /\b(?:by|before|until|till|due|deadline|latest|no later|not later|up to|within)\b/;

function lostDeadline({ before, after }: Sentences): string | undefined {
  const day = BY.exec(before)?.[1];
  return day !== undefined && ON.exec(after)?.[1] === day && !DUE.test(after) ? day : undefined;
}
