import type { ReadTexts } from './model/read-texts.ts';
import type { RefineOptions, RefineResult } from './model/types.ts';
import { refine } from './refine.ts';

/** As `refine`, without a structure that would lose something: what comes back has passed the guard. */
export function refineFaithfully(text: string, options: RefineOptions, texts?: ReadTexts): RefineResult {
  const result = refine(text, options, texts);
  const { outputFormat = 'default' } = options;
  if (result.checks.passed || outputFormat === 'default') return result;
  const plain = refine(text, { ...options, outputFormat: 'default' }, texts);
  const warning = `The ${outputFormat} structure would have lost something and was left out.`;
  return { ...plain, warnings: [...plain.warnings, warning] };
}
