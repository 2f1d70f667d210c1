import type { Rewrite } from './rewrites.ts';

type Wrong = Readonly<Record<string, number>>;

/**
 * The guard before this one, which knew only kept and lost: how many rewrites of each kind and language it judged wrongly, damages that
 * passed and faithful ones that were refused. Measured once with this benchmark, for comparison only.
 */
export const EARLIER_WRONG: Readonly<Record<Rewrite['label'], Wrong>> = {
  damage: {
    'focus-scope': 7,
    'time-order': 6,
    'step-order': 6,
    antonym: 9,
    'negating-prefix': 8,
    'role-swap': 7,
    condition: 7,
    exception: 2,
    modality: 8,
    'tense-timeframe': 9,
    quantifier: 7,
    comparison: 6,
    'negation-scope': 4,
    'unit-number': 5,
    'singular-plural': 6,
    'output-format': 2,
    audience: 5,
    referent: 3,
    'list-merge': 5,
    'example-rule': 5,
    'dropped-requirement': 2,
    'added-requirement': 6,
    'material-altered': 3,
    en: 103,
    de: 5,
    fr: 3,
    es: 5,
    it: 2,
    pt: 1,
    zh: 5,
    ja: 4,
  },
  harmless: {
    'merge-sentences': 2,
    imperative: 1,
    'negation-rephrase': 10,
    'answer-format': 4,
    voice: 2,
    'numbers-units': 9,
    'list-prose': 5,
    reorder: 1,
    filler: 7,
    synonyms: 4,
    telegraphic: 6,
    compression: 29,
    en: 63,
    de: 5,
    fr: 6,
    es: 2,
    it: 2,
    pt: 2,
  },
  reference: { en: 46, de: 3, fr: 2, es: 2, it: 1, pt: 2 },
};
