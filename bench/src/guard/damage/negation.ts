import type { MutationKind } from '../mutation.ts';
import { replaceAt } from '../mutation.ts';
import { findAll, proseOf, replaceEach } from '../prose.ts';

/**
 * Not negations of a statement: bounds, "not only … but", "whether or not", "yes or no", questions back
 * ("isn't it?").
 */
const NO_NEGATION =
  /^(?:no|not|never|without)\s+(?:more|less|fewer|later|longer|shorter|greater|earlier|only|just|merely|simply|necessarily|exceed\w*|over|under|matter|doubt)\b/i;

const keep = (text: string, at: number): boolean =>
  !NO_NEGATION.test(text.slice(at, at + 40)) &&
  !/\b(?:or|yes,?|why|if|and\/or|whether)\s*(?:\/\s*)?$/i.test(text.slice(Math.max(0, at - 12), at));

const rule = (name: string, pattern: RegExp, make: (found: string) => string): MutationKind => ({
  name: `negator dropped: ${name}`,
  make: (text) =>
    replaceEach(text, pattern, (found) => {
      const negatorAt = found.at + Math.max(0, found.text.search(/\b(?:not|no|never|without)\b/i));
      const behind = text.slice(found.end, found.end + 30);
      if (!keep(text, negatorAt) || !/^\s*[\p{L}]/u.test(behind)) return undefined;
      if (/^\s*(?:more|less|fewer|exceed|be (?:more|longer|less|shorter))\b/i.test(behind)) return undefined;
      const made = make(found.text);
      return /^[A-Z]/.test(found.text) && made !== '' ? made.replace(/^./, (c) => c.toUpperCase()) : made;
    }),
});

/** Left out in all: negators that are part of a bound or of "not only", "or not", "why not". */
export const NEGATORS_DROPPED: readonly MutationKind[] = [
  rule('do not', /(?<![\w\ue000])(?:do|does|did) not /gi, () => ''),
  rule(
    "n't",
    /(?<=\b(?:do|does|did|is|are|was|were|should|could|would|must|have|has|had))n['’]t(?= (?!just\b|only\b|simply\b|merely\b|necessarily\b))/gi,
    () => '',
  ),
  rule('modal not', /(?<=\b(?:should|must|will|would|could|may|might|shall) )not /gi, () => ''),
  rule('is not', /(?<=\b(?:is|are|was|were|be|been|has|have|had) )not /gi, () => ''),
  rule('cannot', /(?<![\w\ue000])(?:cannot|can not|can['’]t)(?= )/gi, () => 'can'),
  rule('never', /(?<![\w\ue000])never /gi, () => ''),
  rule('no', /(?<![\w\ue000.])no (?!\.|one\b)(?=[a-z])/gi, () => ''),
  rule('without', /(?<![\w\ue000])without(?= )/gi, () => 'with'),
  rule('avoid', /(?<![\w\ue000])avoid(?= )/gi, () => 'use'),
];

// Not linear, but runs on the prompts of the benchmark only.
const IMPERATIVE =
  /(?<=^[ \t]*(?:[-*•]\s+|\d+[.)]\s+)?|[.!?] )(?:Write|Use|Include|Provide|Create|Give|Make|Add|Explain|List|Describe|Keep|Generate|Start|Answer|Return|Focus|Ensure|Show|Follow|Ask|Repeat|Put|Wrap|Highlight|Analyze|Identify|Suggest|Design|Develop|Build|Implement|Find|Mention)(?= [a-z])/gm;
const MODAL =
  /(?<=\b(?:you|I|it|they|we|response|answer|text|output) (?:should|must|will|can) )(?!not\b|never\b|only\b)(?=[a-z]{3,} )/g;

/** Turns a plain instruction round: "Write …" to "Do not write …", "you should …" to "you should not …". */
export const NEGATOR_ADDED: MutationKind = {
  name: 'negator added',
  make: (text, random) => [
    ...replaceEach(text, IMPERATIVE, ({ text: verb }) =>
      random.pick([
        `Do not ${verb.toLowerCase()}`,
        `Don't ${verb.toLowerCase()}`,
        `Never ${verb.toLowerCase()}`,
      ]),
    ),
    ...findAll(text, MODAL).map(({ at }) => ({ original: text, changed: replaceAt(text, at, at, 'not ') })),
  ],
};

const OBJECT =
  /(?<![\w\ue000])(?:(?:do not|don['’]t|must not|should not|never) (?:use|include|add|write|mention|provide|give|make|change|say|create)|avoid|without|no) (?:(?:using|any|the|a|an|your|my|other|additional|extra) )*([a-z]{4,})(?![\w\ue000-])(?=[.,;!\n]| (?:or|and|in|on|from|for|of|at|by)\b)(.?)/gi;
const EMPTY_OBJECT =
  /^(?:this|that|these|them|they|than|more|less|fewer|only|just|with|from|into|about|over|under|anything|something|have|been|being|will|would|need|want|longer|what|when|where|which|exceed|others?|same|such|ever|also|like|very|really|even|always|necessarily|well|able|sure|before|after|your|their|until|unless|because|however|hesitate|worry|forget|matter|doubt|problem|mind|added)$/i;

const isObject = (text: string, word: string): boolean =>
  !EMPTY_OBJECT.test(word) &&
  proseOf(text).toLowerCase().split(word.toLowerCase().replace(/s$/, '')).length === 2;

const STRANGERS = ['umbrellas', 'volcanoes', 'bicycles', 'violins', 'penguins'];

/**
 * Swaps the word that a prohibition is about for another. Left out: function words; words that stand
 * elsewhere as well, so that the reader may take them from there.
 */
export const NEGATED_OBJECT_SWAPPED: MutationKind = {
  name: 'negated object swapped',
  make: (text, random) =>
    replaceEach(text, OBJECT, ({ text: phrase, groups: [word = '', after = ''] }) =>
      isObject(text, word) && keep(phrase, 0)
        ? phrase.slice(0, phrase.length - word.length - after.length) + random.pick(STRANGERS) + after
        : undefined,
    ),
};

/** Drops the word that a prohibition is about, at the end of a sentence or clause. Left out: as for swaps. */
export const NEGATED_OBJECT_DROPPED: MutationKind = {
  name: 'negated object dropped',
  make: (text) =>
    replaceEach(text, OBJECT, ({ text: phrase, groups: [word = '', after = ''] }) =>
      isObject(text, word) && keep(phrase, 0) && /^[.,;!\n]$/.test(after)
        ? phrase.slice(0, phrase.length - word.length - after.length).trimEnd() + after
        : undefined,
    ),
};
