import { lex } from '@refinery/text/lex.ts';
import { describe, expect, it } from 'vitest';
import type { Script } from '../lexicon/tables.ts';
import { readTokens } from './reading.ts';
import { NUMBER } from './term.ts';

const keys = (language: Script, text: string): string[] =>
  readTokens(text, lex(text), language)
    .terms.filter(({ type }) => type === NUMBER)
    .map(({ key }) => key);

describe('times of day as they are said', () => {
  it.each([
    ['de', 'Treffen um halb acht abends', '1170clock'],
    ['de', 'Treffen um Viertel nach drei am Nachmittag', '915clock'],
    ['de', 'Treffen um fünf vor zwölf', '715clock'],
    ['de', 'Treffen um 7 Uhr 30', '450clock'],
    ['fr', 'à sept heures et demie du soir', '1170clock'],
    ['fr', 'à 7h30', '450clock'],
    ['en', 'call at half past 12 at night', '30clock'],
    ['en', 'call at 12 at night', '0clock'],
    ['en', 'call at 11 at night', '1380clock'],
    ['en', 'call at 2 at night', '120clock'],
    ['de', 'Treffen um 12 Uhr nachts', '0clock'],
    ['de', 'Treffen um 5 Uhr nachts', '300clock'],
    ['de', 'Treffen um 6 Uhr nachts', '1080clock'],
    ['es', 'a las 12 de la noche', '0clock'],
    ['es', 'a las 9 de la noche', '1260clock'],
    ['pt', 'às 9 da noite', '1260clock'],
    ['pt', 'às 12 da noite', '0clock'],
    ['fr', 'à minuit moins dix', '1430clock'],
    ['fr', 'à midi et demi', '750clock'],
    ['fr', 'à huit heures moins le quart', '465clock'],
    ['it', 'alle sette e mezza di sera', '1170clock'],
    ['it', 'alle undici meno un quarto', '645clock'],
    ['it', 'ci vediamo alle 15.', '900clock'],
  ] as const)('%s: %s', (language, text, key) => expect(keys(language, text)).toEqual([key]));

  it('leaves what is counted alone', () => {
    expect(keys('it', 'rispondi alle 10 domande')).toEqual(['10']);
    expect(keys('de', 'wir erklären Constructor und Prototypen')).toEqual([]);
    expect(keys('de', 'drei nach Farbe sortierte Listen')).toEqual(['3']);
  });
});
