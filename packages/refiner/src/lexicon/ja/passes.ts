import type { DensePass } from '../../ideographic/rules.ts';
import { FILLER } from './filler.ts';
import { POLITENESS } from './politeness.ts';
import { WORDY } from './wordy.ts';

export const JAPANESE_PASSES: readonly DensePass[] = [POLITENESS, FILLER, WORDY];
