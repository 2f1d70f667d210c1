import { has, type Rule } from '../rule.ts';
import { alternatives, asWord, type Words } from '../words.ts';

const NUMBERS: Words = {
  en: 'one|two|three|four|five|six|ten',
  de: 'ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|zehn',
  fr: 'une?|deux|trois|quatre|cinq|dix',
  es: 'una?|dos|tres|cuatro|cinco|diez',
  it: 'uno|due|tre|quattro|cinque|dieci',
  pt: 'um|uma|dois|duas|três|quatro|dez',
};
const UNITS: Words = {
  en: 'words?|characters?|letters?|sentences?|paragraphs?|lines?|bullets?|bullet points?|points?|items?|pages?|tokens?|minutes?|steps?|examples?',
  de: 'wörtern?|worten?|zeichen|sätzen?|satz|absätzen?|absatz|zeilen|punkten?|seiten?',
  fr: 'mots?|caractères?|phrases?|paragraphes?|lignes?',
  es: 'palabras?|caracteres|frases?|oraciones|párrafos?|líneas?',
  it: 'parole|parola|caratteri|frasi|paragrafi|righe',
  pt: 'palavras?|parágrafos?|linhas?',
};
const SHORT: Words = {
  en: 'brief(?:ly)?|short(?:er)?|longer|concise(?:ly)?|as long as',
  de: 'kurz|kürzer|länger|knapp',
  fr: 'bref|plus courte?|brève(?:ment)?',
  es: 'más corto|más breve',
  it: 'più breve|più corto',
  pt: 'mais curto|brevemente|breve|conciso',
};
const COUNTED = `(?:\\d{1,6}|${alternatives(NUMBERS)})[\\s-](?:\\p{L}{1,20}\\s)?(?:${alternatives(UNITS)})`;
const LENGTH = new RegExp(asWord(`${COUNTED}|${alternatives(SHORT)}`), 'iu');

export const lengthRule: Rule = {
  rule: 'length',
  weight: 1,
  message: 'Nothing says how long the answer may be.',
  remedy: 'Give a limit, for example "in at most 100 words".',
  lookedFor: [LENGTH],
  judge: has(LENGTH),
  good: [
    'in at most 100 words',
    'höchstens 3 kurze Sätze',
    'en 50 mots',
    'en dos párrafos',
    'in 20 parole',
    'com 30 palavras',
    'Answer briefly',
    'one sentence',
  ],
  bad: ['Answer in JSON', 'Write in 2024'],
};
