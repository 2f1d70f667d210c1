import { FILLER } from '../lexicon/en/filler.ts';
import { HEDGING } from '../lexicon/en/hedging.ts';
import { IMPERATIVES } from '../lexicon/en/imperatives.ts';
import { META_TALK } from '../lexicon/en/meta-talk.ts';
import { POLITENESS } from '../lexicon/en/politeness.ts';
import { WORDY } from '../lexicon/en/wordy.ts';
import { compilePhrases } from '../phrases/compile.ts';
import { ARTICLES_PASS } from './articles.ts';
import { DOUBLED_WORDS } from './doubled-words.ts';
import { JSON_MINIFY } from './json-minify.ts';
import { MARKDOWN } from './markdown.ts';
import type { CodePass, PhrasePass } from './pass.ts';
import { REPETITION } from './repetition.ts';

/** Phrase passes of English, all matched in one look at the text. */
export const ENGLISH_PHRASES: readonly PhrasePass[] = [
  POLITENESS,
  META_TALK,
  FILLER,
  HEDGING,
  IMPERATIVES,
  WORDY,
];

/** One trie for all English phrases. */
export const ENGLISH_TRIE = compilePhrases(ENGLISH_PHRASES);

/** Before the phrases: repeated sentences are compared as they were written. */
export const EARLY_PASSES: readonly CodePass[] = [REPETITION, JSON_MINIFY, MARKDOWN, DOUBLED_WORDS];

/** After the phrases. */
export const LATE_PASSES: readonly CodePass[] = [ARTICLES_PASS];
