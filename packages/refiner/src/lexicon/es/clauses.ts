import { wordList, wordSet } from '@refinery/text/word-list.ts';
import type { ClauseGrammar } from '../../requests/clauses.ts';
import { collectThirdPersons } from '../../requests/third-persons.ts';
import { SPANISH_VERBS, spanishVerb } from './verbs.ts';

/** Verbs of things, as `lexicon/es/verbs.ts` writes them. */
const OF_THINGS = `estar::esté:estuviera poder::pueda:pudiera contener::contenga:contuviera sonar::suene parecer aparecer quedar durar constar llevar ocupar
  superar exceder pasar permitir venir::venga:viniera salir::salga reflejar valer::valga costar::cueste transmitir rimar funcionar figurar cubrir caber::quepa:cupiera
  abarcar quedarse resultar permanecer coincidir terminar acabar depender aparecer existir`;

export function spanishClauses(): ClauseGrammar {
  return {
    openers: [
      'quiero|necesito|deseo|pido|quisiera|querría',
      'me|nos gustaría|encantaría mucho?',
      'es|sería muy? importante|necesario|fundamental|imprescindible|esencial|vital|crucial|preciso',
      'es|sería también importante|necesario|fundamental',
      'lo más? importante es|sería',
      'hace falta',
      'asegúrate|asegúrese de',
      'procura|procure|intenta',
      'también? quiero|necesito|me gustaría',
    ],
    hints: [
      'lo? mejor|ideal es|sería',
      'sería muy? bueno|conveniente|ideal|recomendable|estupendo|genial',
      'es conveniente|recomendable|preferible',
      'preferiría|preferiríamos',
    ],
    conjunctions: wordSet('que'),
    determiners: wordSet('el la los las lo tu tus su sus cada todo todos todas este esta estos estas'),
    pronouns: new Map(),
    joiners: wordSet('y e , pero'),
    negator: 'no',
    companions: wordSet(''),
    clitics: wordSet('se'),
    leaning: (infinitive, clitic) => `${infinitive}${clitic}`,
    modals: ['debe', 'deben'],
    softModals: ['debería', 'deberían'],
    verbs: collectThirdPersons(
      [...SPANISH_VERBS, ...wordList(OF_THINGS).map(spanishVerb)],
      ({ forms: { subjunctive, wish } }) => [
        ...(subjunctive?.formal ?? []).map((form) => [form, `${form}n`.replace('dén', 'den')] as const),
        ...(wish?.formal ?? []).map(
          (form) => [form, `${form.replace(/a(r|s)(a|e)$/, 'á$1$2').replace(/á(?=r|s)/, 'a')}n`] as const,
        ),
      ],
    ),
  };
}
