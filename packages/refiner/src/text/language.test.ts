import { describe, expect, it } from 'vitest';
import { textLanguage } from './language.ts';
import { lex } from './lex.ts';

describe('textLanguage', () => {
  it.each([
    ['Write a poem about the sea.', 'en'],
    ['Fix bug', 'en'],
    ['Schreibe bitte ein Gedicht über das Meer.', 'de'],
    ['Écris un poème sur la mer pour moi.', 'fr'],
    ['Escribe un poema sobre el mar para mi hijo.', 'es'],
    ['Escreva um poema sobre o mar para você.', 'pt'],
    ['Scrivi una poesia sul mare per il mio amico.', 'it'],
    ['写一首关于大海的诗', 'other'],
    ['Напиши стихотворение о море', 'other'],
  ])('%j is %s', (text, language) => {
    expect(textLanguage(lex(text))).toBe(language);
  });
});
