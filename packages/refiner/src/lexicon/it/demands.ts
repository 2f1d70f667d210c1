import { wordSet } from '@refinery/text/word-list.ts';
import { type DemandGrammar, parsePredicates } from '../../requests/demands.ts';

export function italianDemands(): DemandGrammar {
  return {
    articles: wordSet('il lo la i gli le'),
    quantifiers: wordSet('ogni ciascun ciascuna'),
    dropsPronouns: true,
    pronouns: wordSet(''),
    modals: wordSet('deve devono dovrebbe dovrebbero dovrà dovranno'),
    permissions: wordSet('può possono'),
    infinitive: /(?:[aei]re|rre|rsi)$/,
    gerund: (verb) => {
      const [, stem, vowel] = /^(\p{L}{2,})([aei])re$/u.exec(verb) ?? [];
      if (stem === undefined || /^(?:f|d|tradu|propo)$/.test(stem)) return undefined;
      return `${stem}${vowel === 'a' ? 'ando' : 'endo'}`;
    },
    negator: 'non',
    companions: wordSet('mai'),
    joiners: wordSet('e ed ,'),
    linkers: wordSet('anche inoltre'),
    colon: ':',
    numbers: wordSet(
      'uno una un due tre quattro cinque sei sette otto nove dieci dodici quindici venti trenta cinquanta cento',
    ),
    affirmed: parsePredicates(`
      apparire|comparire in => in
      apparire|comparire nel => nel
      stare in|su =>
      occupare =>
      essere|restare|rimanere|risultare =>
      essere scritto|scritta|redatto|redatta in => in
      avere =>
      contenere|includere => con
      avere|contenere al massimo # => max.
      essere lungo|lunga|lunghi|lunghe al massimo # => max.
      essere composto|composta|formato|formata da => con
      essere presentato|presentata|presentati|presentate come => come
    `),
    negated: parsePredicates(`
      superare|eccedere le|i|gli? # => max.
      avere|contenere più di # => max.
      essere più lungo|lunga|lunghi|lunghe di # => max.
      contenere|avere|includere => senza
    `),
  };
}
