import { ProviderError } from './errors.ts';
import type { Attempt } from './spec.ts';

/**
 * No candidate gave a completion. It takes its kind, provider and wait from the attempt that is most worth
 * repeating (the retryable one with the shortest wait, else the first), and carries all of them.
 */
export class AllCandidatesFailedError extends ProviderError {
  override readonly name = 'AllCandidatesFailedError';
  readonly attempts: Attempt[];

  constructor(attempts: Attempt[], errors: [ProviderError, ...ProviderError[]]) {
    const [first] = errors;
    const wait = (error: ProviderError) => error.retryAfterMs ?? 0;
    const best = errors.filter((error) => error.retryable).sort((a, b) => wait(a) - wait(b))[0] ?? first;
    super({ ...best, message: errors.map((error) => error.message).join(' ') });
    this.attempts = attempts;
  }
}
