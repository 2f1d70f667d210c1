import { CONTRACTIONS } from '../lexicon/en/contractions.ts';
import { FILLER } from '../lexicon/en/filler.ts';
import { HEDGING } from '../lexicon/en/hedging.ts';
import { IMPERATIVES } from '../lexicon/en/imperatives.ts';
import { META_TALK } from '../lexicon/en/meta-talk.ts';
import { POLITENESS } from '../lexicon/en/politeness.ts';
import { REDUNDANT_PAIRS } from '../lexicon/en/redundant-pairs.ts';
import { WORDY } from '../lexicon/en/wordy.ts';
import { compilePhrases } from '../phrases/compile.ts';
import { ARTICLES_PASS } from './articles.ts';
import { AUXILIARIES } from './auxiliaries.ts';
import { DOUBLED_WORDS } from './doubled-words.ts';
import { FLAT } from './flat.ts';
import { JSON_MINIFY } from './json-minify.ts';
import { LIST_COMMAS } from './list-commas.ts';
import { LIST_INDENTS } from './list-indents.ts';
import { MARKDOWN } from './markdown.ts';
import type { CodePass, PhrasePass } from './pass.ts';
import { RELATIVE_CLAUSES } from './relative-clauses.ts';
import { REPETITION } from './repetition.ts';
import { TYPOGRAPHY } from './typography.ts';

/** Phrase passes of English, all matched in one look at the text. */
export const ENGLISH_PHRASES: readonly PhrasePass[] = [
  POLITENESS,
  META_TALK,
  FILLER,
  HEDGING,
  IMPERATIVES,
  WORDY,
  REDUNDANT_PAIRS,
  CONTRACTIONS,
];

/** One trie for all English phrases. */
export const ENGLISH_TRIE = compilePhrases(ENGLISH_PHRASES);

/** Before the phrases: repeated sentences are compared as they were written. */
export const EARLY_PASSES: readonly CodePass[] = [
  REPETITION,
  JSON_MINIFY,
  FLAT,
  MARKDOWN,
  LIST_INDENTS,
  DOUBLED_WORDS,
  RELATIVE_CLAUSES,
];

/** After the phrases. */
export const LATE_PASSES: readonly CodePass[] = [AUXILIARIES, ARTICLES_PASS, LIST_COMMAS, TYPOGRAPHY];
