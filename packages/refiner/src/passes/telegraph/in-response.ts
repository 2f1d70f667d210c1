import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import { change, isCalm, isFree, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

const RESULT = new Set('response answer reply output'.split(' '));
/** What these are to be done in can only be the answer. */
const DOINGS = new Set(
  'include use add highlight mention write put insert provide give have contain avoid italicize bold underline'.split(
    ' ',
  ),
);

/** "Use 3 headings in your response": where else. */
export const IN_RESPONSE: CodePass = {
  name: 'in-response',
  reason: REASONS.response,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.your)) shorten(sentence);
  },
};

function shorten(sentence: Sentence): void {
  const { words, tags } = sentence;
  if (!asks(sentence)) return;
  for (let k = 0; k + 2 < words.length; k++) {
    if (
      words[k] !== 'in' ||
      words[k + 1] !== 'your' ||
      !RESULT.has(words[k + 2] ?? '') ||
      !isFree(sentence, k, k + 3)
    )
      continue;
    if (!isCalm(sentence, k + 1)) continue;
    const next = tags[k + 3];
    if (k === 0 && words[3] === ',') change(sentence, IN_RESPONSE, 0, 4);
    else if (
      k > 2 &&
      tags[k - 1] !== TAG.punctuation &&
      tags[k - 1] !== TAG.conjunction &&
      (next === undefined || next === TAG.punctuation || next === TAG.preposition)
    )
      change(sentence, IN_RESPONSE, k, k + 3);
    return;
  }
}

/** The sentence is an instruction about what the answer holds. */
function asks({ words, tags }: Sentence): boolean {
  if (words[0] === 'in') return tags[4] === TAG.base || tags.includes(TAG.modal);
  const first = words[0] === 'also' || words[0] === 'please' || words[0] === 'no' ? 1 : 0;
  if (words[0] === 'no') return true;
  // Where something is forbidden, the words that say where are part of the ban.
  if (/^(?:don't|do|avoid)$/.test(words[first] ?? '')) return false;
  return tags[first] === TAG.base && DOINGS.has(words[first] ?? '');
}
