import { TAG, type Tag } from '@refinery/text/tag-set.ts';
import { SPAN } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { isListed } from '@refinery/text/word-class.ts';
import { type Draft, propose, textOf } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { goesOn, joinsVerb } from './requirements.ts';
import { cost, isCalm, type Sentence, sentences } from './sentence.ts';

/** What a model does to a text or to data. Others may be meant by "must be sent" or "must be paid". */
const DOINGS = new Set(
  `write translate copy keep convert format include exclude skip ignore list mark round sort remove replace change preserve mention explain describe
  summarize summarise calculate label separate number capitalize quote cite highlight omit shorten rewrite rename alter modify adjust correct
  add delete drop leave repeat abbreviate group order indent wrap escape validate handle check test log catch avoid render spell paraphrase`.split(
    /\s+/,
  ),
);

/** "Hidden folders should be skipped" is "Skip hidden folders", "names must not be changed" is "Don't change names". */
export const PASSIVES: CodePass = {
  name: 'passives',
  reason: 'instruction said directly',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.modal)) turn(sentence);
  },
};

const IN_SUBJECT = new Set<Tag>([
  TAG.determiner,
  TAG.adjective,
  TAG.noun,
  TAG.name,
  TAG.number,
  TAG.participle,
  TAG.gerund,
  TAG.preposition,
  TAG.conjunction,
  TAG.possessive,
]);
/** In words. */
const LONGEST_SUBJECT = 12;

function turn(sentence: Sentence): void {
  const { words, tags } = sentence;
  const modal = subjectEnd(sentence);
  if (modal === 0 || !/^(?:must|should)(?:n't)?$/.test(words[modal] ?? '') || !isCalm(sentence, modal))
    return;
  const adverb = /^(?:not|never|always)$/.test(words[modal + 1] ?? '') ? words[modal + 1] : undefined;
  const be = modal + (adverb ? 2 : 1);
  const verb = verbForms(words[be + 1] ?? '')?.base ?? '';
  if (words[be] !== 'be' || tags[be + 1] !== TAG.participle || !DOINGS.has(verb)) return;
  // "sorted by date", not "kept by the bank".
  if (words[be + 2] === 'by' && !/^(?:sort|order|group|separate)$/.test(verb)) return;
  if (words[be + 2] === 'to' || goesOn(sentence, be + 2) || joinsVerb(sentence, be + 2)) return;
  const denied = adverb === 'not' || words[modal]?.endsWith("n't");
  const lead = denied ? `don't ${verb}` : adverb ? `${adverb} ${verb}` : verb;
  put(sentence, modal, be + 2, lead);
}

/** Position of the modal verb behind a subject of plain words, 0 for none. */
function subjectEnd({ draft, live, tags, words }: Sentence): number {
  if (
    /^(?:no|none|nothing|neither|not|all|only|any|each|every|both|this|that|these|those|some|one)$/.test(
      words[0] ?? '',
    )
  )
    return 0;
  for (let k = 0; k < LONGEST_SUBJECT; k++) {
    if (tags[k] === TAG.modal) return k;
    // Names keep their capital: "Spanish words".
    if (k === 0 && !isListed(words[0] ?? '') && !/^\p{Lu}\p{Ll}+s$/u.test(textOf(draft, live[0] ?? 0)))
      return 0;
    const inside = IN_SUBJECT.has(tags[k] ?? TAG.other) || words[k] === ',';
    const i = live[k] ?? -1;
    if (!inside || (draft.owner[i] ?? -1) >= 0 || draft.tokens[i]?.kind === SPAN) return 0;
  }
  return 0;
}

/** Puts the verb before the subject that ends at `modal`. */
function put({ draft, live, words }: Sentence, modal: number, end: number, lead: string): void {
  const article = words[0] === 'the' ? 1 : 0;
  const from = live[0] ?? 0;
  const to = live[modal] ?? 0;
  let subject = '';
  for (let i = live[article] ?? 0; i < to; i++) subject += textOf(draft, i);
  subject = subject.trim();
  if (article === 0) subject = subject.charAt(0).toLowerCase() + subject.slice(1);
  const last = live[end - 1] ?? 0;
  const replacement = `${lead} ${subject}`;
  const was = draft.text.slice(draft.tokens[from]?.start, draft.tokens[last]?.end);
  if (cost(` ${replacement}`) >= cost(` ${was}`)) return;
  propose(draft, { from, to: last + 1, replacement, pass: PASSIVES.name, reason: PASSIVES.reason });
}
