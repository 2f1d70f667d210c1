import type { Language } from '@refinery/text/language.ts';
import { WordNumber } from '@refinery/text/word.ts';
import type { PhrasePass } from '../model/pass.ts';
import type { PhraseBook } from '../phrases/book.ts';
import { PhraseTrie } from '../phrases/compile.ts';
import type { PhraseGrammar } from '../phrases/grammar.ts';
import { GERMAN_GRAMMAR } from './de/grammar.ts';
import { GERMAN_PHRASES } from './de/phrases.ts';
import { ENGLISH_GRAMMAR } from './en/grammar.ts';
import { ENGLISH_PHRASES } from './en/phrases.ts';
import { SPANISH_GRAMMAR } from './es/grammar.ts';
import { SPANISH_PHRASES } from './es/phrases.ts';
import { FRENCH_GRAMMAR } from './fr/grammar.ts';
import { FRENCH_PHRASES } from './fr/phrases.ts';

import { ITALIAN_GRAMMAR } from './it/grammar.ts';
import { ITALIAN_PHRASES } from './it/phrases.ts';
import { PORTUGUESE_GRAMMAR } from './pt/grammar.ts';
import { PORTUGUESE_PHRASES } from './pt/phrases.ts';

interface Lexicon {
  passes: readonly PhrasePass[];
  grammar: PhraseGrammar;
}

const LEXICONS: Partial<Record<Language, Lexicon>> = {
  en: { passes: ENGLISH_PHRASES, grammar: ENGLISH_GRAMMAR },
  es: { passes: SPANISH_PHRASES, grammar: SPANISH_GRAMMAR },
  fr: { passes: FRENCH_PHRASES, grammar: FRENCH_GRAMMAR },
  pt: { passes: PORTUGUESE_PHRASES, grammar: PORTUGUESE_GRAMMAR },
  it: { passes: ITALIAN_PHRASES, grammar: ITALIAN_GRAMMAR },
  de: { passes: GERMAN_PHRASES, grammar: GERMAN_GRAMMAR },
};

/** The phrase passes of all languages. */
export function phrasePasses(): PhrasePass[] {
  return Object.values(LEXICONS).flatMap((lexicon) => lexicon.passes);
}

const BOOKS = new Map<Language, PhraseBook>();

/** Compiled when a text of that language first asks for it; undefined for languages without a lexicon. */
export function phraseBook(language: Language): PhraseBook | undefined {
  const known = BOOKS.get(language);
  const lexicon = LEXICONS[language];
  if (known || !lexicon) return known;
  const trie = new PhraseTrie(lexicon.passes, lexicon.grammar);
  const first = new WordNumber((word) => (trie.begins(word) ? 1 : 0));
  const book = { trie, first, grammar: lexicon.grammar };
  BOOKS.set(language, book);
  return book;
}
