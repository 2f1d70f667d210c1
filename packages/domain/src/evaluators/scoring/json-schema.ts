import type { EvaluatorSettings } from '@refinery/contracts/evaluators.ts';
import type { Checking } from './checking.ts';
import type { Score, ScoredOutput } from './score.ts';

/**
 * Whether an output is JSON, alone or in one fence, that a schema allows. The reason says what it does not
 * allow. Errors: `EvaluatorFailure`.
 */
export async function scoreJsonSchema(
  { schema }: EvaluatorSettings['json_schema'],
  { output }: ScoredOutput,
  { matcher, owner }: Checking,
): Promise<Score> {
  const misfit = await matcher.misfit(owner, schema, output);
  return misfit === null ? { score: 1 } : { score: 0, reason: misfit };
}
