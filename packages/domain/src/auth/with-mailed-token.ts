import type { Context } from '../context/context.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { addressSubject } from './internal/subjects.ts';

/**
 * Does something by a token that was mailed, for a client at an address. Errors: what `work` throws, and
 * after too many `account_token_invalid` from the address `rate_limited`.
 */
export const withMailedToken = <T>(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  address: string,
  work: () => Promise<T>,
): Promise<T> =>
  limitFailures(ctx, { subjects: [addressSubject(ctx, address)], failures: ['account_token_invalid'] }, work);
