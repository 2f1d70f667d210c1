import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import {
  change,
  isCalm,
  isFree,
  nounPhraseEnd,
  type Sentence,
  sentences,
} from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** "The mail should be short, and it should be polite" is "The mail should be short and polite". */
export const SAME_SUBJECT: CodePass = {
  name: 'same-subject',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.modal)) join(sentence);
  },
};

const STOPS = new Set<Tag>([
  TAG.subordinator,
  TAG.relative,
  TAG.complementizer,
  TAG.wh,
  TAG.modal,
  TAG.pronoun,
  TAG.contraction,
  TAG.negation,
  TAG.have,
  TAG.do,
  TAG.present,
  TAG.past,
]);

function join(sentence: Sentence): void {
  const { words, tags } = sentence;
  const modal = words[0] === 'it' || words[0] === 'they' ? 1 : nounPhraseEnd(sentence, 0);
  if (modal === 0 || !/^(?:must|should|shall)$/.test(words[modal] ?? '')) return;
  const verb = modal + 1;
  if (tags[verb] !== TAG.base && words[verb] !== 'be') return;
  let and = verb + 1;
  while (and < words.length && !repeats(sentence, and, modal))
    if (STOPS.has(tags[and++] ?? TAG.other)) return;
  const again = and + 3;
  if (and >= words.length || (tags[again] !== TAG.base && words[again] !== 'be')) return;
  const sameBe =
    words[verb] === 'be' && words[again] === 'be' && isPassive(sentence, verb) === isPassive(sentence, again);
  if (!isFree(sentence, and + 1, again + 1) || !isCalm(sentence, and + 2)) return;
  if (words[and - 1] === ',') change(sentence, SAME_SUBJECT, and - 1, and);
  change(sentence, SAME_SUBJECT, and + 1, sameBe ? again + 1 : again);
}

const isPassive = ({ tags }: Sentence, be: number): boolean => tags[be + 1] === TAG.participle;

/** "and it should" behind "The mail should". */
function repeats({ words, tags }: Sentence, k: number, modal: number): boolean {
  if (words[k] !== 'and' || words[k + 2] !== words[modal] || tags[k + 3] === TAG.negation) return false;
  if (words[0] === 'it' || words[0] === 'they') return words[k + 1] === words[0];
  const plural = /[^su]s$/.test(words[modal - 1] ?? '') || words.slice(0, modal).includes('and');
  return words[k + 1] === (plural ? 'they' : 'it');
}
