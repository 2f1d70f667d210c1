import type { RegisterBody } from '@refinery/contracts/auth.ts';
import type { Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import type { JobId } from '../work/tables.ts';
import { addressKey } from './address-key.ts';
import { createAccount } from './create-account.ts';
import { mailVerification } from './internal/account-mails.ts';
import { attempt } from './internal/attempt.ts';
import { addressSubject, clientOf } from './internal/subjects.ts';
import { assertPasswordAllowed, hashPassword, withPasswordTurn } from './passwords.ts';
import type { SignedIn } from './sessions.ts';

const TAKEN = ['email_taken', 'organization_slug_taken'] as const;

/**
 * Makes an account with an organization of its own, of which it is the admin, signs it in, and mails a link to confirm its e-mail.
 * `address` is the client's. Errors: `validation_failed`; `email_taken`, `organization_slug_taken`, and after too many of these from the
 * address `rate_limited`, before any work.
 */
export async function register(
  ctx: Context,
  input: RegisterBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  let mail: JobId | undefined;
  const taken = { subjects: [addressSubject(ctx, address)], failures: TAKEN };
  const signedIn = await attempt(ctx, taken, async () => {
    await assertPasswordAllowed(input.password, personalTexts(input));
    const passwordHash = await withPasswordTurn(addressKey(address), () => hashPassword(input.password));
    return createAccount({ ...ctx, address, userAgent }, input, passwordHash, async (tx, user) => {
      mail = await mailVerification(ctx, tx, user, 'welcome');
    });
  });
  if (mail) await startMail(ctx, mail);
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}

const personalTexts = ({ email, fullName, organizationName, organizationSlug }: RegisterBody): string[] =>
  [email, email.split('@')[0], fullName, organizationName, organizationSlug].filter(
    (text) => text !== undefined,
  );
