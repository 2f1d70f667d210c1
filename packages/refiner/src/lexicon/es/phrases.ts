import type { PhrasePass } from '../../model/pass.ts';
import { FILLER } from './filler.ts';
import { META_TALK } from './meta-talk.ts';
import { POLITENESS } from './politeness.ts';
import { WORDY } from './wordy.ts';

export const SPANISH_PHRASES: readonly PhrasePass[] = [POLITENESS, META_TALK, FILLER, WORDY];
