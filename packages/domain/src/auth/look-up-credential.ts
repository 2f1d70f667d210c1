import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { limitLookupFailures } from './internal/failure-limit.ts';
import { credentialsSubject } from './internal/subjects.ts';

/**
 * Looks a credential up by its SHA-256. One that was valid within 30 days is looked up whatever its
 * neighbours get wrong; any other counts against the address. Errors: `rate_limited`, before `find` is
 * called, after too many wrong ones; what `find` throws.
 */
export async function lookUpCredential<T>(
  ctx: Pick<Context, 'settings' | 'throttle'>,
  { hash, address }: { hash: string; address: string },
  find: () => Promise<T>,
): Promise<T> {
  const { known } = ctx.throttle;
  if (await known.has(hash))
    return find().catch(async (error: unknown) => {
      if (error instanceof DomainError && error.code === 'unauthenticated') await known.delete(hash);
      throw error;
    });
  const wrong = { subjects: [credentialsSubject(ctx, address)], failures: ['unauthenticated'] } as const;
  const found = await limitLookupFailures(ctx, wrong, find);
  await known.add(hash);
  return found;
}
