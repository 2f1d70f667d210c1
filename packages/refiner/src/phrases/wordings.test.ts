import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../fixtures/wordings.ts';
import { phraseBook, phrasePasses } from '../lexicon/languages.ts';
import type { PhraseRule } from '../model/pass.ts';
import { refine } from '../refine.ts';

/** Prompts around a wording: before it, behind it, on both sides. What is long enough tells the language. */
const AROUND = {
  en: [
    'Write a report about the old harbour',
    'List the names of all members',
    'the editor checks every page',
  ],
  de: [
    'Schreibe einen Bericht über den alten Hafen',
    'Nenne die Namen aller Mitglieder',
    'die Redaktion prüft jede Seite',
  ],
  fr: [
    'Rédige un rapport sur le vieux port',
    'Cite les noms de tous les membres',
    'la rédaction vérifie chaque page',
  ],
  es: [
    'Escribe un informe sobre el puerto viejo',
    'Enumera los nombres de todos los socios',
    'la redacción revisa cada página',
  ],
  pt: [
    'Escreve um relatório sobre o porto velho',
    'Enumera os nomes de todos os sócios',
    'a redação verifica cada página',
  ],
  it: [
    'Scrivi una relazione sul vecchio porto',
    'Elenca i nomi di tutti i soci',
    'la redazione controlla ogni pagina',
  ],
} as const;

type Spoken = keyof typeof AROUND;

/** A number that a text always gives, so that a new rule changes what becomes of no other. */
const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A prompt in which a rule finds its words, in one of several places. */
function promptOf({ pattern }: PhraseRule, language: Spoken): string {
  const [before, behind, clause] = AROUND[language];
  const book = phraseBook(language);
  if (!book) return '';
  let left = numberOf(pattern);
  const pick = (most: number): number => {
    const picked = left % most;
    left = Math.floor(left / most) + (numberOf(`${pattern}${left}`) % 1000);
    return picked;
  };
  const { words, start, end } = wordingOf(pattern, book.grammar, pick);
  if (end) return `${before}, ${words}. ${behind}.`;
  if (start) return `${behind}. ${capital(words)} ${clause}.`;
  return (
    [
      `${before} ${words} ${clause}. ${behind}.`,
      `${capital(words)} ${behind.toLowerCase()}; ${clause}.`,
      `${behind}, ${words} ${clause}.`,
      `${behind} (${words}) ${clause}!`,
    ][pick(4)] ?? ''
  );
}

/** As in `results.test.ts`: what the rules of the phrases do where they find their words. */
describe('wordings of rules', () => {
  it.each<[Spoken, number]>([
    ['en', 24],
    ['de', 2],
    ['fr', 2],
    ['es', 2],
    ['pt', 2],
    ['it', 2],
  ])('in %s', async (language, every) => {
    const rules = phrasePasses()
      .filter((pass) => pass.language === language)
      .flatMap((pass) => pass.rules)
      .filter(({ pattern }) => numberOf(`${language} ${pattern}`) % every === 0);
    const results = rules.map((rule) => {
      const prompt = promptOf(rule, language);
      const { refinedText } = refine(prompt, { compressionLevel: 'high' });
      return `${rule.pattern}\n  ${prompt}\n  ${refinedText}\n`;
    });
    await expect(results.join('')).toMatchFileSnapshot(`../../fixtures/results/wordings-${language}.txt`);
  });
});
