import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import { chrf } from '../../matching/chrf.ts';
import type { Checking } from './checking.ts';
import { type Score, type ScoredOutput, withThreshold } from './score.ts';
import { fillTemplates } from './template.ts';

/** Longer texts, together and in UTF-16 code units, leave the event loop for a thread. These take some ms. */
const INLINE_LENGTH = 10_000;

/**
 * How similar an output is to a reference, 0–1: chrF2, see {@link chrf}. Not symmetric.
 * Errors: `EvaluatorFailure` for texts of some millions of characters.
 */
export async function chrfOf(
  output: string,
  reference: string,
  { matcher, owner }: Checking,
): Promise<number> {
  if (output.length + reference.length <= INLINE_LENGTH) return chrf(output, reference);
  return matcher.compare(owner, { output, reference });
}

/** How similar an output is to a text. */
export async function scoreSimilarity(
  { value = '{{expected}}', threshold }: EvaluatorSettings['similarity'],
  item: ScoredOutput,
  checking: Checking,
): Promise<Score> {
  const filled = fillTemplates([value], item);
  if ('unfilled' in filled) return filled.unfilled;
  const score = await chrfOf(item.output, filled.texts.join(''), checking);
  return { score: withThreshold(score, threshold) };
}
