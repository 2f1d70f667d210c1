/** Parts of speech, one per token. */
export const TAG = {
  other: 0,
  determiner: 1,
  possessive: 2,
  pronoun: 3,
  object: 4,
  preposition: 5,
  conjunction: 6,
  subordinator: 7,
  wh: 8,
  modal: 9,
  be: 10,
  have: 11,
  do: 12,
  to: 13,
  negation: 14,
  number: 15,
  adverb: 16,
  /** "there" before a form of "be". */
  existential: 17,
  /** "that", "which", "who" behind their noun. */
  relative: 18,
  /** "that" behind a verb: a clause follows. */
  complementizer: 19,
  noun: 20,
  name: 21,
  adjective: 22,
  /** Base form: imperative, infinitive or plural present. */
  base: 23,
  /** Third person singular. */
  present: 24,
  past: 25,
  participle: 26,
  gerund: 27,
  punctuation: 28,
  /** Protected text. */
  span: 29,
  /** A pronoun with its verb: "it's", "you'll". */
  contraction: 30,
} as const;

export type Tag = (typeof TAG)[keyof typeof TAG];

/** What an open-class word may be: bits. */
export const MAY = {
  noun: 1,
  base: 2,
  present: 4,
  past: 8,
  participle: 16,
  gerund: 32,
  adjective: 64,
  adverb: 128,
} as const;

/** Verbs that may stand with a subject without another one. */
export const FINITE_TAGS: ReadonlySet<Tag> = new Set([
  TAG.be,
  TAG.have,
  TAG.do,
  TAG.modal,
  TAG.present,
  TAG.past,
]);
