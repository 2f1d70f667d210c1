import type { Transaction } from '@refinery/db/create-db.ts';
import { socialAccounts } from '@refinery/db/schema/social-accounts.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq } from 'drizzle-orm';
import { findAccount, type OwnSessionContext, openOwnSession } from '../auth/own-session.ts';
import { requireEnabled } from '../auth/require-enabled.ts';
import type { SignedIn } from '../auth/sessions.ts';
import { codeInvalid } from '../sign-in-flows/code-invalid.ts';
import { type SocialSignUp, signUpBySocial } from './internal/sign-up-by-social.ts';

interface SocialSignIn extends SocialSignUp {
  /** Of the second factor. */
  twoFactorCode: string | undefined;
}

/**
 * Signs in whom a social provider has named, as themselves: to the account that they have linked, or else to
 * a new one with the e-mail that they have confirmed there. An account with that e-mail is never linked so:
 * who has an e-mail there may not have it here. Errors: those of `openOwnSession`, `account_disabled`,
 * `email_taken`, `email_not_verified`; `sso_code_invalid` where the link went meanwhile.
 */
export async function signInBySocial(ctx: OwnSessionContext, signIn: SocialSignIn): Promise<SignedIn> {
  const userId = await findLinked(ctx, signIn);
  if (userId !== null) return signInLinked(ctx, userId, signIn);
  // They were asked for it, and the account was unlinked since then.
  if (signIn.twoFactorCode !== undefined) throw codeInvalid();
  try {
    return await signUpBySocial(ctx, signIn);
  } catch (error) {
    // Of two that come at once, the other has made the account.
    const made = await findLinked(ctx, signIn);
    if (made === null) throw error;
    return signInLinked(ctx, made, signIn);
  }
}

type Named = Pick<SocialSignIn, 'provider' | 'account'>;

const whereNamed = ({ provider, account }: Named) =>
  and(eq(socialAccounts.provider, provider), eq(socialAccounts.subject, account.subject));

async function findLinked({ systemDb }: OwnSessionContext, named: Named): Promise<string | null> {
  const [link] = await systemDb
    .select({ userId: socialAccounts.userId })
    .from(socialAccounts)
    .where(whereNamed(named));
  return link?.userId ?? null;
}

async function signInLinked(ctx: OwnSessionContext, userId: string, signIn: SocialSignIn): Promise<SignedIn> {
  const person = await findAccount(ctx, eq(users.id, userId));
  if (!person) throw codeInvalid();
  const prove = async (tx: Transaction): Promise<void> => {
    await requireEnabled(tx, userId);
    // Whoever unlinks it waits, or has done so.
    if (!(await tx.$count(socialAccounts, and(whereNamed(signIn), eq(socialAccounts.userId, userId)))))
      throw codeInvalid();
  };
  const { provider, session, twoFactorCode: code } = signIn;
  return openOwnSession(ctx, person, { prove, code, session, by: provider });
}
