import type { ChangeStep } from './body-changes.ts';
import { cacheMarks } from './cache-marks.ts';
import { compactToolResults } from './compact-tool-results.ts';
import { decidedTexts } from './decided-texts.ts';
import { neededChanges } from './needed-changes.ts';
import { notePrefix } from './note-prefix.ts';

/** Everything that changes a body on its way to a vendor. */
export const CHANGE_STEPS: readonly ChangeStep[] = [
  neededChanges,
  decidedTexts,
  compactToolResults,
  cacheMarks,
  notePrefix,
];
