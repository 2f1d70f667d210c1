import { TAG } from '@refinery/text/tag-set.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import { type Draft, propose, textOf } from '../../draft/draft.ts';
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

/** What something may be found to be: "a missing value". */
const STATES = new Set(
  'missing empty unclear ambiguous wrong invalid unavailable incomplete unknown unreadable illegible outdated duplicate correct incorrect'.split(
    ' ',
  ),
);

/** "If there is no date, write 'none'" is "No date: write 'none'", "If a value is missing, skip it" is "Missing value: skip it". */
export const CONDITIONS: CodePass = {
  name: 'conditions',
  reason: REASONS.note,
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.comma)) {
      if (sentence.words[0] !== 'if' || sentence.words.includes(':')) continue;
      if (!none(sentence)) state(sentence);
    }
  },
};

/** "If there is no date," or "If no date,". */
function none(sentence: Sentence): boolean {
  const { words, tags } = sentence;
  let no = 1;
  if (words[1] === "there's") no = 2;
  else if (words[1] === 'there' && /^(?:is|are)$/.test(words[2] ?? '')) no = 3;
  if (words[no] !== 'no' || !isFree(sentence, 0, no)) return false;
  const comma = words.indexOf(',');
  for (let k = no + 1; k < comma; k++)
    if (tags[k] === TAG.conjunction || tags[k] === TAG.pronoun) return false;
  return (
    endsAsCondition(sentence, comma) &&
    change(sentence, CONDITIONS, 0, no) &&
    change(sentence, CONDITIONS, comma, bodyAt(sentence, comma), ':')
  );
}

function state(sentence: Sentence): void {
  const { draft, live, words, tags } = sentence;
  const article = /^(?:the|a|an)$/.test(words[1] ?? '') ? 2 : 1;
  const be = nounPhraseEnd(sentence, article);
  const comma = be + 2;
  // "If nothing is wrong" is no "wrong nothing".
  if (
    be <= article ||
    tags[be - 1] !== TAG.noun ||
    !/^(?:is|are)$/.test(words[be] ?? '') ||
    !STATES.has(words[be + 1] ?? '')
  )
    return;
  if (
    words.slice(article, be).includes('of') ||
    !isFree(sentence, 0, comma) ||
    !endsAsCondition(sentence, comma)
  )
    return;
  const from = live[article] ?? 0;
  let noun = '';
  for (let i = from; i < (live[be] ?? 0); i++) noun += textOf(draft, i);
  const body = bodyAt(sentence, comma);
  propose(draft, {
    from: live[0] ?? 0,
    to: (live[body - 1] ?? 0) + 1,
    replacement: `${words[be + 1]} ${noun.trim()}:`,
    pass: CONDITIONS.name,
    reason: CONDITIONS.reason,
  });
}

/** A comma stands there, and an instruction behind it to the end. */
function endsAsCondition(sentence: Sentence, comma: number): boolean {
  return sentence.words[comma] === ',' && isCalm(sentence, 0) && instructs(sentence, bodyAt(sentence, comma));
}

/** Behind the comma and the "then" that may follow. */
const bodyAt = ({ words }: Sentence, comma: number): number =>
  words[comma + 1] === 'then' ? comma + 2 : comma + 1;

/** An instruction starts there: "then list", "don't guess", "never guess". */
function instructs({ tags, words }: Sentence, start: number): boolean {
  let at = start;
  while (tags[at] === TAG.adverb || tags[at] === TAG.negation || words[at] === ',' || words[at] === 'please')
    at++;
  return (
    tags[at] === TAG.base || words[at] === "don't" || (words[at] === 'do' && tags[at + 1] === TAG.negation)
  );
}
