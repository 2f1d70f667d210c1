import { TAG } from '@refinery/text/tag-set.ts';
import { NUMBER, SPACES, WORD } from '@refinery/text/token.ts';
import { TRIGGER } from '@refinery/text/triggers.ts';
import type { Draft } from '../../draft/draft.ts';
import type { CodePass } from '../pass.ts';
import { change, type Sentence, sentences } from './sentence.ts';

const JOINING = new Set('and but or so then while because'.split(' '));

/** The comma before "and", "but" or "so" that starts a clause. */
export const CLAUSE_COMMAS: CodePass = {
  name: 'clause-commas',
  reason: 'comma before "and"',
  rank: 3,
  legal: false,
  language: 'en',
  local: true,
  run(draft: Draft) {
    for (const sentence of sentences(draft, TRIGGER.comma))
      for (let k = 2; k < sentence.live.length - 2; k++)
        if (sentence.words[k] === ',' && isIdle(sentence, k)) change(sentence, CLAUSE_COMMAS, k, k + 1);
  },
};

/** No second comma near: "red, green, and blue" and "Tom, and with him Ann, went" are read by their commas. */
function isIdle({ draft, live, words, tags }: Sentence, k: number): boolean {
  const i = live[k] ?? -1;
  const before = draft.tokens[live[k - 1] ?? -1];
  if ((draft.owner[i] ?? -1) >= 0 || draft.tokens[i + 1]?.kind !== SPACES) return false;
  if (before?.kind !== WORD && before?.kind !== NUMBER) return false;
  if (!JOINING.has(words[k + 1] ?? '') || tags[k + 2] === TAG.punctuation) return false;
  // "…, and for each of them", "…, and if it rains": the comma shows where the clause begins.
  if (tags[k + 2] === TAG.preposition || tags[k + 2] === TAG.subordinator) return false;
  for (let at = k - 1; at >= 0; at--) if (words[at] === ',') return false;
  for (let at = k + 1; at < words.length; at++) if (words[at] === ',') return false;
  return true;
}
