import type { Mutation } from '../guard/mutation.ts';
import { type Found, isOrdinalMark, replaceEach } from '../guard/prose.ts';

/** One way in which a model goes wrong: a pattern in the prose of its answer, and what it writes instead. */
export interface DamageRule {
  kind: string;
  pattern: RegExp;
  put: (found: Found, text: string) => string | undefined;
}

/** Words for words. */
const swap = (kind: string, words: Readonly<Record<string, string>>): DamageRule => ({
  kind,
  pattern: wordsPattern(Object.keys(words)),
  put: ({ text }) => likeCase(text, words[text.toLowerCase()] ?? text),
});

/** Any of some phrases, as whole words and in any case. */
export const wordsPattern = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}-])(?:${phrases.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}'’-])`, 'giu');

/** `phrase` with a capital or without, as `model`. */
export function likeCase(model: string, phrase: string): string {
  const first = phrase.slice(0, 1);
  return (/^\p{Lu}/u.test(model) ? first.toUpperCase() : first.toLowerCase()) + phrase.slice(1);
}

/** A sentence: to a stop with a capital behind it, or the end of the line. */
// Not linear, but runs on the prompts of the benchmark only.
const SENTENCE = /(?<=^|[.!?] |- )\p{Lu}(?:[^.!?\n]|\.(?! ?\p{Lu}|$)|(?<=Dr)\.(?= ?\p{Lu}))+[.!?](?: |$)/gmu;

/** Neither a word or two nor most of the text. */
const isPart = (sentence: string, text: string): boolean =>
  sentence.length >= 20 && sentence.length <= text.length / 2;

/**
 * Simple damages, one change each. They were written by looking at prompts and not at the guard.
 */
export const DAMAGE_RULES: readonly DamageRule[] = [
  {
    kind: 'requirement dropped',
    pattern: SENTENCE,
    put: ({ text }, whole) => (isPart(text, whole) ? '' : undefined),
  },
  {
    kind: 'requirement added',
    pattern: /(?<=\p{L})[.。](?=\n|$)/gu,
    put: ({ text }) => `${text} Close with an invitation to subscribe to our newsletter.`,
  },
  {
    kind: 'number changed',
    pattern: /(?<![\w.,:/–-])\d{1,3}(?![\d.,:/)–-]*\d)/g,
    put: ({ text, at }, whole) =>
      isOrdinalMark(whole, at) ? undefined : `${Number(text) + Math.max(2, Math.ceil(Number(text) / 2))}`,
  },
  swap('number changed', {
    two: 'three',
    three: 'two',
    four: 'seven',
    five: 'six',
    six: 'four',
    ten: 'twelve',
    once: 'twice',
    vier: 'sechs',
    acht: 'zehn',
    fünf: 'zwei',
    cento: 'duecento',
    seis: 'cinco',
    ocho: 'doce',
  }),
  swap('unit changed', {
    words: 'sentences',
    sentences: 'paragraphs',
    minutes: 'hours',
    weeks: 'days',
    days: 'weeks',
    characters: 'words',
    lines: 'paragraphs',
    months: 'weeks',
    Sätze: 'Absätze',
    phrases: 'pages',
  }),
  swap('bound flipped', {
    'at least': 'at most',
    'at most': 'at least',
    under: 'over',
    'no more than': 'no less than',
    'less than': 'more than',
    'max.': 'min.',
    höchstens: 'mindestens',
    mindestens: 'höchstens',
    maximum: 'minimum',
    máximo: 'mínimo',
    massimo: 'minimo',
    within: 'after',
  }),
  {
    kind: 'negation removed',
    pattern: /\b(do|does|did|is|are|can|should)n?'t /g,
    put: ({ groups }) => `${groups[0]} `,
  },
  {
    kind: 'negation removed',
    pattern: /(?<=\p{L} )(?:never|not|nicht|jamais|não) /gu,
    put: () => '',
  },
  {
    kind: 'negation removed',
    pattern: /(?<=^|[.;] |- )No (\p{L})/gmu,
    put: ({ groups }) => groups[0]?.toUpperCase(),
  },
  {
    kind: 'condition dropped',
    // Not linear, but runs on the prompts of the benchmark only.
    pattern: /(?<=^|[.:;] |- )(?:If|When|Where|Falls|Bei) [^.,;:\n]{4,80}, (\p{L})/gmu,
    put: ({ groups }) => groups[0]?.toUpperCase(),
  },
  {
    kind: 'condition dropped',
    // Not linear, but runs on the prompts of the benchmark only.
    pattern: /(?<=\p{L})(?: only)? (?:if|unless) [^.,;:\n()]{4,80}(?=[.;,])/gu,
    put: () => '',
  },
  {
    kind: 'exception dropped',
    // Not linear, but runs on the prompts of the benchmark only.
    pattern: /,? (?:except|apart from|minus|other than|sauf|außer) [^.,;:\n()]{3,80}(?=[.;,])/g,
    put: () => '',
  },
  {
    kind: 'only moved',
    // Not linear, but runs on the prompts of the benchmark only.
    pattern: /(?<=^|[.;:] |- )(\p{L}+) ([^.;:\n]{8,60}?) only /gmu,
    put: ({ groups }) => `${groups[0]} only ${groups[1]} `,
  },
  { kind: 'only dropped', pattern: /\b(?:only|nur|ausschließlich|solo|só|uniquement) /g, put: () => '' },
  {
    kind: 'steps swapped',
    pattern: /^(\d+)\. (.+)\n(\d+)\. (.+)$/gm,
    put: ({ groups: [one, first, two, second] }) => `${one}. ${second}\n${two}. ${first}`,
  },
  {
    kind: 'order reversed',
    pattern: /\bfrom (\p{L}+) to (\p{L}+)\b/gu,
    put: ({ groups: [from, to] }) => `from ${to} to ${from}`,
  },
  swap('order reversed', { before: 'after', after: 'before', first: 'last', last: 'first' }),
  {
    kind: 'items merged',
    // Not linear, but runs on the prompts of the benchmark only.
    pattern: /^- ([^:\n]{2,40}): (.+)\n- ([^:\n]{2,40}): (.+)$/gm,
    put: ({ groups: [one, first, two, second] }) => `- ${one}, ${two}: ${first} ${second}`,
  },
  swap('quantifier changed', { all: 'some', every: 'some', any: 'one', both: 'one of', alle: 'einige' }),
  { kind: 'quantifier changed', pattern: /\beach (?=\p{L})(?!other|of)/gu, put: () => 'one ' },
  { kind: 'quantifier changed', pattern: / each(?=[.,;:])/g, put: () => ' in total' },
  swap('modality changed', {
    must: 'may',
    always: 'sometimes',
    exactly: 'about',
    may: 'must',
    ideally: 'always',
    normally: 'always',
    toujours: 'parfois',
    usually: 'always',
  }),
  swap('opposite', {
    warm: 'cool',
    friendly: 'stern',
    polite: 'blunt',
    simple: 'elaborate',
    short: 'long',
    newer: 'older',
    reversible: 'irreversible',
    oldest: 'newest',
    blunt: 'tactful',
    allowed: 'forbidden',
    clear: 'vague',
    encouraging: 'strict',
    works: 'fails',
    inside: 'outside',
    höflich: 'locker',
    formal: 'casual',
  }),
  swap('output changed', {
    table: 'list',
    json: 'CSV',
    english: 'Spanish',
    spanish: 'French',
    portuguese: 'English',
    checklist: 'essay',
    checkliste: 'Tabelle',
    liste: 'Tabelle',
  }),
];

/** Every single application of a rule to a text. */
export const applyRule = ({ pattern, put }: DamageRule, text: string): Mutation[] =>
  replaceEach(text, pattern, (found) => put(found, text));
