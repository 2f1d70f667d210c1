import type { Draft } from '../../draft/draft.ts';
import { germanPassive } from '../../lexicon/de/passives.ts';
import { spanishPassives } from '../../lexicon/es/passives.ts';
import { frenchPassives } from '../../lexicon/fr/passives.ts';
import { italianPassives } from '../../lexicon/it/passives.ts';
import { portuguesePassives } from '../../lexicon/pt/passives.ts';
import { REASONS } from '../../model/reasons.ts';
import { byLanguage } from '../../requests/by-language.ts';
import { passiveAsOrder } from '../../requests/passives.ts';
import { isPolite } from '../address.ts';
import type { CodePass } from '../pass.ts';
import { rewriteSentences } from './rewrite-sentences.ts';

const passiveGrammar = byLanguage({
  es: spanishPassives,
  fr: frenchPassives,
  it: italianPassives,
  pt: portuguesePassives,
});

/** "Los precios no deben ser modificados" is "No modifiques los precios": what must be done is said as an instruction. */
export const PASSIVES: CodePass = {
  name: 'passives',
  reason: REASONS.instruction,
  rank: 2,
  legal: false,
  local: true,
  run(draft: Draft) {
    rewriteSentences(draft, PASSIVES, (sentence, language) => {
      const grammar = passiveGrammar(language);
      if (grammar) {
        const polite = isPolite(draft, language);
        return polite === undefined ? undefined : passiveAsOrder(grammar, sentence, polite);
      }
      return language === 'de' ? germanPassive(sentence) : undefined;
    });
  },
};
