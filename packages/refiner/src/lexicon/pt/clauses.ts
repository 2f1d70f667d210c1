import { wordList, wordSet } from '@refinery/text/word-list.ts';
import type { ClauseGrammar } from '../../requests/clauses.ts';
import { collectThirdPersons } from '../../requests/third-persons.ts';
import { PORTUGUESE_VERBS, portugueseVerb } from './verbs.ts';

/** Verbs of things, as `lexicon/pt/verbs.ts` writes them. */
const OF_THINGS = `estar::esteja:estivesse poder::possa:pudesse conter::contenha:contivesse ficar::fique soar parecer::pareça aparecer::apareça durar constar
  ocupar superar exceder::exceda passar permitir vir::venha:viesse sair::saia refletir::reflita valer::valha custar transmitir rimar funcionar caber::caiba:coubesse
  abranger::abranja permanecer::permaneça demonstrar depender existir ultrapassar`;

export function portugueseClauses(): ClauseGrammar {
  return {
    openers: [
      'eu? quero|preciso|desejo|peço|queria|gostaria|gostava',
      'é|seria muito? importante|necessário|fundamental|imprescindível|essencial|vital|crucial|preciso|indispensável',
      'é|seria também importante|necessário|fundamental',
      'o mais? importante é|seria',
      'certifique-se|certifica-te|assegure-se|assegura-te de',
      'garanta|garante|garantir',
      'também? quero|gostaria|queria',
    ],
    hints: [
      'o ideal|melhor é|seria',
      'seria muito? bom|ideal|recomendável|legal|ótimo',
      'é recomendável|preferível',
      'preferia|prefiro',
    ],
    conjunctions: wordSet('que'),
    determiners: wordSet(
      'o a os as seu sua seus suas teu tua teus tuas cada todo toda todos todas este esta esse essa estes estas',
    ),
    pronouns: new Map(),
    joiners: wordSet('e , mas'),
    negator: 'não',
    companions: wordSet(''),
    clitics: wordSet('se'),
    leaning: (infinitive, clitic) => `${clitic} ${infinitive}`,
    modals: ['deve', 'devem'],
    softModals: ['deveria', 'deveriam'],
    verbs: collectThirdPersons(
      [...PORTUGUESE_VERBS, ...wordList(OF_THINGS).map(portugueseVerb)],
      ({ forms: { subjunctive, wish } }) =>
        [...(subjunctive?.formal ?? []), ...(wish?.formal ?? [])].map((form) => [form, `${form}m`] as const),
    ),
  };
}
