import { EVALUATOR_KINDS, type Evaluator } from '@prompt-refinery/client';
import { isId } from '../../parts/ids.ts';
import { oneOf, text } from '../../parts/search-values.ts';

export type EvaluatorKind = Evaluator['kind'];

/** Which evaluators an address shows. */
export const evaluatorsSearch = (search: Record<string, unknown>): { kind?: EvaluatorKind } =>
  oneOf('kind', EVALUATOR_KINDS, search);

export type NewEvaluatorSearch = {
  kind?: EvaluatorKind;
  /** Id of the evaluator that the new one is like at first. */
  from?: string;
};

/** What an address says of the evaluator that is made. */
export const newEvaluatorSearch = (search: Record<string, unknown>): NewEvaluatorSearch => ({
  ...oneOf('kind', EVALUATOR_KINDS, search),
  ...text('from', search, isId),
});
