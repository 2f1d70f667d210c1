import { wordSet } from '@refinery/text/word-list.ts';
import { type DemandGrammar, parsePredicates } from '../../requests/demands.ts';

export function frenchDemands(): DemandGrammar {
  return {
    articles: wordSet('le la les ton ta tes votre vos'),
    quantifiers: wordSet('chaque tout toute'),
    dropsPronouns: false,
    pronouns: wordSet('il elle ils elles'),
    modals: wordSet('doit doivent devrait devraient devra devront'),
    permissions: wordSet('peut peuvent'),
    infinitive: /(?:er|ir|re)$/,
    gerund: () => undefined,
    negator: 'ne',
    companions: wordSet('pas jamais'),
    joiners: wordSet('et ,'),
    linkers: wordSet('également aussi'),
    colon: ' :',
    numbers: wordSet(
      'un une deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente cinquante cent',
    ),
    affirmed: parsePredicates(`
      figurer|apparaître en => en
      figurer|apparaître dans => dans
      tenir en|sur|dans =>
      être|rester|avoir|comporter|compter =>
      y avoir =>
      contenir|inclure => avec
    `),
    negated: parsePredicates(`
      dépasser|excéder les? # => max.
      faire|avoir|comporter|compter|contenir plus de # => max.
      être plus long|longue|longs|longues de|que # => max.
      contenir|comporter|avoir|inclure de => sans
    `),
  };
}
