import type { PhrasePass } from '../../model/pass.ts';
import { CONTRACTIONS } from './contractions.ts';
import { EVERYDAY } from './everyday.ts';
import { FILLER } from './filler.ts';
import { FRAMES } from './frames.ts';
import { IMPERATIVES } from './imperatives.ts';
import { IMPORTANCE } from './importance.ts';
import { LIMITS } from './limits.ts';
import { META_TALK } from './meta-talk.ts';
import { MODALS } from './modals.ts';
import { NOMINALIZATIONS } from './nominalizations.ts';
import { NOTES } from './notes.ts';
import { POLITENESS } from './politeness.ts';
import { RESPONSES } from './responses.ts';
import { ROLES } from './roles.ts';
import { VERB_PHRASES } from './verb-phrases.ts';
import { WORDY } from './wordy.ts';

/** Phrase passes of English, all matched in one look at the text. */
export const ENGLISH_PHRASES: readonly PhrasePass[] = [
  POLITENESS,
  META_TALK,
  FRAMES,
  FILLER,
  IMPERATIVES,
  IMPORTANCE,
  ROLES,
  RESPONSES,
  MODALS,
  LIMITS,
  EVERYDAY,
  WORDY,
  VERB_PHRASES,
  NOMINALIZATIONS,
  CONTRACTIONS,
  NOTES,
];
