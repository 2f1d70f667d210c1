import type { Failure } from '@refinery/contracts/optimizations.ts';
import { ProviderError } from '@refinery/providers/errors.ts';
import { DomainError } from '../errors/domain-error.ts';
import { budgetError } from './budget-refusal.ts';

/** What a failed refinement is recorded as. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ProviderError) {
    return { code: budgetError(error)?.code ?? `provider_${error.kind}`, message: error.message };
  }
  if (error instanceof DomainError) return { code: error.code, message: error.message };
  return { code: 'internal_error', message: 'Something went wrong on our side.' };
}

/** What a caller who waits is told about it. */
export function toDomainError(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  const refused = budgetError(error);
  if (refused) return refused;
  const retry =
    error.retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1_000) };
  const waits = error.kind === 'rate_limit' || error.kind === 'overloaded';
  return new DomainError(waits ? 'provider_unavailable' : 'provider_failed', error.message, {
    ...retry,
    cause: error,
  });
}
