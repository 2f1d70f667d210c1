import type { PhrasePass } from '../../passes/pass.ts';
import { AMOUNTS } from './amounts.ts';
import { CONTRACTIONS } from './contractions.ts';
import { FILLER } from './filler.ts';
import { HEDGING } from './hedging.ts';
import { IMPERATIVES } from './imperatives.ts';
import { IMPORTANCE } from './importance.ts';
import { LEAD_SENTENCES } from './leads.ts';
import { META_TALK } from './meta-talk.ts';
import { NOMINALIZATIONS } from './nominalizations.ts';
import { NOTES } from './notes.ts';
import { POLITENESS } from './politeness.ts';
import { REDUNDANT_PAIRS } from './redundant-pairs.ts';
import { RESPONSES } from './responses.ts';
import { ROLES } from './roles.ts';
import { VERB_PHRASES } from './verb-phrases.ts';
import { WORDY } from './wordy.ts';

/** Phrase passes of English, all matched in one look at the text. */
export const ENGLISH_PHRASES: readonly PhrasePass[] = [
  POLITENESS,
  META_TALK,
  LEAD_SENTENCES,
  FILLER,
  HEDGING,
  IMPERATIVES,
  IMPORTANCE,
  ROLES,
  RESPONSES,
  WORDY,
  VERB_PHRASES,
  NOMINALIZATIONS,
  AMOUNTS,
  REDUNDANT_PAIRS,
  CONTRACTIONS,
  NOTES,
];
