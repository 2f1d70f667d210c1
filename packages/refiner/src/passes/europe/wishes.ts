import type { Draft } from '../../draft/draft.ts';
import { germanWish } from '../../lexicon/de/wishes.ts';
import { spanishClauses } from '../../lexicon/es/clauses.ts';
import { frenchClauses } from '../../lexicon/fr/clauses.ts';
import { italianClauses } from '../../lexicon/it/clauses.ts';
import { portugueseClauses } from '../../lexicon/pt/clauses.ts';
import { REASONS } from '../../model/reasons.ts';
import { byLanguage } from '../../requests/by-language.ts';
import { wishAsDemand } from '../../requests/clauses.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

const clauseGrammar = byLanguage({
  es: spanishClauses,
  fr: frenchClauses,
  it: italianClauses,
  pt: portugueseClauses,
});

/** "Me gustaría que el tono fuera alegre" is "El tono debe ser alegre": a wish about a thing says what the thing must do. */
export const STATED_WISHES: CodePass = {
  name: 'stated-wishes',
  reason: REASONS.instruction,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft) {
    rewriteSentences(draft, STATED_WISHES, (sentence, language) => {
      const grammar = clauseGrammar(language);
      if (grammar) return wishAsDemand(grammar, sentence);
      return language === 'de' ? germanWish(sentence) : undefined;
    });
  },
};
