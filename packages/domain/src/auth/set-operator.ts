import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { OperatorContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findByEmail } from '../users/find-by-email.ts';
import { accountDisabled } from './account-disabled.ts';
import { changeAccess } from './internal/change-access.ts';

/** Who operates the product by its API, and whether they can do so now. */
export interface OperatorSet {
  /** False where they did before. */
  changed: boolean;
  /** Whether they still have to set up a second factor. */
  mustSetUpTwoFactor: boolean;
}

/**
 * Lets a person operate the product by its API, from the next request on. Who only says to have an e-mail
 * cannot be told from whoever has it: it must be confirmed. Errors: `user_not_found`, `account_disabled`,
 * `email_not_verified`.
 */
export async function addOperator(ctx: OperatorContext, { email }: { email: string }): Promise<OperatorSet> {
  const { id, disabledAt, emailVerifiedAt } = await findByEmail(ctx.operatorDb, email);
  if (disabledAt) throw accountDisabled();
  if (!emailVerifiedAt)
    throw new DomainError('email_not_verified', `Nobody has confirmed that ${email} is theirs.`);
  const since = ctx.clock.now();
  const access = { email, action: 'user.add-operator', of: 'operatorSince', since } as const;
  const { changed } = await changeAccess(ctx, access);
  const isOn = and(eq(secondFactors.userId, id), isNotNull(secondFactors.confirmedAt));
  const factors = await ctx.operatorDb.$count(secondFactors, isOn);
  return { changed, mustSetUpTwoFactor: factors === 0 };
}

/**
 * Ends that, from the next request on; they stay signed in. Answers whether they were one. Errors:
 * `user_not_found`.
 */
export const removeOperator = (
  ctx: OperatorContext,
  { email }: { email: string },
): Promise<{ changed: boolean }> =>
  changeAccess(ctx, { email, action: 'user.remove-operator', of: 'operatorSince', since: null });
