import type { EvaluatorSpec } from '@refinery/contracts/evaluators.ts';
import type { Checking } from './checking.ts';
import { scoreContains } from './contains.ts';
import { scoreExact } from './exact.ts';
import { scoreJsonSchema } from './json-schema.ts';
import { scoreRegex } from './regex.ts';
import type { Score, ScoredOutput } from './score.ts';
import { scoreSimilarity } from './similarity.ts';

/** The evaluators that need no model. */
export type LocalSpec = Exclude<EvaluatorSpec, { kind: 'judge' | 'pairwise' }>;

/** Whether an evaluator needs no model. */
export const isLocal = (spec: EvaluatorSpec): spec is LocalSpec =>
  spec.kind !== 'judge' && spec.kind !== 'pairwise';

/**
 * Scores an output, 0–1 or null where the item lacks what the evaluator's templates name. Its settings are
 * taken as they are: they were checked when the evaluator was made.
 * Errors: `EvaluatorFailure` where it cannot be scored, and `rate_limited` where the owner has too many
 * checks waiting.
 */
export async function scoreOutput(spec: LocalSpec, item: ScoredOutput, checking: Checking): Promise<Score> {
  switch (spec.kind) {
    case 'exact':
      return scoreExact(spec.settings, item);
    case 'contains':
      return scoreContains(spec.settings, item);
    case 'regex':
      return scoreRegex(spec.settings, item, checking);
    case 'json_schema':
      return scoreJsonSchema(spec.settings, item, checking);
    case 'similarity':
      return scoreSimilarity(spec.settings, item, checking);
  }
}
