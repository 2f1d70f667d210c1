import { wordSet } from '@refinery/text/word-list.ts';
import { type DemandGrammar, parsePredicates } from '../../requests/demands.ts';

export function spanishDemands(): DemandGrammar {
  return {
    articles: wordSet('el la los las tu tus su sus'),
    quantifiers: wordSet('cada todo todos todas'),
    dropsPronouns: true,
    pronouns: wordSet(''),
    modals: new Set([
      ...wordSet('debe deben debería deberían deberá deberán'),
      'tiene que',
      'tienen que',
      'ha de',
      'han de',
      'tendría que',
      'tendrían que',
      'necesita',
      'necesitan',
    ]),
    permissions: wordSet('puede pueden'),
    infinitive: /^\p{L}{2,}[aeií]r(?:se|le|les|lo|la)?$/u,
    gerund: (verb) => (verb.endsWith('ar') && verb !== 'lugar' ? `${verb.slice(0, -1)}ndo` : undefined),
    negator: 'no',
    companions: wordSet('nunca'),
    joiners: wordSet('y e ,'),
    linkers: wordSet('también además'),
    colon: ':',
    numbers: wordSet(
      'un una dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cincuenta cien',
    ),
    affirmed: parsePredicates(`
      ocupar =>
      caber en =>
      ser|estar|ir|quedar|mantenerse|sonar =>
      ser|estar escrito|escrita|redactado|redactada en => en
      tener =>
      contener|incluir => con
      tener|contener|ocupar como máximo|mucho # => máx.
      constar de => con
      estar compuesto|compuesta|formado|formada por => con
      presentarse|aparecer|darse|entregarse|mostrarse en => en
    `),
    negated: parsePredicates(`
      superar|exceder|sobrepasar|rebasar los|las|de? # => máx.
      pasar de los|las? # => máx.
      tener|contener|ocupar|durar más de # => máx.
      ser más largo|larga|largos|largas de|que # => máx.
      contener|tener|incluir|llevar => sin
    `),
  };
}
