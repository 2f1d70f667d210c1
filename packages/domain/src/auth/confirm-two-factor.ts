import type { ConfirmTwoFactorBody, RecoveryCodesReply } from '@refinery/contracts/two-factor.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { newRecoveryCodes } from './internal/recovery-codes.ts';
import { requireOwnEmail } from './internal/require-own-email.ts';
import { countingGuesses, findSecondFactor, invalidCode, openTotpSecret } from './internal/second-factor.ts';
import { stepOf } from './internal/totp.ts';

/**
 * Turns two-factor sign-in on for the caller, who shows a code of the secret that was set up. Answers
 * recovery codes, which nobody sees again. Errors: `forbidden`, `two_factor_not_set_up`,
 * `two_factor_enabled`, `two_factor_code_invalid`; `rate_limited`, after too many of these;
 * `email_not_verified`, where mails go out and the e-mail is not confirmed.
 */
export async function confirmTwoFactor(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { code }: ConfirmTwoFactorBody,
): Promise<RecoveryCodesReply> {
  const { userId, organizationId } = requirePerson(ctx);
  const [user] = await ctx.systemDb
    .select({ emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new DomainError('unauthenticated');
  requireOwnEmail(ctx, user);
  const row = await findSecondFactor(ctx.systemDb, userId);
  if (!row) throw new DomainError('two_factor_not_set_up');
  if (row.confirmedAt) throw new DomainError('two_factor_enabled');
  const now = ctx.clock.now();
  const step = await countingGuesses(ctx, userId, async () => {
    const shown = stepOf(openTotpSecret(ctx, row), code, now);
    if (shown === null) throw invalidCode();
    return shown;
  });
  const { codes, hashes } = newRecoveryCodes();
  await ctx.systemDb.transaction(async (tx) => {
    // Of two at once one gets its codes; and the secret is still the one that the code was of.
    const isSame = and(
      eq(secondFactors.userId, userId),
      eq(secondFactors.sealedSecret, row.sealedSecret),
      isNull(secondFactors.confirmedAt),
    );
    const [on] = await tx
      .update(secondFactors)
      .set({ confirmedAt: now, lastStep: step, recoveryHashes: hashes })
      .where(isSame)
      .returning({ userId: secondFactors.userId });
    if (!on) throw new DomainError('two_factor_enabled');
    await recordChange(ctx, tx, organizationId, { action: 'two-factor.enable', target: userId });
  });
  return { recoveryCodes: codes };
}
