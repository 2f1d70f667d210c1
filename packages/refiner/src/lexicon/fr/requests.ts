import { wordPairs, wordSet } from '@refinery/text/word-list.ts';
import { collectProhibitions } from '../../requests/prohibition.ts';
import type { RomanceGrammar } from '../../requests/romance.ts';
import { collectForms, type RomanceVerb } from '../../requests/verb-forms.ts';
import { FRENCH_FOR_ME, FRENCH_VERBS } from './verbs.ts';

const isForMe = ({ forms }: RomanceVerb): boolean =>
  forms.infinitive?.familiar.some((form) => FRENCH_FOR_ME.has(form) || form === "m'aider") ?? false;

export function frenchRequests(): RomanceGrammar {
  const forMe = new Set<string>();
  for (const verb of FRENCH_VERBS)
    if (isForMe(verb))
      for (const { familiar, formal } of Object.values(verb.forms))
        for (const form of [...familiar, ...formal]) forMe.add(form);
  const infinitive = /(?:er|ir|re|oir)$/;
  return {
    forms: collectForms(FRENCH_VERBS, isForMe),
    forMe,
    me: wordSet('me nous'),
    giving: wordPairs(
      'donne:donne-moi donnez:donnez-moi dis:dis-moi dites:dites-moi montre:montre-moi montrez:montrez-moi',
    ),
    meBehind: new Map([
      ['me', 'moi'],
      ['nous', 'nous'],
    ]),
    clitics: wordSet('lui leur'),
    negators: wordSet('ne'),
    prohibitions: collectProhibitions(FRENCH_VERBS, ({ familiar, formal }) => [familiar, formal], {
      negators: wordSet('ne'),
      companions: wordSet('pas jamais plus'),
      needsCompanion: true,
      neither: undefined,
    }),
    joiners: wordSet('et ou puis , ;'),
    linkers: wordSet('ensuite également aussi enfin puis'),
    colon: ' :',
    ofThings: wordSet(''),
    conjunction: 'que',
    subjects: wordSet('tu vous'),
    particles: wordSet('de à'),
    prepositions: wordSet("pour de à sans par comment peut peuvent doit doivent faire après afin d'"),
    looksLike: { infinitive, question: infinitive },
    notVerbs: wordSet(
      'entre autre votre notre titre genre première dernière premier dernier cadre membre nombre ordre lettre hier encore être rire avoir pouvoir papier mer par rapport contre outre',
    ),
  };
}

/** How French requests begin, see `requests/opener.ts`. */
export const FRENCH_OPENERS = `
  1 question familiar peux-tu
  1 question familiar tu peux
  1 question familiar est-ce que tu peux
  1 infinitive familiar pourrais-tu|voudrais-tu|veux-tu bien?
  1 infinitive familiar tu pourrais
  1 infinitive familiar est-ce que tu pourrais
  1 question formal pouvez-vous
  1 infinitive formal pourriez-vous|voudriez-vous|voulez-vous bien?
  1 infinitive formal est-ce que vous pourriez
  1 question formal est-ce que vous pouvez
  1 infinitive formal vous pourriez
  1 infinitive formal auriez-vous la gentillesse|amabilité de?
  1 infinitive familiar aurais-tu la gentillesse|amabilité de?
  1 infinitive formal auriez-vous l'amabilité|l'obligeance de?
  1 infinitive familiar aurais-tu l'amabilité|l'obligeance de?
  1 infinitive formal veuillez
  1 infinitive either merci de bien vouloir
  1 infinitive either merci de?
  1 infinitive formal je vous prie de bien? vouloir?
  1 infinitive formal je vous prie de?
  1 infinitive formal je vous demande de?
  1 infinitive familiar je te demande de?
  1 infinitive familiar j'aimerais te demander de?
  1 infinitive formal j'aimerais vous demander de?
  1 infinitive familiar je voudrais|souhaiterais te demander de?
  1 infinitive formal je voudrais|souhaiterais vous demander de?
  1 infinitive familiar ta tâche|mission est|consiste de|à?
  1 infinitive familiar ton rôle|travail|objectif|but est|consiste de|à?
  1 infinitive formal votre tâche|mission|rôle|travail|objectif|but est|consiste de|à?
  1 infinitive familiar tu es chargé|chargée de?
  1 infinitive formal vous êtes chargé|chargée|chargés de?
  1 infinitive formal il vous est demandé de?
  1 infinitive familiar il t'est demandé de?
  1 infinitive familiar ce serait bien|génial|super|parfait|formidable si tu pouvais
  1 infinitive formal ce serait bien|génial|super|parfait|formidable si vous pouviez
  1 infinitive familiar je te serais très? reconnaissant|reconnaissante si tu pouvais
  1 infinitive formal je vous serais très? reconnaissant|reconnaissante si vous pouviez
  1 infinitive formal je vous serais très? reconnaissant|reconnaissante de bien vouloir
  2 infinitive familiar tu dois|devras|devrais
  2 infinitive formal vous devez|devrez|devriez
  2 infinitive familiar aide-moi à
  2 infinitive formal aidez-moi à
  2 infinitive familiar essaie|essaye|tâche de?
  2 infinitive formal essayez|tâchez de?
  2 infinitive familiar assure-toi de?
  2 infinitive formal assurez-vous de?
  2 infinitive familiar n'oublie pas de?
  2 infinitive formal n'oubliez pas de?
  2 infinitive familiar n'oublie surtout pas de?
  2 infinitive formal n'oubliez surtout pas de?
  2 infinitive familiar pense à
  2 infinitive formal pensez à
  2 infinitive familiar j'ai besoin de ton aide pour
  2 infinitive formal j'ai besoin de votre aide pour
  1 subjunctive familiar je veux|voudrais|souhaite|souhaiterais|désire|demande|propose que tu
  1 subjunctive formal je veux|voudrais|souhaite|souhaiterais|désire|demande|propose que vous
  1 subjunctive familiar j'aimerais|j'attends|j'exige bien? que tu
  1 subjunctive formal j'aimerais|j'attends|j'exige bien? que vous
  1 subjunctive familiar ce que je veux|voudrais , c'est que tu
  1 subjunctive formal ce que je veux|voudrais , c'est que vous
  1 subjunctive familiar j'ai|j'aurais besoin que tu
  1 subjunctive formal j'ai|j'aurais besoin que vous
  1 infinitive familiar ce que tu dois faire , c'est de?
  1 infinitive formal ce que vous devez faire , c'est de?
  1 infinitive familiar je te charge de
  1 infinitive formal je vous charge de
  1 infinitive familiar je voudrais|souhaite|veux te demander de
  1 infinitive formal je voudrais|souhaite|veux vous demander de
  1 infinitive familiar je compte sur toi pour
  1 infinitive formal je compte sur vous pour
  2 subjunctive familiar il faut|faudrait que tu
  2 subjunctive formal il faut|faudrait que vous
  2 subjunctive familiar il est très? important|essentiel|nécessaire que tu
  2 subjunctive formal il est très? important|essentiel|nécessaire que vous
  1 infinitive either j'aurais|j'ai besoin d'aide pour
  1 infinitive either j'aurais|j'ai besoin d'un coup de main|pouce pour
  1 infinitive familiar j'aurais besoin de ton aide pour
  1 infinitive formal j'aurais besoin de votre aide pour
  1 infinitive either j'aimerais|je voudrais|voudrais|souhaiterais avoir? de? l'aide pour
  1 infinitive familiar est-ce que tu pourrais nous
  1 infinitive familiar tu pourrais nous?
  1 infinitive familiar pourrais-tu nous
  1 infinitive familiar peux-tu nous
  1 infinitive formal pourriez-vous nous
  1 infinitive formal pouvez-vous nous
  1 infinitive familiar tu as pour mission|tâche|rôle|objectif de?
  1 infinitive formal vous avez pour mission|tâche|rôle|objectif de?
  1 infinitive familiar et tu as pour mission|tâche|rôle|objectif de?
  1 infinitive familiar nous te demandons également|aussi? de?
  1 infinitive formal nous vous demandons également|aussi? de?
  1 infinitive familiar je te demande également|aussi|donc de?
  1 infinitive formal je vous demande également|aussi|donc de?
  1 infinitive familiar l'idéal serait que tu puisses
  1 infinitive familiar pourrais-tu|peux-tu également|aussi|donc|éventuellement|peut-être
  1 infinitive formal pourriez-vous|pouvez-vous également|aussi|donc|éventuellement|peut-être
  2 infinitive formal veillez|pensez bien? à
  2 infinitive familiar veille|pense bien? à
  2 subjunctive familiar il est impératif|indispensable|primordial|fondamental|capital|crucial|obligatoire que tu
  2 subjunctive formal il est impératif|indispensable|primordial|fondamental|capital|crucial|obligatoire que vous
  2 subjunctive familiar il faut|faudrait également|aussi|absolument|impérativement que tu
  2 subjunctive formal il faut|faudrait également|aussi|absolument|impérativement que vous
  2 forbid familiar tu ne dois|devrais|devras
  2 forbid formal vous ne devez|devriez|devrez
  2 forbid either il ne faut|faudrait
  1 infinitive familiar et ta tâche|mission est|consiste de|à?
  1 infinitive familiar et ton rôle|travail|objectif|but est|consiste de|à?
  1 infinitive formal et votre tâche|mission|rôle|travail|objectif|but est|consiste de|à?
  1 infinitive formal et vous avez pour mission|tâche|rôle|objectif de?
  2 infinitive either il faudrait également|aussi|donc?
  2 forbid either il ne faudrait
  2 infinitive either il convient|conviendrait de?
`;
