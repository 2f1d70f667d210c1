import type { Context } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { mayBeAnybody } from '../../mail/may-be-anybody.ts';

/**
 * Where mails go out, whoever has not confirmed their e-mail may be anybody, and must not lock its owner out.
 * Errors: `email_not_verified`.
 */
export function requireOwnEmail(
  ctx: Pick<Context, 'settings'>,
  person: { emailVerifiedAt: Date | null },
): void {
  if (!mayBeAnybody(ctx, person)) return;
  throw new DomainError(
    'email_not_verified',
    'Confirm your e-mail first: open the link in the mail that we sent you, or ask for a new one. Then set up two-factor sign-in.',
  );
}
