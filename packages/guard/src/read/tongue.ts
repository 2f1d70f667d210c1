import { stem } from '@refinery/text/stem.ts';
import { verbForms } from '@refinery/text/verb-forms.ts';
import { type Word, WordMemo } from '@refinery/text/word.ts';
import { wordList } from '@refinery/text/word-list.ts';
import { ACTION_VERBS, FUNCTION_WORDS } from '@refinery/text/word-sets.ts';
import { compileLexicon, type Lexicon } from '../lexicon/compile.ts';
import type { PhraseIndex } from '../lexicon/phrase.ts';
import { type Script, tablesOf } from '../lexicon/tables.ts';
import { localKey } from './local-key.ts';
import { articleCounts, ENGLISH_STARTS, startsAnywhere, startsOf } from './number-starts.ts';
import { type Strings, stringsOf } from './strings.ts';
import { ACTION, COMPARATIVE, CONTENT, LIGHT, NUMBER, OPERATOR, PLURAL, SUPERLATIVE } from './term.ts';
import { monthOf } from './units.ts';

/** Of words that carry no content and are no terms. */
export const FUNCTION = 6;

/** What a word is, wherever it stands. */
export interface WordFacts {
  type: number;
  key: string;
  /** What messages and rules call it: operators as they are spelled. */
  name: string;
  groups: readonly number[];
  flags: number;
  operator: number;
  /** Of number words. */
  value: number;
  /** Numbers of its spelling and of its key among the words of phrases, 0 where no phrase has it. */
  spelledId: number;
  keyId: number;
  /** Phrases that begin with it. */
  phrases: readonly PhraseIndex[];
  /** It may begin a number. */
  counts: boolean;
  /** An article in front of it may. */
  articleCounts: boolean;
  /** Parts that are terms of their own: "don't", "part-time". */
  parts: readonly WordFacts[] | undefined;
}

/** How texts of one language are read. */
export interface Tongue {
  language: Script;
  lexicon: Lexicon;
  /** Of scripts without spaces. */
  strings: Strings | undefined;
  factsOf: (word: Word | undefined, lower: string) => WordFacts;
  /** Whether its tables name a word, in any of its forms. */
  knows: (word: string) => boolean;
  /** What loses its vowel before a vowel, with the apostrophe. */
  elided: RegExp | undefined;
  /** Of languages with separable verbs: what is separated from them. */
  particles: ReadonlySet<string> | undefined;
}

const NONE: readonly never[] = [];

const NEGATED = /^(.+)n't$/;
const CONTRACTED = /^(.+)'(?:s|re|m|ll|d|ve)$/;

const CLOSED: ReadonlySet<string> = new Set([...FUNCTION_WORDS, 'not', 'no', 'only', 'never', 'none']);

/** Common form of an English word's inflections; of function words the word itself. */
export function englishKey(word: string): string {
  const base = verbForms(word)?.base ?? word;
  if (CLOSED.has(word)) return CLOSED.has(base) ? base : word;
  if (FUNCTION_WORDS.has(base)) return base;
  const key = stem(base);
  // "note" is not "not".
  return CLOSED.has(key) ? `${key}~` : key;
}

function makeTongue(language: Script): Tongue {
  const tables = tablesOf(language);
  const english = tables.endings === undefined && tables.compounds === undefined;
  const keyOf = tables.compounds ? identity : tables.endings ? localKey(tables, tables.endings) : englishKey;
  const lexicon = compileLexicon(tables, keyOf);
  const starts = english ? ENGLISH_STARTS : startsOf(language);
  const make = (lower: string): WordFacts => {
    const plain = withoutMarks(lower);
    const facts = english ? englishFacts(plain) : localFacts(plain);
    return { ...facts, spelledId: lexicon.ids.of(lower), keyId: lexicon.ids.of(facts.key) };
  };

  const known = new Map<string, WordFacts>();
  const factsOfWord = (word: string): WordFacts => {
    const found = known.get(word) ?? single(word);
    if (known.size < 20_000) known.set(word, found);
    return found;
  };

  /** Of a word that is neither number nor operator. */
  function typeOf(word: string, key: string): number {
    if (lexicon.functions.has(word) || (english && FUNCTION_WORDS.has(key))) return FUNCTION;
    if (lexicon.light.has(key)) return LIGHT;
    return word === 'a' || word === 'i' ? FUNCTION : CONTENT;
  }

  function single(word: string): WordFacts {
    const key = keyOf(word);
    const operator = lexicon.operators.get(word) ?? 0;
    const value = lexicon.numbers.get(english ? key : word);
    const groups = lexicon.groups.get(key) ?? NONE;
    const type = value !== undefined ? NUMBER : operator ? OPERATOR : typeOf(word, key);
    const counts =
      value !== undefined || starts.has(word) || startsAnywhere(word) || monthOf(word) !== undefined;
    return {
      type,
      key,
      name: english ? key : word,
      groups,
      flags: english ? flagsOf(word) : 0,
      operator: type === OPERATOR ? operator : 0,
      value: value ?? 0,
      spelledId: 0,
      keyId: 0,
      phrases: phrasesOf(word, key),
      counts,
      articleCounts: counts || articleCounts(word),
      parts: undefined,
    };
  }

  function phrasesOf(word: string, key: string): readonly PhraseIndex[] {
    const keys = key === word ? [key] : [word, key];
    return keys.flatMap((each) => lexicon.phrasesOf(each) ?? []);
  }

  const compound = (facts: WordFacts, parts: WordFacts[]): WordFacts => ({
    ...facts,
    parts,
    counts: facts.counts || parts.some((part) => part.counts),
    articleCounts: facts.articleCounts || parts.some((part) => part.articleCounts),
  });

  function englishFacts(word: string): WordFacts {
    const negated = NEGATED.exec(word);
    // "Needn't" is no "must not".
    if (negated && lexicon.operators.has(word)) return single(word);
    if (negated && word !== "can't" && word !== "won't") {
      return compound(single(word), [factsOfWord(negated[1] ?? ''), factsOfWord('not')]);
    }
    if (word === "can't" || word === "won't") return factsOfWord('not');
    const contracted = CONTRACTED.exec(word);
    if (contracted && !lexicon.operators.has(word)) {
      const base = contracted[1] ?? '';
      return {
        ...factsOfWord(base),
        phrases: [...phrasesOf(word, word), ...factsOfWord(base).phrases],
      };
    }
    return hyphened(word);
  }

  function hyphened(word: string): WordFacts {
    const facts = single(word);
    if (!word.includes('-') || facts.type !== CONTENT) return facts;
    const parts = word.split('-').filter(Boolean);
    if (parts.length < 2 || (facts.groups.length > 0 && factsOfWord(parts[0] ?? '').type !== NUMBER))
      return facts;
    const [first = '', ...rest] = parts;
    if (first === 'non') return compound(facts, [factsOfWord('not'), ...rest.map(factsOfWord)]);
    if (rest.at(-1) === 'free' && parts.length === 2)
      return compound(facts, [factsOfWord('not'), factsOfWord(first)]);
    return compound(facts, parts.map(factsOfWord));
  }

  function localFacts(word: string): WordFacts {
    const facts = single(word);
    if (facts.type !== CONTENT) return facts;
    const [first = '', ...rest] = word.split('-').filter(Boolean);
    if (rest.length > 0 && rest.every((part) => factsOfWord(part).type === FUNCTION)) {
      const base = factsOfWord(first);
      return { ...base, phrases: [...facts.phrases, ...base.phrases] };
    }
    if (facts.groups.length > 0) return facts;
    if (rest.length > 0) return compound(facts, [first, ...rest].map(factsOfWord));
    const derived = tables.derived?.(word);
    return derived ? compound(facts, derived.map(factsOfWord)) : facts;
  }

  const knows = (word: string): boolean => {
    const { type, groups } = single(word);
    return type !== CONTENT || groups.length > 0;
  };
  const memo = new WordMemo(make);
  const strings = tables.compounds === undefined ? undefined : stringsOf(tables);
  const particles = tables.particles === undefined ? undefined : wordList(tables.particles);
  return {
    language,
    lexicon,
    strings,
    factsOf: (word, lower) => (word ? memo.of(word) : make(lower)),
    knows,
    elided: tables.elided,
    particles: particles && new Set(particles),
  };
}

const COMPARATIVES =
  /^(?:[a-z]{3,}ier|(?:short|long|large|small|big|bigg|great|high|low|few|old|new|young|hard|soft|cheap|dear|fast|slow|warm|cold|strong|weak|simpl|clear|light|dark|near|wid|broad|loud|deep|bright|late|earl|clos|strict|kind|nic|saf|tall|thick|thinn|hott|sweet|sharp|smart)e?r)$/;
const SUPERLATIVES =
  /^(?:[a-z]{3,}iest|(?:short|long|large|small|big|bigg|great|high|low|few|old|new|young|hard|soft|cheap|fast|slow|warm|cold|strong|weak|simpl|clear|light|dark|near|wid|broad|loud|deep|bright|late|earl|clos|strict|tall|hott)e?st)$/;

function flagsOf(word: string): number {
  let flags = 0;
  if (ACTION_VERBS.has(word)) flags |= ACTION;
  if (/[^su]s$/.test(word) && word.length > 3) flags |= PLURAL;
  if (COMPARATIVES.test(word)) flags |= COMPARATIVE;
  if (SUPERLATIVES.test(word)) flags |= SUPERLATIVE;
  return flags;
}

/** A word without the marks of emphasis at its end. */
function withoutMarks(word: string): string {
  let end = word.length;
  while (end > 0 && (word[end - 1] === '_' || word[end - 1] === '’')) end--;
  return end > 0 ? word.slice(0, end) : word;
}

const identity = (word: string): string => word;

const TONGUES = new Map<Script, Tongue>();

/** How texts of a language are read; the tables of a language are compiled when it is first met. */
export function tongueOf(language: Script): Tongue {
  const known = TONGUES.get(language);
  if (known) return known;
  const made = makeTongue(language);
  TONGUES.set(language, made);
  return made;
}

/** From here on, characters are words or their greater part. */
const FIRST_IDEOGRAPH = 0x3000;

/** Of one letter or two, in a script of letters. */
const isShort = (key: string): boolean => key.length < 3 && key.charCodeAt(0) < FIRST_IDEOGRAPH;

/** Whether a word by its key carries no requirement. */
export function isLightKey(language: Script, key: string): boolean {
  const { lexicon } = tongueOf(language);
  return isShort(key) || lexicon.light.has(key) || lexicon.functions.has(key) || FUNCTION_WORDS.has(key);
}

/** Whether a word by its key may come with a rewrite. */
export const isAddable = (language: Script, key: string): boolean =>
  tongueOf(language).lexicon.addable.has(key);

/** Whether a word by its key asks for nothing in a sentence of talk. */
export const isChatter = (language: Script, key: string): boolean => {
  const { chatter } = tongueOf(language).lexicon;
  return key.split(' ').every((word) => chatter.has(word) || isLightKey(language, word));
};

/**
 * Whether each word of a phrase by its key carries no requirement or may come with a rewrite: "come from".
 */
export const isIdle = (language: Script, key: string): boolean =>
  key.split(' ').every((word) => isLightKey(language, word) || isAddable(language, word));
