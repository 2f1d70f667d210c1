import { wordPairs, wordSet } from '@refinery/text/word-list.ts';
import { collectProhibitions } from '../../requests/prohibition.ts';
import type { RomanceGrammar } from '../../requests/romance.ts';
import { collectForms, type RomanceVerb } from '../../requests/verb-forms.ts';
import { PORTUGUESE_FOR_ME, PORTUGUESE_VERBS } from './verbs.ts';

const isForMe = ({ forms }: RomanceVerb): boolean =>
  forms.infinitive?.familiar.some((form) => PORTUGUESE_FOR_ME.has(form)) ?? false;

export function portugueseRequests(): RomanceGrammar {
  const forMe = new Set<string>();
  for (const verb of PORTUGUESE_VERBS)
    if (isForMe(verb))
      for (const { familiar, formal } of Object.values(verb.forms))
        for (const form of [...familiar, ...formal]) forMe.add(form);
  const infinitive = /(?:ar|er|ir|or|ôr)(?:-(?:me|nos|lo|la|los|las|se|lhe))?$/;
  return {
    forms: collectForms(PORTUGUESE_VERBS, isForMe),
    forMe,
    me: wordSet('me nos'),
    giving: wordPairs(
      'dá:dá-me dê:dê-me diz:diz-me diga:diga-me mostra:mostra-me mostre:mostre-me conta:conta-me conte:conte-me',
    ),
    meBehind: new Map(),
    clitics: wordSet(''),
    negators: wordSet('não nunca jamais'),
    prohibitions: collectProhibitions(
      PORTUGUESE_VERBS,
      ({ forms: { subjunctive } }) => [subjunctive?.familiar[0] ?? '', subjunctive?.formal[0] ?? ''],
      {
        negators: wordSet('não nunca jamais'),
        companions: wordSet('nunca jamais'),
        needsCompanion: false,
        neither: 'nem',
      },
    ),
    joiners: wordSet('e ou , ;'),
    linkers: wordSet('depois também além finalmente então'),
    colon: ':',
    ofThings: wordSet(
      `seja esteja tenha haja contenha inclua leve dure ocupe conste fique soe pareça trate mencione reflita cumpra comece termine
      acabe expresse transmita fosse estivesse tivesse houvesse contivesse incluísse levasse durasse ficasse soasse`,
    ),
    conjunction: 'que',
    subjects: wordSet('tu você vocês'),
    particles: wordSet('de a em'),
    prepositions: wordSet('para de a sem por ao em como poder pode podem deve devem até após'),
    looksLike: { infinitive, question: infinitive, subjunctive: /[ae]s?$/, wish: /sses?$/ },
    notVerbs: wordSet(
      `por maior melhor pior menor lugar mulher qualquer autor ser valor cor humor que para de da das as os uma umas onde este esta esse essa sobre entre desde antes
      porque cada se lhe lhes outra outras todas mediante sempre somente apenas inclusive especialmente preferencialmente ele ela eles elas nas numa pela pelas`,
    ),
  };
}

/** How Portuguese requests begin, see `requests/opener.ts`. */
export const PORTUGUESE_OPENERS = `
  1 question formal você pode|consegue
  1 infinitive formal você poderia|conseguiria
  1 question formal pode|consegue
  1 question formal será que você pode|consegue
  1 infinitive formal será que você poderia
  1 infinitive formal poderia você?
  1 infinitive formal poderia por gentileza
  1 question familiar tu? podes|consegues
  1 infinitive familiar tu? poderias|podias
  1 infinitive formal teria como
  1 question formal tem como
  1 infinitive formal você se importaria de|em
  1 infinitive formal se importaria de|em
  1 infinitive formal você faria a gentileza de
  1 infinitive formal faria a gentileza de
  1 infinitive formal queira
  1 infinitive formal por gentileza , poderia
  1 infinitive formal seria ótimo|bom|ideal|legal|incrível|excelente|maravilhoso se você pudesse
  1 infinitive familiar seria ótimo|bom|ideal|excelente|maravilhoso se pudesses
  1 infinitive formal eu? agradeceria muito? se você? pudesse
  1 infinitive formal eu? ficaria muito? grato|grata|feliz|agradecido|agradecida se você pudesse
  1 infinitive formal eu? gostaria de saber se você poderia|pode
  1 infinitive formal eu? gostaria de lhe? pedir para você?
  1 infinitive formal sua tarefa|missão|função é
  1 infinitive formal sua tarefa|missão|função consiste em
  1 infinitive formal seu trabalho|objetivo|papel é
  1 infinitive formal seu trabalho|objetivo|papel consiste em
  1 infinitive familiar a tua tarefa|missão|função é
  1 infinitive familiar o teu trabalho|objetivo|papel é
  2 infinitive formal você deve|deverá|deveria|precisa|precisará
  2 infinitive formal você tem|terá que|de
  2 infinitive familiar deves|deverás|precisas
  2 infinitive familiar tens que|de
  2 infinitive formal me ajude|ajuda a
  2 infinitive formal ajude-me a
  2 infinitive familiar ajuda-me a
  2 infinitive familiar podes|poderias ajudar-me a
  2 infinitive formal você? pode|poderia me ajudar a
  2 infinitive formal preciso de|da sua? ajuda para
  2 infinitive formal tente
  2 infinitive formal procure
  2 infinitive formal lembre-se de
  2 infinitive formal não esqueça de
  2 infinitive formal não se esqueça de
  2 infinitive familiar não te esqueças de
  2 infinitive formal certifique-se de
  1 subjunctive formal eu? quero|preciso|desejo|peço|solicito que você?
  1 subjunctive formal eu? espero que você
  1 subjunctive familiar eu? quero|preciso|desejo|peço que tu
  1 subjunctive formal o que eu? quero|preciso é que você
  1 subjunctive formal preciso que você
  2 subjunctive formal é muito? importante|necessário|fundamental|essencial que você
  1 wish formal eu? gostaria|queria|adoraria que você?
  1 wish familiar eu? gostaria|queria|adoraria que tu?
  1 wish formal eu? gostaria muito que você?
  1 wish formal seria ótimo|bom|ideal|legal|incrível que você
  1 wish formal gostaria de pedir|solicitar que você?
  1 wish formal queria pedir que você
  1 wish formal queria|gostaria q vc
  1 subjunctive formal quero|preciso q vc
  1 question formal vc pode|consegue
  1 infinitive formal vc poderia
  1 infinitive formal gostaria da|de sua? ajuda para
  1 infinitive formal preciso da|de sua? ajuda|ajudinha para|pra
  1 infinitive familiar preciso da tua ajuda para
  1 infinitive formal queria uma ajuda|ajudinha para|pra
  1 infinitive formal a? sua função|tarefa|missão é
  1 infinitive formal o? seu papel|objetivo|trabalho é
  1 infinitive formal será que você conseguiria
  1 infinitive formal será que dá|daria para|pra
  1 infinitive formal será que poderia|pode
  1 subjunctive formal o que eu? preciso|quero|gostaria é que você
  2 subjunctive formal é muito? imprescindível|crucial|indispensável que você
  2 subjunctive familiar é muito? importante|necessário|fundamental|essencial|imprescindível que tu
  1 subjunctive familiar preciso|quero|peço que me?
  1 infinitive familiar preciso|queria|quero que me ajudes a
  1 infinitive formal preciso|queria|quero que você? me ajude a
  1 infinitive formal o que você deve|precisa fazer é
  1 infinitive formal o que você tem que|de fazer é
  1 infinitive familiar o que deves|precisas fazer é
  1 infinitive familiar o que tens que|de fazer é
  1 subjunctive familiar tenho de|que te pedir que
  1 subjunctive formal tenho de|que lhe pedir que
  1 subjunctive formal tenho de|que pedir que você
  1 wish familiar queria|gostava|gostaria de? pedir-te que
  1 wish formal queria|gostava|gostaria de? pedir-lhe que
  1 wish formal agradecia|agradeceria muito? que
  1 subjunctive familiar peço-te|pedia-te que
  1 wish familiar gostava que tu?
  2 forbid formal você não|nunca deve|deverá|deveria|pode
  2 forbid familiar não|nunca deves|deverás|podes
  1 infinitive formal e a? sua função|tarefa|missão é a? de?
  1 infinitive formal e o? seu papel|objetivo|trabalho é o? de?
  1 infinitive familiar e a tua função|tarefa|missão é a? de?
  2 infinitive formal seria preciso|necessário
  2 infinitive formal deve-se|deverá-se
`;
