import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { Subject } from '../../security/throttle/throttle.ts';

export interface LimitedAttempt {
  subjects: readonly Subject[];
  /** The errors that count as failures. */
  failures: readonly ErrorCode[];
}

/**
 * Does something that is refused to whom it has failed too often. Every try counts before it begins, so that
 * many at once get no further than one after the other, and is taken back where it did not fail.
 * Errors: `rate_limited`, before any work; what `work` throws.
 */
export async function limitFailures<T>(
  ctx: Pick<Context, 'throttle'>,
  what: LimitedAttempt,
  work: () => Promise<T>,
): Promise<T> {
  const { subjects, failures } = what;
  const waitMs = await ctx.throttle.take(subjects);
  if (waitMs > 0) throw tooManyFailures(waitMs);
  const result = await work().catch(async (error: unknown) => {
    const failed = error instanceof DomainError && failures.includes(error.code);
    if (!failed) await ctx.throttle.forgive(subjects);
    throw error;
  });
  await ctx.throttle.succeed(subjects);
  return result;
}

/**
 * The same for what may well be right at the first sight of it, many times at once, and costs no more than a
 * look-up: counts only what failed.
 */
export async function limitLookupFailures<T>(
  ctx: Pick<Context, 'throttle'>,
  what: LimitedAttempt,
  work: () => Promise<T>,
): Promise<T> {
  const { subjects, failures } = what;
  const waitMs = await ctx.throttle.waitMs(subjects);
  if (waitMs > 0) throw tooManyFailures(waitMs);
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && failures.includes(error.code)) await ctx.throttle.take(subjects);
    throw error;
  }
}

/**
 * Counts a mail that somebody asks for, whether or not it will be sent. Errors: `rate_limited`, after too
 * many.
 */
export async function countMailAsked(
  ctx: Pick<Context, 'throttle'>,
  subjects: readonly Subject[],
): Promise<void> {
  const waitMs = await ctx.throttle.take(subjects);
  if (waitMs <= 0) return;
  const retryAfterSeconds = Math.ceil(waitMs / 1_000);
  const advice = `Look for the newest mail, also in your spam folder, or try again in ${retryAfterSeconds} s.`;
  throw new DomainError('rate_limited', `You have asked for too many mails. ${advice}`, {
    retryAfterSeconds,
  });
}

function tooManyFailures(waitMs: number): DomainError {
  const retryAfterSeconds = Math.ceil(waitMs / 1_000);
  return new DomainError('rate_limited', `Too many failed attempts. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
