import { oneLine, wholeWord } from './lines.ts';
import type { Script } from './tables.ts';

/** Patterns of one language, for sentences in small letters. */
export interface Cases {
  /** A short condition: "if mentioned", "on request". The group `word` is what it turns on. */
  said: RegExp;
  /** What opens a condition. */
  strong: RegExp;
  /** What leaves it to the reader, and the words that ask nothing more: "you may … if useful". */
  leaves: RegExp;
  soft: RegExp;
  /** What may keep a sentence to some cases as well. */
  weak: RegExp;
}

/**
 * What opens a condition, what it may turn on, conditions without such a word, and what says so otherwise.
 */
interface Table {
  opens: string;
  turns: string;
  phrases: string;
  strong: string;
  weak: string;
}

const TABLES: Readonly<Partial<Record<Script, Table>>> = {
  en: {
    opens: oneLine(`
      (?:if|when|where|whenever|wherever|unless|once|in case|provided that|given that|
      as(?= (?:needed|necessary|required|requested|applicable|appropriate)))
      (?:(?: (?:it|they|this|that|one|any|there|it's))?(?: (?:is|are))?)
      (?: (?:otherwise|explicitly|directly|clearly|already|not|still))*`),
    turns: oneLine(`
      mentioned|stated|given|provided|supplied|specified|named|listed|shown|available|unavailable|
      applicable|relevant|appropriate|needed|necessary|required|asked|requested|prompted|told|
      instructed|known|unknown|present|absent|missing|included|found|detected|defined|set|configured|
      enabled|supported|installed|indicated|noted|unclear|uncertain|unsure|ambiguous|in doubt|sensible|
      suitable|useful|helpful|warranted|justified|permitted|allowed|approved|empty|any|possible|
      practical|feasible|desired`),
    phrases: oneLine(`
      (?:if|when|where|whenever|wherever) it makes sense|
      on request|upon request|on demand|by request|in that case|if so(?! not)|if not(?=[.,;:)]|$)`),
    strong: oneLine(`
      if|when|where|whenever|wherever|unless|in cases?|as (?:needed|necessary|required|requested|
      applicable|appropriate)|on request|upon request|by request|on demand|provided that|given that|once`),
    weak: oneLine(`
      should|whether|only|may|can|could|might|optional(?:ly)?|any|else|otherwise|except|for|those|whose|
      who|which|with|that|based on|depending|according to|until|after|upon|while`),
  },
  de: {
    opens: oneLine(`
      (?:falls|wenn|sofern|soweit|wo|sobald)(?: (?:es|er|sie|dies|das|etwas))?(?: (?:ausdrücklich|
      bereits|nicht|noch))*`),
    turns: oneLine(`
      genannt|erwähnt|angegeben|vorhanden|verfügbar|bekannt|unbekannt|nötig|notwendig|erforderlich|
      gewünscht|verlangt|gefragt|relevant|zutreffend|sinnvoll|passend|möglich|angebracht|unklar|
      gefordert|aktiviert|erlaubt`),
    phrases: 'auf wunsch|auf anfrage|auf nachfrage|bei bedarf|im zweifel|gegebenenfalls|ggf',
    strong: oneLine(`
      falls|wenn|sofern|soweit|wo|sobald|bei bedarf|auf wunsch|auf anfrage|auf nachfrage|im zweifel|
      gegebenenfalls|ggf`),
    weak: oneLine(`
      bei|nur|kann|kannst|darf|darfst|optional|sonst|andernfalls|etwaige[nrs]?|eventuelle[nrs]?|solange|
      als|je nach`),
  },
  fr: {
    opens: oneLine(`
      (?:si|s'il|s'ils|s'elle|lorsque|lorsqu'|quand|là où)(?: ?(?:il|elle|elles|ils|c'|
      cela))?(?: ?(?:est|sont|y en a|y a lieu))?`),
    turns: oneLine(`
      mentionnée?s?|indiquée?s?|précisée?s?|donnée?s?|disponibles?|connue?s?|nécessaires?|besoin|
      demandée?s?|pertinente?s?|applicables?|possibles?|présente?s?|fournie?s?|utiles?`),
    phrases: "sur demande|le cas échéant|au besoin|en cas de doute|s'il y a lieu|s'il y en a",
    strong: oneLine(`
      si|s'il|s'ils|s'elle|lorsque|lorsqu|quand|là où|sur demande|échéant|au besoin|en cas`),
    weak: 'seulement|uniquement|peut|peux|pouvez|éventuel(?:le)?s?|sinon|dès|selon|qui|que',
  },
};

const whole = (words: string): string => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;

const LEAVES = new RegExp(
  whole('you (?:may|can|could|might)|feel free|kannst du|du kannst|tu peux|vous pouvez'),
  'u',
);
const SOFT = wholeWord(
  'needed|necessary|required|useful|helpful|sensible|suitable|appropriate|nötig|sinnvoll|utiles?',
);

const COMPILED = new Map(
  Object.entries(TABLES).map(([language, { opens, turns, phrases, strong, weak }]) => {
    const cases: Cases = {
      said: new RegExp(
        `${whole(`${opens} (?<word>${turns})`)}|${whole(phrases)}(?=[^\\p{L}\\p{N}]*(?:$|[.,;:!?)]))`,
        'u',
      ),
      leaves: LEAVES,
      soft: SOFT,
      strong: new RegExp(whole(strong), 'gu'),
      weak: new RegExp(whole(weak), 'gu'),
    };
    return [language, cases];
  }),
);

/** Short conditions of a language; English where a text is too short to tell its language. */
export const casesOf = (language: Script): Cases | undefined =>
  COMPILED.get(language === 'other' ? 'en' : language);
