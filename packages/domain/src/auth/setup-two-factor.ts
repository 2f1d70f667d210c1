import type { SetupTwoFactorBody, TwoFactorSecretReply } from '@refinery/contracts/two-factor.ts';
import { secondFactors } from '@refinery/db/schema/second-factors.ts';
import { isNull } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { requireOwnEmail } from './internal/require-own-email.ts';
import { sealTotpSecret } from './internal/second-factor.ts';
import { newTotpSecret, otpauthUrl } from './internal/totp.ts';
import { provePassword } from './prove-password.ts';

/**
 * Makes a secret for the caller's authenticator. Nothing asks for its codes until one is confirmed.
 * Errors: `forbidden`, `wrong_password`, `rate_limited`; `two_factor_enabled` where codes are asked for
 * already; `email_not_verified`, where mails go out and the e-mail is not confirmed.
 */
export function setupTwoFactor(
  ctx: CallerContext<'clock' | 'settings' | 'systemDb' | 'throttle'>,
  { password }: SetupTwoFactorBody,
  { address }: { address: string },
): Promise<TwoFactorSecretReply> {
  const { userId, organizationId } = requirePerson(ctx);
  return provePassword(ctx, { password, address }, async ({ email, emailVerifiedAt }) => {
    requireOwnEmail(ctx, { emailVerifiedAt });
    const secret = newTotpSecret();
    const sealedSecret = sealTotpSecret(ctx, userId, secret);
    await ctx.systemDb.transaction(async (tx) => {
      const [begun] = await tx
        .insert(secondFactors)
        .values({ userId, sealedSecret })
        .onConflictDoUpdate({
          target: secondFactors.userId,
          set: { sealedSecret, lastStep: 0 },
          setWhere: isNull(secondFactors.confirmedAt),
        })
        .returning({ userId: secondFactors.userId });
      if (!begun)
        throw new DomainError(
          'two_factor_enabled',
          'Two-factor sign-in is already on. To set it up again, turn it off first.',
        );
      await recordChange(ctx, tx, organizationId, { action: 'two-factor.setup', target: userId });
    });
    return { secret, otpauthUrl: otpauthUrl(secret, email) };
  });
}
