import type { Rule } from '../rule.ts';

const STRUCTURE = /\n[ \t]{0,20}\n|^[ \t]{0,20}(?:[-*•]|\d{1,4}[.)]|#{1,6})[ \t]/mu;
/** From here on a prompt needs parts. */
const LONG_WORDS = 200;
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export const structureRule: Rule = {
  rule: 'structure',
  weight: 1,
  message: 'A long prompt has no parts.',
  remedy: 'Separate role, task, context and form of the answer with headings or empty lines.',
  lookedFor: [STRUCTURE],
  limits: [LONG_WORDS],
  judge: ({ text }) => (wordsIn(text) <= LONG_WORDS || STRUCTURE.test(text) ? true : null),
  good: ['a '.repeat(200), `${'a '.repeat(300)}\n\nb`, `${'a '.repeat(300)}\n- b`],
  bad: ['a '.repeat(201)],
};
