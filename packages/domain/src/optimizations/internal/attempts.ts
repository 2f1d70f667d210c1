import type { Attempt } from '@refinery/contracts/result-parts.ts';
import { AllCandidatesFailedError } from '@refinery/providers/all-candidates-failed-error.ts';
import type { ProviderError } from '@refinery/providers/errors.ts';
import type { Attempt as ProviderAttempt } from '@refinery/providers/spec.ts';

/** What callers see of the providers that were tried. */
export const toAttempts = (attempts: readonly ProviderAttempt[]): Attempt[] =>
  attempts.map(({ provider, error, latencyMs }) => ({ provider, error: error?.message ?? null, latencyMs }));

/** The attempts that an error is the end of. */
export function attemptsOf(error: ProviderError): Attempt[] {
  if (error instanceof AllCandidatesFailedError) return toAttempts(error.attempts);
  return [{ provider: error.provider, error: error.message, latencyMs: 0 }];
}
