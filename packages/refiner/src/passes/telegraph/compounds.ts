import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { isPerson } from '@refinery/text/word-class.ts';
import { type Draft, propose } from '../../draft/draft.ts';
import { isCalm, isFree, type Sentence, sentences } from '../../draft/english-sentence.ts';
import { REASONS } from '../../model/reasons.ts';
import type { CodePass } from '../pass.ts';

/** What things have: "the clause number". */
const ATTRIBUTES = new Set(
  'number name title date price size color colour type version length id address'.split(' '),
);

/** "the number of the clause" is "the clause number". */
export const COMPOUNDS: CodePass = {
  name: 'compounds',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.article))
      for (let k = 1; k + 3 < sentence.live.length; k++) join(sentence, k);
  },
};

function join(sentence: Sentence, k: number): void {
  const { draft, live, words, tags } = sentence;
  if (!ATTRIBUTES.has(words[k] ?? '') || words[k + 1] !== 'of' || words[k + 2] !== 'the') return;
  const noun = words[k + 3] ?? '';
  const next = tags[k + 4];
  if (
    words[k - 1] !== 'the' ||
    tags[k + 3] !== TAG.noun ||
    noun.endsWith('s') ||
    isPerson(noun) ||
    !isFree(sentence, k, k + 4)
  )
    return;
  if (
    !isCalm(sentence, k + 3) ||
    (next !== undefined && next !== TAG.punctuation && next !== TAG.conjunction)
  )
    return;
  const part = draft.tokens[live[k + 3] ?? 0];
  propose(draft, {
    from: live[k] ?? 0,
    to: (live[k + 3] ?? 0) + 1,
    replacement: `${draft.text.slice(part?.start, part?.end)} ${words[k]}`,
    pass: COMPOUNDS.name,
    reason: COMPOUNDS.reason,
  });
}
