import { wordPairs, wordSet } from '@refinery/text/word-list.ts';
import { collectProhibitions } from '../../requests/prohibition.ts';
import type { RomanceGrammar } from '../../requests/romance.ts';
import { collectForms, type RomanceVerb } from '../../requests/verb-forms.ts';
import { SPANISH_FOR_ME, SPANISH_VERBS } from './verbs.ts';

const isForMe = ({ forms }: RomanceVerb): boolean =>
  forms.infinitive?.familiar.some((form) => SPANISH_FOR_ME.has(form) || form === 'ayudarme') ?? false;

export function spanishRequests(): RomanceGrammar {
  const forMe = new Set<string>();
  for (const verb of SPANISH_VERBS)
    if (isForMe(verb))
      for (const { familiar, formal } of Object.values(verb.forms))
        for (const form of [...familiar, ...formal]) forMe.add(form);
  return {
    forms: collectForms(SPANISH_VERBS, isForMe),
    forMe,
    me: wordSet('me nos'),
    giving: wordPairs(
      'da:dame dé:deme di:dime diga:dígame muestra:muéstrame muestre:muéstreme enseña:enséñame enseñe:enséñeme cuenta:cuéntame cuente:cuénteme',
    ),
    meBehind: new Map(),
    clitics: wordSet(''),
    negators: wordSet('no nunca jamás'),
    prohibitions: collectProhibitions(
      SPANISH_VERBS,
      ({ forms: { subjunctive } }) => [subjunctive?.familiar[0] ?? '', subjunctive?.formal[0] ?? ''],
      {
        negators: wordSet('no nunca jamás'),
        companions: wordSet('nunca jamás'),
        needsCompanion: false,
        neither: 'ni',
      },
    ),
    joiners: wordSet('y e o u , ;'),
    linkers: wordSet('luego después también además así como finalmente por último'),
    colon: ':',
    ofThings: wordSet(
      `sea esté tenga haya contenga incluya lleve dure ocupe conste quede suene parezca trate mencione refleje cumpla empiece comience
      termine acabe exprese transmita fuera estuviera tuviera hubiera contuviera incluyera llevara durara quedara sonara`,
    ),
    conjunction: 'que',
    subjects: wordSet('tú usted'),
    particles: wordSet(''),
    prepositions: wordSet(
      'para de a sin por al en con que cómo poder puede pueden debe deben hay tras hasta',
    ),
    notVerbs: wordSet(
      'que para de la las una unas como donde este esta ese esa sobre entre desde antes pues aunque porque cada tantas se le les otra otras todas mayor mejor peor menor lugar ayer mujer hombre ser mediante siempre solamente además incluso especialmente preferiblemente',
    ),
    looksLike: {
      infinitive: /[aeiáéí]r(?:me|nos|te|se)?(?:lo|la|los|las|les?)?$/,
      question: /[aeiáéí]r(?:me|nos|te|se)?(?:lo|la|los|las|les?)?$/,
      subjunctive: /(?:[ae]s?)$/,
      wish: /(?:[ai]e?[rs][ae]s?)$/,
    },
  };
}

/** How Spanish requests begin, see `requests/opener.ts`. */
export const SPANISH_OPENERS = `
  1 question familiar tú? puedes
  1 infinitive familiar tú? podrías|podrias|pudieras
  1 question formal puede usted?
  1 infinitive formal podría|podria|pudiera usted?
  1 infinitive familiar serías|eres tan amable de
  1 infinitive formal sería|es usted? tan amable de
  1 infinitive familiar te importaría
  1 infinitive formal le importaría
  1 infinitive familiar sería genial|ideal|estupendo|bueno|fantástico|útil|perfecto|maravilloso si pudieras
  1 infinitive formal sería genial|ideal|estupendo|bueno|fantástico|útil|perfecto|maravilloso si pudiera
  1 infinitive familiar te agradecería mucho? si pudieras
  1 infinitive formal le agradecería mucho? si pudiera
  1 infinitive familiar me gustaría|encantaría saber? si podrías|pudieras
  1 infinitive familiar me preguntaba si podrías|pudieras
  1 infinitive formal me preguntaba si podría|pudiera
  1 infinitive familiar tu tarea|trabajo|misión|objetivo|función|labor es
  1 infinitive familiar tu tarea|trabajo|misión|objetivo|función|labor consiste|consistirá en
  1 infinitive formal su tarea|trabajo|misión|objetivo|función|labor es
  1 infinitive formal su tarea|trabajo|misión|objetivo|función|labor consiste|consistirá en
  2 infinitive familiar debes|deberás|deberías
  2 infinitive familiar tienes|tendrás que
  2 infinitive familiar intenta|procura
  2 infinitive familiar trata de
  2 infinitive familiar ayúdame a
  2 infinitive familiar quiero|necesito|quisiera|necesitaría que me ayudes|ayudaras|ayudases a
  2 infinitive familiar quisiera|quería|quiero pedirte que me ayudes|ayudaras a
  2 infinitive familiar me gustaría que me ayudes|ayudaras|ayudases a
  2 infinitive formal quiero|necesito que me ayude a
  2 infinitive familiar puedes|podrías ayudarme a
  2 infinitive formal puede|podría usted? ayudarme a
  2 infinitive formal ayúdeme a
  2 infinitive familiar no olvides
  2 infinitive familiar no te olvides de
  2 infinitive formal no olvide
  2 infinitive formal no se olvide de
  2 infinitive familiar asegúrate de
  2 infinitive formal asegúrese de
  1 infinitive formal sírvase
  1 subjunctive familiar quiero|necesito|deseo|espero|pido|solicito que tú?
  1 subjunctive formal quiero|necesito|deseo|pido|solicito que usted?
  1 subjunctive familiar te pido|ruego|solicito que
  1 subjunctive formal le pido|ruego|solicito que
  1 subjunctive familiar quiero pedirte que
  1 subjunctive formal quiero pedirle que
  1 subjunctive familiar lo que quiero|necesito es que
  2 subjunctive familiar es muy? importante|necesario|fundamental|imprescindible que
  1 wish familiar quisiera|querría que tú?
  1 wish formal quisiera|querría que usted?
  1 wish familiar me gustaría|encantaría mucho? que tú?
  1 wish formal me gustaría|encantaría mucho? que usted?
  1 wish familiar te agradecería|pediría|rogaría mucho? que
  1 wish formal le agradecería|pediría|rogaría mucho? que
  1 wish familiar sería genial|ideal|estupendo|bueno|fantástico|útil|perfecto que
  1 question familiar me|nos puedes
  1 infinitive familiar me|nos podrías|podrias
  1 question formal me|nos puede
  1 infinitive formal me|nos podría|podria
  1 question familiar me puedes también
  1 infinitive familiar me podrías también
  1 infinitive familiar quería|quisiera|quiero pedirte ayuda para
  1 infinitive formal quería|quisiera|quiero pedirle ayuda para
  1 infinitive familiar necesito|necesitaría tu ayuda para
  1 infinitive formal necesito|necesitaría su ayuda para
  1 infinitive either necesito|necesitaría|busco ayuda para
  1 infinitive either necesito|necesitaría una mano para
  1 infinitive familiar tu función|tarea|misión principal? es la? de?
  1 infinitive familiar tu función|tarea|misión consistirá en
  1 subjunctive familiar lo que necesito|quiero|busco|pido es que
  1 subjunctive familiar lo que me gustaría es que
  1 subjunctive familiar te pediría|ruego|rogaría por? favor? que
  2 subjunctive familiar es muy? importante|necesario|fundamental|imprescindible|esencial|vital|crucial que
  2 subjunctive familiar sería bueno|conveniente|ideal que
  1 wish familiar preferiría|preferiríamos|nos gustaría que
  1 wish familiar sería de gran ayuda que
  2 infinitive familiar deberás|debes siempre
  1 infinitive familiar te encargas|encargarás de
  1 infinitive familiar lo que tienes|debes que? hacer es
  1 infinitive formal lo que tiene|debe que? hacer es
  1 subjunctive familiar tengo que pedirte que
  1 subjunctive familiar te tengo que pedir que
  1 subjunctive familiar necesito pedirte que
  1 subjunctive formal tengo que pedirle que
  1 wish familiar quería|quisiera pedirte que
  1 wish familiar me gustaría pedirte que
  1 wish formal quería|quisiera pedirle que
  2 subjunctive familiar hace falta que tú?
  2 forbid familiar no debes|deberías|deberás
  2 forbid familiar nunca debes|deberás
  2 forbid formal no debe|deberá usted
  1 infinitive familiar y tu función|tarea|misión|trabajo|objetivo principal? es la|el? de?
  1 infinitive familiar y te encargas de
  1 infinitive formal y su función|tarea|misión|trabajo|objetivo principal? es la|el? de?
  2 infinitive either habría que
  2 infinitive either se debe|deberá|debería
`;
