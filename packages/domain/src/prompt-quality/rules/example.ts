import { has, or, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: 'for example|for instance|e\\.g\\.|examples?|such as|input:|output:',
  de: 'zum beispiel|z\\. ?b\\.|beispiele?|eingabe:|ausgabe:',
  fr: 'par exemple|p\\. ex\\.|exemples?|entrée :|sortie :',
  es: 'por ejemplo|ejemplos?|entrada:|salida:',
  it: 'per esempio|ad esempio|esempi?o?|ingresso:|uscita:',
  pt: 'por exemplo|exemplos?|saída:',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const exampleRule: Rule = {
  rule: 'example',
  weight: 1,
  message: 'There is no example.',
  remedy: 'Show one good answer, or an input with its output.',
  lookedFor: [PATTERN],
  judge: or(({ roles }) => roles.includes('assistant'), has(PATTERN)),
  good: ['For example: a', 'z. B. so', 'par exemple', 'Input: a Output: b'],
  bad: ['Write a letter'],
};
