import type { Language } from '@refinery/text/language.ts';
import type { Draft } from '../../draft/draft.ts';
import { REASONS } from '../../model/reasons.ts';
import { replaceWords } from '../../requests/sentence.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

/** Comparisons, and what says the same before a number. */
const COMPARISONS: Partial<Record<Language, readonly (readonly [readonly string[], string])[]>> = {
  de: [
    [['nicht', 'mehr', 'als'], 'höchstens'],
    [['nicht', 'weniger', 'als'], 'mindestens'],
  ],
  it: [[['non', 'più', 'di'], 'massimo']],
  pt: [[['mais', 'do', 'que'], 'mais de']],
};

/** "nicht mehr als 8" is "höchstens 8". Elsewhere the same words compare: "nicht mehr als fair". */
export const AMOUNTS: CodePass = {
  name: 'amounts',
  reason: REASONS.wordy,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft) {
    rewriteSentences(draft, AMOUNTS, (sentence, language) => {
      const { words } = sentence;
      for (const [phrase, short] of COMPARISONS[language] ?? []) {
        const at = words.findIndex((_, k) => phrase.every((word, n) => words[k + n] === word));
        const end = at + phrase.length;
        if (at > 0 && /^\d/.test(words[end] ?? '')) return replaceWords(sentence, at, end, short);
      }
      return undefined;
    });
  },
};
