import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import { passIf, type Score, type ScoredOutput } from './score.ts';
import { fillTemplates } from './template.ts';

/** Whether an output is a text. White space around either does not count. */
export function scoreExact(
  { value = '{{expected}}', ignoreCase = false, negate }: EvaluatorSettings['exact'],
  item: ScoredOutput,
): Score {
  const filled = fillTemplates([value], item);
  if ('unfilled' in filled) return filled.unfilled;
  const shown = (text: string) => (ignoreCase ? text.trim().toLowerCase() : text.trim());
  return passIf(
    filled.texts.every((text) => shown(text) === shown(item.output)),
    negate,
  );
}
