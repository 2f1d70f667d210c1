import { has, or, type Rule } from '../rule.ts';
import { type Words, wholeWords } from '../words.ts';

const WORDS: Words = {
  en: 'json|xml|yaml|csv|html|markdown|latex|sql|format|table|tables|lists?|bullets?|bullet points?|headings?|sentences?|paragraphs?|words|lines|steps|columns?|one word|yes or no',
  de: 'tabellen?|listen?|stichpunkten?|aufzählung|überschriften?|sätzen?|satz|absatz|absätze|absätzen|wörtern?|worten?|zeilen|schritten?|spalten?|ja oder nein',
  fr: 'tableaux?|puces?|titres?|phrases?|paragraphes?|mots|lignes|étapes|colonnes?|oui ou non',
  es: 'formato|listas?|tablas?|viñetas?|títulos?|frases?|oraciones|párrafos?|palabras|líneas|pasos|columnas?|sí o no',
  it: 'tabelle?|elenc(?:o|hi)|punti|titoli|frasi?|paragrafi?|parole|righe|passi|colonne|sì o no',
  pt: 'listas?|tabelas?|tópicos|títulos?|frases?|parágrafos?|palavras|linhas|passos|colunas?|sim ou não',
};
const PATTERN = new RegExp(wholeWords(WORDS), 'iu');

export const outputRule: Rule = {
  rule: 'output',
  weight: 2,
  message: 'Nothing says what the answer must look like.',
  remedy: 'Name the form of the answer, for example a list, a table or JSON with its fields.',
  lookedFor: [PATTERN],
  judge: or(({ sections }) => Boolean(sections?.output?.trim()), has(PATTERN)),
  good: [
    'Answer as JSON',
    'Antworte in einer Tabelle',
    'Réponds en trois phrases',
    'Como lista',
    'Come elenco',
    'Use uma tabela',
  ],
  bad: ['Answer the customer', 'Antworte dem Kunden'],
};
