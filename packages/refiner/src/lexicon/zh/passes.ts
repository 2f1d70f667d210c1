import type { DensePass } from '../../ideographic/rules.ts';
import { FILLER } from './filler.ts';
import { META_TALK } from './meta-talk.ts';
import { POLITENESS } from './politeness.ts';
import { WORDY } from './wordy.ts';

export const CHINESE_PASSES: readonly DensePass[] = [META_TALK, POLITENESS, FILLER, WORDY];
