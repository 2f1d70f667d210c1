import type { Language } from '@refinery/text/language.ts';
import { BREAK, IDLE, LIGHT } from './vocabulary.ts';

/** What words of one language mean in its texts, where English ones mean something else or nothing. */
interface LocalWords {
  /** They carry no content: articles, pronouns, prepositions, auxiliaries, words of courtesy. */
  functions: string;
  negators: string;
  only: string;
  except: string;
  /** From two on: "ein", "un" and "uma" are articles. Words that are mostly another word ("sei") are left out. */
  numbers: readonly (readonly [value: number, words: string])[];
  light: string;
  idle: string;
  breaks: string;
  /** Inflections at the end of a word, the longest first. */
  endings: RegExp;
  /** What loses its vowel before one, without the apostrophe. */
  elided?: RegExp;
}

const ROMANCE_VERBS = 'ar|er|ir|as|es|is|am|an|em|en|os|a|e|i|o|s';

const WORDS: Partial<Record<Language, LocalWords>> = {
  de: {
    functions: `der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr mir dir ihm ihnen uns euch mich dich sich mein meine meinen
      meinem meiner dein deine deinen deinem deiner sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere dieser diese dieses diesen diesem zu zum zur in im
      an am auf von vom bei beim mit für aus als wie und oder dass ob bitte danke dank also auch ja doch mal ist sind war wird werden wurde kann kannst können
      könntest könnten soll sollst sollen sollte solltest muss musst müssen darf darfst dürfen möchte würde würdest hat habe haben hast bin bist da dabei dazu darauf daran`,
    negators: 'nichts niemand niemanden nirgends weder',
    only: 'lediglich bloß',
    except: 'ausnahme ausgenommen',
    numbers: [
      [2, 'zwei'],
      [3, 'drei'],
      [4, 'vier'],
      [5, 'fünf'],
      [6, 'sechs'],
      [7, 'sieben'],
      [8, 'acht'],
      [9, 'neun'],
      [10, 'zehn'],
      [11, 'elf'],
      [12, 'zwölf'],
      [15, 'fünfzehn'],
      [20, 'zwanzig'],
      [30, 'dreißig'],
      [50, 'fünfzig'],
      [100, 'hundert einhundert'],
      [1000, 'tausend eintausend'],
    ],
    light:
      'verwende verwenden verwendest benutze benutzen benutzt nutze nutzen nutzt füge gib geben schreibe schreiben mache machen',
    idle: 'vergiss vergesst vergessen vergisst zögere zögern',
    breaks: 'aber sondern weil wenn falls sonst obwohl während',
    endings: /(?:est|en|st|em|er|es|e|n|t|s)$/,
  },
  fr: {
    functions: `le la les un une des de du au aux à en y je tu il elle on nous vous ils elles me te se moi toi lui leur leurs mon ma mes ton ta tes son sa ses notre nos
      votre vos ce cet cette ces dans pour par avec sur et ou que qui dont est sont es suis être a as ont avoir ai doit dois devez peux peut pouvez pourrais
      pourriez veuillez plaît svp stp merci`,
    negators: 'rien ni guère',
    only: 'exclusivement',
    except: 'excepté hormis',
    numbers: [
      [2, 'deux'],
      [3, 'trois'],
      [4, 'quatre'],
      [5, 'cinq'],
      [7, 'sept'],
      [8, 'huit'],
      [9, 'neuf'],
      [10, 'dix'],
      [11, 'onze'],
      [12, 'douze'],
      [15, 'quinze'],
      [20, 'vingt'],
      [30, 'trente'],
      [50, 'cinquante'],
      [100, 'cent cents'],
      [1000, 'mille'],
    ],
    light:
      'utilise utilisez utiliser emploie employez employer ajoute ajoutez ajouter écris écrivez écrire donne donnez donner fais faites faire mets mettez mettre',
    idle: 'oublie oublies oubliez oublier hésite hésitez hésiter',
    breaks: 'mais car puisque lorsque si quand sinon',
    endings: /(?:issez|issent|ant|ent|ons|ées|és|ée|ez|er|es|ir|is|it|é|e|s)$/,
    elided: /^(?:[lnmtscdj]|qu)'(?=.)/,
  },
  es: {
    functions: `el la los las lo un una unos unas de del al a en y e o u que se me te le les nos su sus tu tus mi mis con por para como es son ser está están debe debes
      puede puedes podrías podría quiero favor gracias usted tú yo este esta estos estas ese esa`,
    negators: 'nada nadie ni tampoco ningunos ningunas',
    only: 'exclusivamente',
    except: 'excepción',
    numbers: [
      [2, 'dos'],
      [3, 'tres'],
      [4, 'cuatro'],
      [5, 'cinco'],
      [6, 'seis'],
      [7, 'siete'],
      [8, 'ocho'],
      [9, 'nueve'],
      [10, 'diez'],
      [11, 'once'],
      [12, 'doce'],
      [15, 'quince'],
      [20, 'veinte'],
      [30, 'treinta'],
      [50, 'cincuenta'],
      [100, 'cien ciento'],
      [1000, 'mil'],
    ],
    light:
      'use uses usar usa utilice utilices utilizar utiliza incluya incluyas incluir añada añadas añadir escriba escribas haga hagas ponga pongas dé des',
    idle: 'olvides olvide olviden olvidar dudes dude',
    breaks: 'pero sino porque cuando si aunque',
    endings: new RegExp(`(?:${ROMANCE_VERBS})$`),
  },
  pt: {
    functions: `o a os as um uma uns umas de do da dos das ao aos à às em no na nos nas num numa e ou que se me te lhe nos seu sua seus suas meu minha com por para pelo pela
      como é são ser está estão deve devem pode podem poderia quero favor obrigado obrigada você vocês eu este esta esse essa`,
    negators: 'nada ninguém nem tampouco nenhuns nenhumas',
    only: 'exclusivamente unicamente',
    except: 'exceção',
    numbers: [
      [2, 'dois duas'],
      [3, 'três'],
      [4, 'quatro'],
      [5, 'cinco'],
      [6, 'seis'],
      [7, 'sete'],
      [8, 'oito'],
      [9, 'nove'],
      [10, 'dez'],
      [11, 'onze'],
      [12, 'doze'],
      [15, 'quinze'],
      [20, 'vinte'],
      [30, 'trinta'],
      [50, 'cinquenta'],
      [100, 'cem cento'],
      [1000, 'mil'],
    ],
    light:
      'use uses usar utilize utilizar inclua incluir adicione adicionar escreva escrever faça fazer coloque colocar dê dar',
    idle: 'esqueça esqueças esquecer hesite hesitar',
    breaks: 'mas porque quando se embora porém',
    endings: new RegExp(`(?:${ROMANCE_VERBS})$`),
  },
  it: {
    functions: `il lo la gli le i un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nella nei nelle su sul sulla e ed o che si mi ti ci
      vi ne suo sua suoi tuo tua tuoi mio mia con per come è sono essere deve devi puoi può potresti potrebbe vorrei favore grazie lei tu io questo questa questi`,
    negators: 'nulla niente né neanche neppure',
    only: "unicamente esclusivamente solamente nient'altro",
    except: 'eccezione fuorché',
    numbers: [
      [2, 'due'],
      [3, 'tre'],
      [4, 'quattro'],
      [5, 'cinque'],
      [7, 'sette'],
      [8, 'otto'],
      [9, 'nove'],
      [10, 'dieci'],
      [11, 'undici'],
      [12, 'dodici'],
      [15, 'quindici'],
      [20, 'venti'],
      [30, 'trenta'],
      [50, 'cinquanta'],
      [100, 'cento'],
      [1000, 'mille'],
    ],
    light:
      'usa usi usare usate utilizza utilizzi utilizzare includi includere aggiungi aggiungere scrivi scrivere fai fare metti mettere dai dare',
    idle: 'dimenticare dimentichi dimenticate dimentica dimenticarti esitare esiti',
    breaks: 'ma però perché quando se sebbene',
    endings: /(?:are|ere|ire|ano|ono|ate|ete|ite|hi|he|i|e|a|o)$/,
    elided: /^(?:l|un|d|c|s|t|m|dell|nell|all|sull|dall|quell|quest)'(?=.)/,
  },
};

export interface LocalMeaning {
  kind: 'function' | 'not' | 'only' | 'except' | 'number' | 'content';
  value: number;
  bits: number;
}

export interface Vocabulary {
  meanings: ReadonlyMap<string, LocalMeaning>;
  endings: RegExp;
  elided: RegExp | undefined;
}

function compile({ endings, elided, ...words }: LocalWords): Vocabulary {
  const meanings = new Map<string, LocalMeaning>();
  const add = (list: string, kind: LocalMeaning['kind'], bits: number, value = 0): void => {
    for (const word of list.split(/\s+/)) meanings.set(word, { kind, bits, value });
  };
  add(words.functions, 'function', 0);
  add(words.breaks, 'function', BREAK);
  add(words.negators, 'not', 0);
  add(words.only, 'only', 0);
  add(words.except, 'except', 0);
  add(words.light, 'content', LIGHT);
  add(words.idle, 'content', IDLE);
  for (const [value, list] of words.numbers) add(list, 'number', 0, value);
  return { meanings, endings, elided };
}

const COMPILED = new Map<Language, Vocabulary>();

/** Words of a language other than English; undefined where its words are read like English ones. */
export function vocabularyOf(language: Language): Vocabulary | undefined {
  const known = COMPILED.get(language);
  const words = WORDS[language];
  if (known || !words) return known;
  const made = compile(words);
  COMPILED.set(language, made);
  return made;
}

/** So much of a word is left when its inflection is gone, in characters. */
const SHORTEST_STEM = 4;

/** Crude common form of a word's inflections. */
export function localStem(word: string, { endings }: Vocabulary): string {
  if (word.length <= SHORTEST_STEM) return word;
  const cut = word.replace(endings, '');
  return cut.length >= SHORTEST_STEM ? cut : word.slice(0, SHORTEST_STEM);
}
