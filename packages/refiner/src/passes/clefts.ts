import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { type Draft, proposeTogether } from '../draft/draft.ts';
import { isCalm, isFree, type Sentence, sentences, startsClause } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "What I need is a plan" is "I need a plan". */
export const CLEFTS: CodePass = {
  name: 'clefts',
  reason: REASONS.introduction,
  rank: 1,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.asks)) unfold(sentence);
  },
};

/** With other verbs the two halves say different things: "what he did is a crime". */
const VERBS = new Set('need want like look notice think hope expect suggest prefer seek imagine'.split(' '));
/** Of these alone a clause can be the object: "I think that it rains", not "I want that it rains". */
const SAYING = new Set('notice think hope expect suggest imagine'.split(' '));
/** In words, between "what" and "is". */
const LONGEST = 8;
const OBJECTS = new Set<Tag>([TAG.determiner, TAG.possessive, TAG.number, TAG.gerund]);

function unfold(sentence: Sentence): void {
  const { words: all, live } = sentence;
  for (let k = 0; k + 3 < all.length; k++) {
    if (all[k] !== 'what') continue;
    const { tags } = sentence;
    if (!startsClause(sentence, k) || !isSubject(tags[k + 1])) continue;
    const is = all.indexOf('is', k + 2);
    if (is < 0 || is > k + LONGEST || !isFree(sentence, k, is + 1) || !isCalm(sentence, is)) continue;
    const verbs = all.slice(k + 2, is).map((word) => verbForms(word)?.base ?? word);
    if (all[is + 1] === 'that' ? !SAYING.has(verbs.at(-1) ?? '') : !OBJECTS.has(tags[is + 1] ?? TAG.other))
      continue;
    if (!verbs.some((verb) => VERBS.has(verb))) continue;
    const gone = (at: number) => {
      const i = live[at] ?? 0;
      return { from: i, to: i + 1, replacement: '', pass: CLEFTS.name, reason: CLEFTS.reason };
    };
    const fromYou = all[is - 2] === 'from' && all[is - 1] === 'you' ? [gone(is - 2), gone(is - 1)] : [];
    proposeTogether(sentence.draft, [gone(k), ...fromYou, gone(is)]);
    return;
  }
}

const isSubject = (tag: Tag | undefined): boolean => tag === TAG.pronoun || tag === TAG.contraction;
