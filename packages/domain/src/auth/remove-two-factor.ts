import type { OperatorContext } from '../context/context.ts';
import { findByEmail } from '../users/find-by-email.ts';
import { lockUser } from '../users/lock-user.ts';
import { takeSecondFactor } from './internal/take-second-factor.ts';

/**
 * Takes the second factor of a person away who has lost it: they sign in with the password alone, until they
 * set up another. Sessions go on. Answers whether there was one. Errors: `user_not_found`.
 */
export function removeTwoFactor(
  ctx: OperatorContext<'systemDb'>,
  { email }: { email: string },
): Promise<{ changed: boolean }> {
  return ctx.systemDb.transaction(async (tx) => {
    const { id } = await findByEmail(tx, email);
    await lockUser(tx, id);
    return { changed: await takeSecondFactor(ctx, tx, { userId: id, reason: 'operator' }) };
  });
}
