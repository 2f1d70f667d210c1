import { wordList, wordSet } from '@refinery/text/word-list.ts';
import type { ClauseGrammar } from '../../requests/clauses.ts';
import { collectThirdPersons } from '../../requests/third-persons.ts';
import { FRENCH_VERBS, frenchVerb } from './verbs.ts';

/** Verbs of things, as `lexicon/fr/verbs.ts` writes them. */
const OF_THINGS = `avoir:aie:ayez:aies:ayez contenir:contiens:contenez:contiennes:conteniez dépasser comporter porter durer figurer finir:finis:finissez:finisses:finissiez
  apparaître:apparais:apparaissez:apparaisses:apparaissiez pouvoir:peux:pouvez:puisses:puissiez correspondre:corresponds:correspondez:correspondes:correspondiez
  permettre:permets:permettez:permettes:permettiez sembler sonner excéder:excèd servir:sers:servez:serves:serviez ressembler fonctionner passer
  refléter:reflèt compter couvrir:couvre:couvrez:couvres:couvriez débuter concerner convenir:conviens:convenez:conviennes:conveniez`;

const IRREGULAR: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['être', ['soit', 'soient']],
  ['avoir', ['ait', 'aient']],
]);

export function frenchClauses(): ClauseGrammar {
  return {
    openers: [
      'je veux|voudrais|souhaite|souhaiterais|désire|demande',
      "j'aimerais|j'attends|j'exige aussi|également|bien?",
      'nous souhaitons|souhaiterions|voulons|voudrions|aimerions',
      'il faut|faudrait|faudra également|aussi|absolument|impérativement?',
      'il est|serait très? important|essentiel|nécessaire|impératif|indispensable|primordial|fondamental|capital|crucial',
      "l'important|l'essentiel serait|est",
      "l'idéal|l'important|l'essentiel , c'est",
      'veillez|veille à ce',
      'faites|fais en sorte',
      'assurez-vous|assure-toi|vérifiez|vérifie',
    ],
    hints: [
      "l'idéal serait|est",
      'il est|serait préférable|souhaitable|bon|bien',
      'ce serait bien|mieux|super|chouette',
      'je préfère|préférerais',
    ],
    conjunctions: wordSet('que'),
    determiners: wordSet(
      'le la les ton ta tes votre vos son sa ses leur leurs ce cet cette ces chaque tout toute tous toutes',
    ),
    pronouns: new Map([
      ["qu'il", 'il'],
      ["qu'elle", 'elle'],
      ["qu'ils", 'ils'],
      ["qu'elles", 'elles'],
    ]),
    joiners: wordSet('et , mais'),
    negator: 'ne',
    companions: wordSet('pas jamais plus'),
    clitics: wordSet('se y'),
    leaning: (infinitive, clitic) => `${clitic} ${infinitive}`,
    modals: ['doit', 'doivent'],
    softModals: ['devrait', 'devraient'],
    verbs: collectThirdPersons(
      [...FRENCH_VERBS, ...wordList(OF_THINGS).map(frenchVerb)],
      ({ forms: { infinitive, subjunctive } }) => {
        const irregular = IRREGULAR.get(infinitive?.familiar[0] ?? '');
        const singular = (subjunctive?.familiar[0] ?? '').slice(0, -1);
        return [irregular ?? ([singular, `${singular}nt`] as const)];
      },
    ),
  };
}
