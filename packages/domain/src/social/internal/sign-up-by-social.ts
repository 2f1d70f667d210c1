import type { SessionKind } from '@refinery/contracts/auth.ts';
import type { SocialProvider } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import type { ProvenAccount } from '@refinery/db/schema/sso-flows.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../../audit/record-change.ts';
import { createAccount } from '../../auth/create-account.ts';
import { mailWelcome } from '../../auth/mail-welcome.ts';
import type { OwnSessionContext } from '../../auth/own-session.ts';
import { NO_PASSWORD_HASH } from '../../auth/passwords.ts';
import type { SignedIn } from '../../auth/sessions.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { startMail } from '../../mail/send-mail.ts';
import { codeInvalid } from '../../sign-in-flows/code-invalid.ts';
import { nameOf } from '../../users/name-of.ts';
import type { JobId } from '../../work/tables.ts';
import { nameOfProvider } from '../providers.ts';
import { insertLink } from './insert-link.ts';

export interface SocialSignUp {
  provider: SocialProvider;
  account: ProvenAccount;
  session: SessionKind | undefined;
}

/**
 * Makes an account without a password for whom a social provider has named, and signs them in. Errors:
 * `email_taken`, `email_not_verified`.
 */
export async function signUpBySocial(
  ctx: OwnSessionContext,
  { provider, account, session }: SocialSignUp,
): Promise<SignedIn> {
  const { email, fullName } = account;
  const there = nameOfProvider(provider);
  if (email === null)
    throw new DomainError(
      'email_not_verified',
      `Your ${there} account has no confirmed e-mail. Confirm one there, or register with an e-mail and a password.`,
    );
  let mail: JobId | undefined;
  const also = async (tx: Transaction, user: SignedIn['user']): Promise<void> => {
    const { id: userId, organizationId } = user;
    if (!(await insertLink(ctx, tx, { userId, provider, account }))) throw codeInvalid();
    const author = { ...ctx, actor: { kind: 'user', userId } } as const;
    await recordChange(author, tx, organizationId, {
      action: 'social-account.link',
      target: userId,
      after: { provider },
    });
    if (account.isEmailCertain) {
      await tx.update(users).set({ emailVerifiedAt: ctx.clock.now() }).where(eq(users.id, userId));
      return;
    }
    // It may have been theirs once: at the provider, e-mails stay confirmed for ever.
    mail = await mailWelcome(ctx, tx, user);
  };
  const person = { email, fullName: nameOf(email, fullName), session };
  const signedIn = await createAccount(ctx, person, NO_PASSWORD_HASH, also).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'email_taken') throw error;
    throw new DomainError(
      'email_taken',
      `There is already an account with the e-mail ${email}. Sign in to it as before; then you can link your ${there} account on your security page.`,
    );
  });
  if (mail) await startMail(ctx, mail);
  return signedIn;
}
