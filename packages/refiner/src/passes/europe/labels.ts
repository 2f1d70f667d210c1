import type { Draft } from '../../draft/draft.ts';
import { germanDemand } from '../../lexicon/de/demands.ts';
import { spanishDemands } from '../../lexicon/es/demands.ts';
import { frenchDemands } from '../../lexicon/fr/demands.ts';
import { italianDemands } from '../../lexicon/it/demands.ts';
import { portugueseDemands } from '../../lexicon/pt/demands.ts';
import type { Rank } from '../../model/pass.ts';
import { REASONS } from '../../model/reasons.ts';
import { byLanguage } from '../../requests/by-language.ts';
import { demandAsLabel } from '../../requests/demands.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

const demandGrammar = byLanguage({
  es: spanishDemands,
  fr: frenchDemands,
  it: italianDemands,
  pt: portugueseDemands,
});

/** "El correo no debe superar las 100 palabras" is "Correo: máx. 100 palabras": demands on a thing as a note. Below high, bounds only. */
export const LABELS: CodePass = {
  name: 'labels',
  reason: REASONS.instruction,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft, rank: Rank) {
    rewriteSentences(draft, LABELS, (sentence, language) => {
      const grammar = demandGrammar(language);
      if (grammar) return demandAsLabel(grammar, sentence, rank < 3);
      return language === 'de' ? germanDemand(sentence, rank < 3) : undefined;
    });
  },
};
