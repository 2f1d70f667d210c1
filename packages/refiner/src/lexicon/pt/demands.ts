import { wordSet } from '@refinery/text/word-list.ts';
import { type DemandGrammar, parsePredicates } from '../../requests/demands.ts';

/** They look like infinitives. */
const NOUNS = wordSet('maior melhor menor pior lugar mulher qualquer ser');

export function portugueseDemands(): DemandGrammar {
  return {
    articles: wordSet('o a os as sua suas seu seus teu tua teus tuas'),
    quantifiers: wordSet('cada todo toda todos todas'),
    dropsPronouns: true,
    pronouns: wordSet('ele ela eles elas'),
    modals: new Set([
      ...wordSet('deve devem deveria deveriam deverá deverão precisa precisam'),
      'tem que',
      'tem de',
      'têm que',
      'têm de',
      'tem q',
      'terá de',
      'terá que',
    ]),
    permissions: wordSet('pode podem'),
    infinitive: /(?:[aeiô]r)$/,
    gerund: (verb) =>
      /^\p{L}{3,}[aei]r$/u.test(verb) && !NOUNS.has(verb) ? `${verb.slice(0, -1)}ndo` : undefined,
    negator: 'não',
    companions: wordSet('nunca'),
    joiners: wordSet('e ,'),
    linkers: wordSet('também'),
    colon: ':',
    numbers: wordSet(
      'um uma dois duas três quatro cinco seis sete oito nove dez doze quinze vinte trinta cinquenta cem',
    ),
    affirmed: parsePredicates(`
      aparecer no => no
      aparecer na => na
      aparecer em => em
      ocupar =>
      caber em =>
      ser|estar|ficar|soar|vir|permanecer =>
      ser|estar escrito|escrita|redigido|redigida em => em
      ter =>
      conter|incluir => com
      ter|conter no máximo # => máx.
      constar de => com
      ser composto|composta|formado|formada por => com
      ser apresentado|apresentada|apresentados|apresentadas em => em
    `),
    negated: parsePredicates(`
      ultrapassar|exceder|superar os|as? # => máx.
      passar de # => máx.
      ter|conter mais de|que # => máx.
      ter|conter mais do que # => máx.
      ser mais longo|longa|longos|longas que|de # => máx.
      conter|ter|incluir => sem
    `),
  };
}
