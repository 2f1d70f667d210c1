import { has, or, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: "you are|you(?:’|')re|act as|take the role|as an? (?:expert|assistant|experienced|senior|professional)",
  de: 'du bist|sie sind|agiere als|handle als|als (?:experte|expertin|assistent|assistentin)',
  fr: "tu es|vous êtes|agis (?:comme|en tant que)|agissez (?:comme|en tant que)|en tant qu(?:e|'|’)",
  es: 'eres|usted es|actúa como|actúe como',
  it: 'sei un|sei una|sei uno|agisci come',
  pt: 'você é|és um|és uma|aja como|atue como',
};
/** That a text says who the model is. */
export const ROLE = new RegExp(wholeWords(WORDS), 'iu');

export const roleRule: Rule = {
  rule: 'role',
  weight: 1,
  message: 'Nothing says who the model is.',
  remedy: 'Begin with the role, for example "You are a support agent of a web shop."',
  lookedFor: [ROLE],
  judge: or(({ sections, roles }) => Boolean(sections?.role?.trim()) || roles.includes('system'), has(ROLE)),
  good: [
    'You are a lawyer.',
    'Du bist Anwalt.',
    'Tu es avocat.',
    'Eres abogada.',
    'Sei un avvocato.',
    'Você é advogada.',
    'Act as a judge',
  ],
  bad: ['Write a letter', 'You see a picture'],
};
