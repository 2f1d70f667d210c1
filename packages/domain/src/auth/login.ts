import type { LoginBody } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq } from 'drizzle-orm';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { addressKey } from '../security/address-key.ts';
import { whereEmail } from '../users/where-email.ts';
import { accountDisabled } from './account-disabled.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { signInSubjects } from './internal/subjects.ts';
import {
  type Account,
  findAccount,
  type OwnSessionContext,
  openOwnSession,
  recordRefusal,
} from './own-session.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import type { SignedIn } from './sessions.ts';

const FAILURES = ['invalid_credentials', 'two_factor_code_invalid'] as const;

/**
 * Signs a person in with their password, see `openOwnSession`. `address` is the client's. Who is refused
 * stands in the audit log of their organization.
 * Errors: `two_factor_required`, `two_factor_code_invalid`; `invalid_credentials`, the same and after the
 * same work for an unknown e-mail and a wrong password; `account_disabled` and `sso_required`, where both are
 * right; `rate_limited`, before any work, after too many of these for the account or from the address.
 */
export async function login(
  ctx: Context & CallDetails,
  input: LoginBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  const subjects = await signInSubjects(ctx, input.email, address);
  return limitFailures(ctx, { subjects, failures: FAILURES }, () =>
    signIn({ ...ctx, address, userAgent }, input),
  );
}

async function signIn(
  ctx: OwnSessionContext,
  { email, password, code, session }: LoginBody,
): Promise<SignedIn> {
  const account = await findAccount(ctx, whereEmail(email));
  const matches = await withPasswordTurn(addressKey(ctx.address), () =>
    verifyPassword(account?.passwordHash, password),
  );
  if (account && matches)
    return openOwnSession(ctx, account, { prove: (tx) => requireSamePassword(tx, account), code, session });
  // Not before the answer, whose time would tell that there is such an account.
  recordRefusal(ctx, account);
  throw new DomainError('invalid_credentials');
}

/**
 * Whoever changes the password, or disables the account, ends all sessions: none may begin meanwhile that was
 * opened with what was before.
 */
async function requireSamePassword(tx: Transaction, { id, passwordHash }: Account): Promise<void> {
  const [same] = await tx
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)))
    .for('no key update');
  if (!same) throw new DomainError('invalid_credentials');
  if (same.disabledAt) throw accountDisabled();
}
