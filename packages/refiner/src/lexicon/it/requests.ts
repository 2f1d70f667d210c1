import { wordSet } from '@refinery/text/word-list.ts';
import { collectProhibitions } from '../../requests/prohibition.ts';
import type { RomanceGrammar } from '../../requests/romance.ts';
import { collectForms, type RomanceVerb } from '../../requests/verb-forms.ts';
import { ITALIAN_FOR_ME, ITALIAN_VERBS } from './verbs.ts';

const isForMe = ({ forms }: RomanceVerb): boolean =>
  forms.infinitive?.familiar.some((form) => ITALIAN_FOR_ME.has(form) || form === 'aiutarmi') ?? false;

export function italianRequests(): RomanceGrammar {
  const forMe = new Set<string>();
  for (const verb of ITALIAN_VERBS)
    if (isForMe(verb))
      for (const { familiar, formal } of Object.values(verb.forms))
        for (const form of [...familiar, ...formal]) forMe.add(form);
  const infinitive =
    /(?:[aei]re|rre|[aeir]r(?:(?:me|te|ce|ve|se|glie)?(?:lo|la|li|le|ne)|mi|ci|si|ti|vi|gli))$/;
  return {
    forms: collectForms(ITALIAN_VERBS, isForMe),
    forMe,
    me: wordSet('mi ci'),
    giving: new Map([
      ["da'", 'dammi'],
      ['dia', 'mi dia'],
      ["di'", 'dimmi'],
      ['dica', 'mi dica'],
      ['mostra', 'mostrami'],
      ['mostri', 'mi mostri'],
    ]),
    // The subjunctive behind a negation is no imperative.
    meBehind: new Map(),
    clitics: wordSet(''),
    negators: wordSet(''),
    prohibitions: collectProhibitions(
      ITALIAN_VERBS,
      ({ formal, forms: { infinitive } }) => [infinitive?.familiar[0] ?? '', formal],
      { negators: wordSet('non'), companions: wordSet('mai più'), needsCompanion: false, neither: 'né' },
    ),
    joiners: wordSet('e ed o , ;'),
    linkers: wordSet('poi anche inoltre infine quindi'),
    colon: ':',
    ofThings: wordSet(
      'sia abbia contenga includa duri occupi sembri suoni resti inizi termini finisca fosse avesse durasse',
    ),
    conjunction: 'che',
    subjects: wordSet('tu lei'),
    particles: wordSet('di a'),
    prepositions: wordSet('per di a ad da senza come poter può possono deve devono dopo fino'),
    looksLike: { infinitive, question: infinitive, subjunctive: /[ai]$/, wish: /(?:ass|ess|iss)[ie]$/ },
    notVerbs: wordSet(
      `che per da la una della dalla nella sulla alla ma sia tra fra qualsiasi ogni oltre mentre potere avere essere dovere i gli ai dei dai nei sui mi ti ci vi si
      altri altra tutti tutta quindi quali qui più senza prima maggiore minore soprattutto inoltre`,
    ),
  };
}

/** How Italian requests begin, see `requests/opener.ts`. */
export const ITALIAN_OPENERS = `
  1 question familiar tu? puoi|riesci
  1 infinitive familiar tu? potresti
  1 infinitive familiar mi potresti
  1 question familiar mi puoi
  1 question formal lei? può
  1 infinitive formal lei? potrebbe
  1 infinitive formal mi potrebbe
  1 question formal mi può
  1 infinitive familiar saresti così gentile da
  1 infinitive formal sarebbe così gentile da
  1 infinitive familiar ti dispiacerebbe
  1 infinitive formal le dispiacerebbe
  1 infinitive familiar sarebbe bello|fantastico|ottimo|perfetto|utile|l'ideale|ideale se potessi
  1 infinitive formal sarebbe bello|fantastico|ottimo|perfetto|utile|l'ideale|ideale se potesse
  1 infinitive familiar ti sarei molto? grato|grata se potessi
  1 infinitive formal le sarei molto? grato|grata se potesse
  1 infinitive familiar mi chiedevo se potessi|potresti
  1 infinitive formal mi chiedevo se potesse|potrebbe
  1 infinitive familiar ti chiedo|prego|chiederei|pregherei di
  1 infinitive formal le chiedo|prego|chiederei|pregherei di
  1 infinitive formal la prego|pregherei di
  1 infinitive familiar vorrei chiederti di
  1 infinitive formal vorrei chiederle di
  1 infinitive familiar il tuo compito|lavoro|ruolo|obiettivo è di?
  1 infinitive familiar il tuo compito|lavoro|ruolo|obiettivo consiste in|nel
  1 infinitive formal il suo compito|lavoro|ruolo|obiettivo è di?
  1 infinitive formal il suo compito|lavoro|ruolo|obiettivo consiste in|nel
  1 infinitive familiar hai il compito di
  1 infinitive formal ha il compito di
  2 infinitive familiar devi|dovrai|dovresti
  2 infinitive familiar aiutami a|ad
  2 infinitive familiar puoi|potresti aiutarmi a|ad
  2 infinitive formal può|potrebbe aiutarmi a|ad
  2 infinitive familiar ho bisogno del tuo aiuto per
  2 infinitive familiar vorrei che tu? mi aiutassi a|ad
  2 infinitive familiar mi piacerebbe che|se tu? mi aiutassi a|ad
  2 infinitive formal ho bisogno del suo aiuto per
  2 infinitive familiar cerca|prova di|a
  2 infinitive familiar ricordati|ricorda di
  2 infinitive familiar non dimenticare|dimenticarti di
  2 infinitive formal non dimentichi di
  2 infinitive familiar assicurati di
  2 infinitive formal si assicuri di
  1 subjunctive familiar voglio|desidero|chiedo che tu
  1 subjunctive formal voglio|desidero|chiedo che lei
  1 subjunctive familiar ho bisogno che tu
  1 subjunctive formal ho bisogno che lei
  1 subjunctive familiar quello|ciò che voglio è che tu
  2 subjunctive familiar è molto? importante|necessario|fondamentale|essenziale che tu
  1 wish familiar vorrei che tu?
  1 wish formal vorrei che lei
  1 wish familiar mi piacerebbe molto? che|se tu?
  1 wish formal mi piacerebbe molto? che|se lei
  1 wish familiar gradirei che tu
  1 wish formal gradirei che lei
  1 wish familiar sarebbe bello|fantastico|ottimo|perfetto|utile|ideale se tu?
  1 infinitive familiar il tuo compito|lavoro|ruolo|obiettivo è quello di
  1 infinitive formal il suo compito|lavoro|ruolo|obiettivo è quello di
  1 infinitive either avrei|ho bisogno di un? aiuto per
  1 infinitive either avrei|ho bisogno di una mano per
  1 infinitive either mi servirebbe|serve un? aiuto per
  1 infinitive either mi servirebbe|serve una mano per
  1 infinitive either volevo|vorrei chiedere aiuto per
  1 infinitive familiar volevo|vorrei chiederti aiuto per
  1 infinitive familiar ti chiederei|chiedo per? favore|cortesia? di
  1 wish familiar avrei bisogno che tu?
  1 wish familiar mi farebbe piacere se|che tu?
  1 wish familiar sarebbe bello|utile|meglio se|che tu?
  1 subjunctive familiar è necessario|importante|fondamentale|essenziale|indispensabile|bene che tu
  1 infinitive familiar ti incarichi|occupi di
  1 infinitive familiar mi potresti anche
  1 question familiar mi puoi anche
  1 infinitive familiar quello|ciò che devi fare è
  1 infinitive formal quello|ciò che deve fare è
  1 subjunctive familiar mi serve che tu
  1 wish familiar mi servirebbe che tu
  2 forbid familiar non devi|dovrai|dovresti|puoi
  1 infinitive familiar e il tuo compito|lavoro|ruolo|obiettivo è quello? di
  1 infinitive familiar e ti occupi di
  2 infinitive either bisognerebbe anche?
  2 infinitive either si deve|dovrebbe
`;
