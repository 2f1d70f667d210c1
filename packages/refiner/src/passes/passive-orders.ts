import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { wordSet } from '@refinery/text/word-list.ts';
import { type Change, type Draft, proposeTogether } from '../draft/draft.ts';
import { isCalm, isFree, nounPhraseEnd, type Sentence, sentences } from '../draft/english-sentence.ts';
import { REASONS } from '../model/reasons.ts';
import type { CodePass } from './pass.ts';

/** "Dates should be written in full" is "Write dates in full". */
export const PASSIVE_ORDERS: CodePass = {
  name: 'passive-orders',
  reason: REASONS.instruction,
  rank: 2,
  legal: false,
  local: true,
  language: 'en',
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.duty)) order(sentence);
  },
};

/** What is done to texts and data, so by who answers: "phones should be kept at home" is no order to the model. */
const VERBS = wordSet(
  `write translate format list mention sort render describe explain present phrase quote cite convert round copy preserve retain omit skip ignore
  replace separate mark highlight label group arrange structure capitalize capitalise abbreviate spell change alter modify touch remove delete
  shorten summarize summarise split merge wrap escape tone return output`,
);
const OPENERS = new Set<Tag>([
  TAG.determiner,
  TAG.possessive,
  TAG.noun,
  TAG.adjective,
  TAG.name,
  TAG.participle,
]);
const NO_SUBJECT = wordSet(
  'no none nothing neither not only nobody there what which who each every this that',
);
const PARTICIPLES = new Set<Tag>([TAG.participle, TAG.past, TAG.modal, TAG.be, TAG.adjective, TAG.negation]);

function order(sentence: Sentence): void {
  const { words: all, live, draft } = sentence;
  if (!all.includes('be')) return;
  const { tags } = sentence;
  if (!OPENERS.has(tags[0] ?? TAG.other) || NO_SUBJECT.has(all[0] ?? '')) return;
  const modal = subjectEnd(sentence);
  const duty = lengthOfDuty(all, modal);
  if (modal === 0 || duty === 0) return;
  const not = all[modal + duty] === 'not' || /n't$/.test(all[modal] ?? '');
  const be = modal + duty + (all[modal + duty] === 'not' ? 1 : 0);
  const participle = tags[be + 1] === TAG.adverb ? be + 2 : be + 1;
  const verb = verbForms(all[participle] ?? '')?.base ?? '';
  if (all[be] !== 'be' || !VERBS.has(verb) || all[participle] === verb || all[participle + 1] === 'by')
    return;
  if (!isFree(sentence, 0, participle + 1) || !isCalm(sentence, be) || goesOn(sentence, participle + 1))
    return;
  const at = (k: number): number => live[k] ?? 0;
  const first = draft.tokens[at(0)];
  const opener = draft.text.slice(first?.start, first?.end);
  const subject = tags[0] === TAG.name || opener.toUpperCase() === opener ? opener : opener.toLowerCase();
  const change = (k: number, to: number, replacement: string): Change => ({
    from: at(k),
    to: at(to - 1) + 1,
    replacement,
    pass: PASSIVE_ORDERS.name,
    reason: PASSIVE_ORDERS.reason,
  });
  proposeTogether(draft, [
    change(0, 1, `${not ? "don't " : ''}${verb} ${subject}`),
    change(modal, be + 1, ''),
    change(participle, participle + 1, ''),
  ]);
}

/** Behind "the title, the date and the names themselves". */
function subjectEnd(sentence: Sentence): number {
  const { words: all } = sentence;
  let end = nounPhraseEnd(sentence, 0);
  while (end > 0 && /^(?:,|and|or)$/.test(all[end] ?? '')) {
    const from = all[end] === ',' && /^(?:and|or)$/.test(all[end + 1] ?? '') ? end + 2 : end + 1;
    const next = nounPhraseEnd(sentence, from);
    if (next === from) return 0;
    end = next;
  }
  return /^(?:itself|themselves)$/.test(all[end] ?? '') ? end + 1 : end;
}

/** In words: "should", "must", "have to", "need to"; 0 where there is none. */
function lengthOfDuty(all: readonly string[], k: number): number {
  if (/^(?:should|must|shouldn't|mustn't)$/.test(all[k] ?? '')) return 1;
  return /^(?:has|have|needs|need)$/.test(all[k] ?? '') && all[k + 1] === 'to' ? 2 : 0;
}

/** A second verb of the same subject ("must be kept and not changed") would lose it. */
function goesOn({ words: all, tags }: Sentence, from: number): boolean {
  for (let k = from; k + 1 < all.length; k++)
    if (/^(?:and|or|but|,)$/.test(all[k] ?? '') && PARTICIPLES.has(tags[k + 1] ?? TAG.other)) return true;
  return false;
}
