import type { RegisterBody } from '@refinery/contracts/auth.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { startMail } from '../mail/send-mail.ts';
import type { JobId } from '../work/tables.ts';
import { createAccount } from './create-account.ts';
import { clientOf } from './internal/subjects.ts';
import { mailWelcome } from './mail-welcome.ts';
import type { SignedIn } from './sessions.ts';
import { withNewAccount } from './with-new-account.ts';

/**
 * Makes an account with an organization of its own, of which it is the admin, signs it in, and mails a link
 * to confirm its e-mail. `address` is the client's. Errors: `validation_failed`; `email_taken`,
 * `organization_slug_taken`, and after too many of these from the address `rate_limited`, before any work.
 */
export async function register(
  ctx: Context & CallDetails,
  input: RegisterBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  let mail: JobId | undefined;
  const personal = [input.organizationName, input.organizationSlug];
  const signedIn = await withNewAccount(ctx, { ...input, address, personal }, (passwordHash) =>
    createAccount({ ...ctx, address, userAgent }, input, passwordHash, async (tx, user) => {
      mail = await mailWelcome(ctx, tx, user);
    }),
  );
  if (mail) await startMail(ctx, mail);
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}
