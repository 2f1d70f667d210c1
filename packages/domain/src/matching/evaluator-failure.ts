/**
 * `evaluator_timeout`: a check took more time or memory than it may. `evaluator_invalid`: what the evaluator
 * says cannot be checked at all.
 */
export type EvaluatorFailureCode = 'evaluator_timeout' | 'evaluator_invalid';

/**
 * An output could not be scored, and that is not the output's fault. `message` is a sentence for whoever made
 * the evaluator.
 */
export class EvaluatorFailure extends Error {
  override readonly name = 'EvaluatorFailure';
  readonly code: EvaluatorFailureCode;

  constructor(code: EvaluatorFailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
  }
}
