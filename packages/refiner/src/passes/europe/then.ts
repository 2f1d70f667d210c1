import type { Language } from '@refinery/text/language.ts';
import type { Draft } from '../../draft/draft.ts';
import { REASONS } from '../../model/reasons.ts';
import { replaceWords } from '../../requests/sentence.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

/** How conditions begin, and the word that their main clause may begin with. */
const CONDITIONS: Partial<Record<Language, readonly [ReadonlySet<string>, string]>> = {
  de: [new Set('wenn falls sofern sollte sollten'.split(' ')), 'dann'],
  fr: [new Set(['si', "s'il", "s'ils"]), 'alors'],
  es: [new Set(['si']), 'entonces'],
  pt: [new Set('se caso'.split(' ')), 'então'],
  it: [new Set('se qualora'.split(' ')), 'allora'],
};

/** "Wenn etwas fehlt, dann frag nach" is "Wenn etwas fehlt, frag nach". */
export const THEN: CodePass = {
  name: 'then',
  reason: REASONS.filler,
  rank: 1,
  legal: false,
  local: true,
  run(draft: Draft) {
    rewriteSentences(draft, THEN, (sentence, language) => {
      const { words } = sentence;
      const [starts, then] = CONDITIONS[language] ?? [];
      if (then === undefined || !starts?.has(words[0] ?? '')) return undefined;
      const at = words.indexOf(then);
      const isMainClause = at > 1 && words[at - 1] === ',' && words[at + 1] !== ',';
      return isMainClause ? replaceWords(sentence, at, at + 1, '') : undefined;
    });
  },
};
