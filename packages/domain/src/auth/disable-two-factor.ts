import type { DisableTwoFactorBody } from '@refinery/contracts/two-factor.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { findSecondFactor, useCode } from './internal/second-factor.ts';
import { provePassword } from './prove-password.ts';

/**
 * Turns two-factor sign-in off for the caller, who shows password and code.
 * Errors: `forbidden`, `two_factor_not_set_up`, `wrong_password`, `two_factor_code_invalid`, `rate_limited`.
 */
export function disableTwoFactor(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { password, code }: DisableTwoFactorBody,
  { address }: { address: string },
): Promise<void> {
  const { userId, organizationId } = requirePerson(ctx);
  return provePassword(ctx, { password, address }, async () => {
    const row = await findSecondFactor(ctx.systemDb, userId);
    if (!row?.confirmedAt)
      throw new DomainError('two_factor_not_set_up', 'Two-factor sign-in is already off.');
    await ctx.systemDb.transaction(async (tx) => {
      await useCode(ctx, tx, userId, code);
      await tx.delete(secondFactors).where(eq(secondFactors.userId, userId));
      await recordChange(ctx, tx, organizationId, { action: 'two-factor.disable', target: userId });
    });
  });
}
