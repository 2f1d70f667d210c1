import { wordList, wordSet } from '@refinery/text/word-list.ts';
import type { ClauseGrammar } from '../../requests/clauses.ts';
import { collectThirdPersons, type ThirdPerson } from '../../requests/third-persons.ts';
import { ITALIAN_VERBS, italianVerb } from './verbs.ts';

/** Verbs of things, as `lexicon/it/verbs.ts` writes them. */
const OF_THINGS = `avere:abbi:abbia:avessi potere::possa:potessi contenere::contenga restare rimanere::rimanga durare superare sembrare apparire::appaia stare::stia:stessi
  funzionare rientrare finire::finisca comparire::compaia risultare suonare costare permettere comprendere trasmettere riportare riguardare`;

/** "che i numeri non vengano modificati": "venire" stands for "essere" before a participle. */
const PASSIVE_AUXILIARY: readonly (readonly [string, ThirdPerson])[] = [
  ['venga', { infinitive: 'essere', plural: false }],
  ['vengano', { infinitive: 'essere', plural: true }],
  ['venisse', { infinitive: 'essere', plural: false }],
  ['venissero', { infinitive: 'essere', plural: true }],
];

export function italianClauses(): ClauseGrammar {
  return {
    openers: [
      'voglio|vorrei|desidero|chiedo|vorremmo',
      'ho|avrei bisogno',
      'mi|ci piacerebbe molto?',
      'è|sarebbe molto? importante|necessario|fondamentale|essenziale|indispensabile',
      'è|sarebbe anche|inoltre importante|necessario|fondamentale',
      "l'importante è|sarebbe",
      'assicurati|assicuratevi|accertati|verifica',
      'fai|fa in modo',
      'bisogna|occorre|serve',
    ],
    hints: [
      "l'ideale è|sarebbe",
      'sarebbe bello|utile|meglio|bene|preferibile|ideale|opportuno',
      'è opportuno|meglio|preferibile|bene',
      'preferirei',
    ],
    conjunctions: wordSet('che'),
    determiners: wordSet(
      'il lo la i gli le ogni tutti tutte ciascun ciascuna questo questa questi queste tuo tua tuoi tue',
    ),
    pronouns: new Map(),
    joiners: wordSet('e ed , ma'),
    negator: 'non',
    companions: wordSet(''),
    clitics: wordSet('si'),
    leaning: (infinitive, clitic) => `${infinitive.replace(/r?re$/, 'r')}${clitic}`,
    modals: ['deve', 'devono'],
    softModals: ['dovrebbe', 'dovrebbero'],
    verbs: new Map([
      ...PASSIVE_AUXILIARY,
      ...collectThirdPersons(
        [...ITALIAN_VERBS, ...wordList(OF_THINGS).map(italianVerb)],
        ({ forms: { subjunctive, wish } }) => [
          ...(subjunctive?.formal ?? []).map((form) => [form, `${form}no`] as const),
          ...(wish?.formal ?? []).map((form) => [form, `${form}ro`] as const),
        ],
      ),
    ]),
  };
}
