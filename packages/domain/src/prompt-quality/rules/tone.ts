import { has, or, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: 'tone|style|formal|informal|friendly|polite|professional|casual|warm|neutral|objective|audience|readers?|beginners?|experts?|children|customers?|colleagues?|students?',
  de: 'ton|stil|förmlich|formell|freundlich|höflich|sachlich|neutral|zielgruppe|leser(?:n|innen)?|anfänger|kunden|kinder|kollegen',
  fr: 'style|amical|poli|professionnel|public|lecteurs?|débutants?|clients?|enfants',
  es: 'tono|estilo|amable|cortés|profesional|público|lectores|principiantes|clientes|niños',
  it: 'stile|amichevole|cortese|professionale|pubblico|lettori|principianti|clienti|bambini',
  pt: 'tom|estilo|amigável|educado|profissional|público|leitores|iniciantes|clientes|crianças',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const toneRule: Rule = {
  rule: 'tone',
  weight: 1,
  message: 'Nothing says for whom the answer is, or in which tone.',
  remedy: 'Name the readers or the tone, for example "for customers, friendly".',
  lookedFor: [PATTERN],
  judge: or(({ sections }) => Boolean(sections?.style?.trim()), has(PATTERN)),
  good: ['in a friendly tone', 'für Anfänger', 'pour des enfants', 'tono formal'],
  bad: ['Write a letter'],
};
