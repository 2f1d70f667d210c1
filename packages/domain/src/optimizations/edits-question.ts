import type { EditsQuestion } from '../refining/find-edits.ts';
import type { ProtectionOptions } from '../refining/protected-parts.ts';
import type { OptimizationRow } from './optimization.ts';

/**
 * What finds the edits of a stored result again. What was to be protected is not stored: it comes with a
 * request.
 */
export const toEditsQuestion = (
  row: OptimizationRow,
  texts: Pick<EditsQuestion, 'original' | 'refinedText'>,
  asked: ProtectionOptions = {},
): EditsQuestion => ({
  ...texts,
  by: row.provider === 'local' ? 'local' : 'model',
  mode: row.mode ?? 'direct',
  options: {
    strategy: row.strategy,
    compressionLevel: row.compressionLevel,
    outputFormat: row.outputFormat,
    targetTokens: row.targetTokens ?? undefined,
    ...asked,
  },
});
