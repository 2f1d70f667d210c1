import { TAG } from '@refinery/text/tag-set.ts';
import { SPACES } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Draft, type DraftSegment, holds, propose } from '../draft/draft.ts';
import { isFree, nounPhraseEnd, type Sentence, sentenceOf } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "The text should be short. It should also be clear." is "The text should be short and clear." */
export const PARALLEL_SENTENCES: CodePass = {
  name: 'parallel-sentences',
  reason: REASONS.joined,
  rank: 2,
  legal: false,
  language: 'en',
  run(draft: Draft) {
    for (let k = 1; k < draft.segments.length; k++) {
      const first = draft.segments[k - 1];
      const second = draft.segments[k];
      if (!first || !second) continue;
      if (!holds(draft, first, TRIGGER.modal) || !holds(draft, second, TRIGGER.modal)) continue;
      if (areNeighbours(draft, first, second) && join(draft, first, second)) k++;
    }
  },
};

/** In words: what a reader takes in at once. */
const LONGEST = 18;
const MODALS = new Set(['should', 'must']);
/** A sentence with one of these has more than one demand, or a demand not to. */
const COMPLEX = /^(?:[,;:()?]|and|or|but|not|no|never|only|which|that|who|because|since|if|when|so|.*n't)$/;

function areNeighbours(draft: Draft, first: DraftSegment, second: DraftSegment): boolean {
  if (first.language !== 'en' || second.language !== 'en' || first.lineFrom !== second.lineFrom) return false;
  if (first.line === 'heading' || first.line === 'table' || draft.tokens[first.to - 1]?.lower !== '.')
    return false;
  for (let i = first.to; i < second.from; i++) if (draft.tokens[i]?.kind !== SPACES) return false;
  return true;
}

function join(draft: Draft, first: DraftSegment, second: DraftSegment): boolean {
  const one = sentenceOf(draft, first);
  const other = sentenceOf(draft, second);
  const subject = nounPhraseEnd(one, 0);
  const modal = one.words[subject] ?? '';
  if (subject === 0 || !MODALS.has(modal) || one.words.length > LONGEST) return false;
  if (one.words.slice(0, -1).some((word) => COMPLEX.test(word)) || !isFree(one, subject, subject + 2))
    return false;
  const same = sameSubject(one, other, subject);
  if (same === 0 || other.words[same] !== modal) return false;
  const also = other.words[same + 1] === 'also' ? 1 : 0;
  let verb = same + 1 + also;
  if (!isFree(other, 0, verb + 1) || COMPLEX.test(other.words[verb] ?? '')) return false;
  if (one.words[subject + 1] === 'be' && other.words[verb] === 'be') verb++;
  else if (other.tags[verb] !== TAG.base && other.words[verb] !== 'be' && other.words[verb] !== 'have')
    return false;
  return propose(draft, {
    from: first.to - 1,
    to: other.live[verb] ?? second.to,
    replacement: ' and ',
    pass: PARALLEL_SENTENCES.name,
    reason: PARALLEL_SENTENCES.reason,
  });
}

/** Length of the second subject where it is the first one again, or a pronoun for it. */
function sameSubject(one: Sentence, other: Sentence, subject: number): number {
  const pronoun = other.words[0] ?? '';
  const plural = /[^su]s$|people|children$/.test(one.words[subject - 1] ?? '');
  const ofMany = one.words.slice(0, subject).includes('of');
  if (pronoun === 'it' ? !plural && !ofMany : pronoun === 'they' && plural && !ofMany) return 1;
  for (let k = 0; k < subject; k++) if (one.words[k] !== other.words[k]) return 0;
  return subject;
}
