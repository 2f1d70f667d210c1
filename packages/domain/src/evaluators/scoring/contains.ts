import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import { includesText } from '@refinery/refiner';
import { passIf, type Score, type ScoredOutput } from './score.ts';
import { fillTemplates } from './template.ts';

/** Whether an output has all of some texts in it, or any. Linear in the lengths, whatever they hold. */
export function scoreContains(
  { values = ['{{expected}}'], mode = 'all', ignoreCase = false, negate }: EvaluatorSettings['contains'],
  item: ScoredOutput,
): Score {
  const filled = fillTemplates(values, item);
  if ('unfilled' in filled) return filled.unfilled;
  const shown = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const output = shown(item.output);
  const isIn = (text: string) => includesText(output, shown(text));
  return passIf(mode === 'all' ? filled.texts.every(isIn) : filled.texts.some(isIn), negate);
}
