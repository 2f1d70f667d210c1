import { DomainError } from '@refinery/domain/errors/domain-error.ts';

/** Refuses a request beyond a limit whose window ends in so many milliseconds. */
export function tooManyRequests(ttlMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(ttlMs / 1_000));
  return new DomainError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
