import type { RefineOptions, RefineResult } from './model/types.ts';
import { refine } from './refine.ts';

/** As `refine`, without a structure that would lose something: what comes back has passed the guard. */
export function refineFaithfully(text: string, options: RefineOptions): RefineResult {
  const result = refine(text, options);
  const { outputFormat = 'default' } = options;
  if (result.checks.passed || outputFormat === 'default') return result;
  const plain = refine(text, { ...options, outputFormat: 'default' });
  const warning = `The ${outputFormat} structure would have lost something and was left out.`;
  return { ...plain, warnings: [...plain.warnings, warning] };
}
