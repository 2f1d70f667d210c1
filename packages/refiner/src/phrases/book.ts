import type { WordNumber } from '@refinery/text/word.ts';
import type { PhraseTrie } from './compile.ts';
import type { PhraseGrammar } from './grammar.ts';

/** The phrase passes of one language, ready to match. */
export interface PhraseBook {
  trie: PhraseTrie;
  /** 1 for words that begin a phrase, 0 for others. */
  first: WordNumber;
  grammar: PhraseGrammar;
}
