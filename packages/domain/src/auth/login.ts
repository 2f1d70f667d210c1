import type { LoginBody } from '@refinery/contracts/auth.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { addressKey } from '../security/address-key.ts';
import { whereEmail } from '../users/where-email.ts';
import { accountDisabled } from './account-disabled.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { useCode } from './internal/second-factor.ts';
import { clientOf, signInSubjects } from './internal/subjects.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import { type Client, findMemberReply, openSession, type SignedIn } from './sessions.ts';

const FAILURES = ['invalid_credentials', 'two_factor_code_invalid'] as const;

/**
 * Signs a person in to the organization they joined first; who has left or lost all gets a new one. `address`
 * is the client's. Who is refused stands in the audit log of that organization.
 * Errors: `two_factor_required`, `two_factor_code_invalid`; `invalid_credentials`, the same and after the
 * same work for an unknown e-mail and a wrong password; `account_disabled`, where both are right;
 * `rate_limited`, before any work, after too many of these for the account or from the address.
 */
export async function login(
  ctx: Context & CallDetails,
  input: LoginBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  const subjects = await signInSubjects(ctx, input.email, address);
  const signedIn = await limitFailures(ctx, { subjects, failures: FAILURES }, () =>
    signIn({ ...ctx, address, userAgent }, input),
  );
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}

interface Account {
  id: string;
  fullName: string;
  passwordHash: string;
  /** Null: the person belongs to none. */
  organizationId: string | null;
}

type SignInContext = Context & CallDetails & { address: string };

async function signIn(ctx: SignInContext, input: LoginBody): Promise<SignedIn> {
  const rows = await ctx.systemDb
    .select({
      id: users.id,
      fullName: users.fullName,
      passwordHash: users.passwordHash,
      organizationId: memberships.organizationId,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(whereEmail(input.email))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  const account = rows[0];
  const matches = await withPasswordTurn(addressKey(ctx.address), () =>
    verifyPassword(account?.passwordHash, input.password),
  );
  const refused = () =>
    ctx.background.run('session.refused', async () => account && recordRefusal(ctx, account));
  if (account && matches) {
    return openSessionOf(ctx, account, input).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'two_factor_code_invalid') refused();
      throw error;
    });
  }
  // Not before the answer, whose time would tell that there is such an account.
  refused();
  throw new DomainError('invalid_credentials');
}

const openSessionOf = (
  ctx: SignInContext,
  account: Account,
  { code, session: kind }: Pick<LoginBody, 'code' | 'session'>,
): Promise<SignedIn> =>
  ctx.systemDb.transaction(async (tx) => {
    const userId = account.id;
    await requireSamePassword(tx, account);
    // Once the password was right: who does not have it learns nothing of codes.
    const { isRecovery } = await useCode(ctx, tx, userId, code);
    const author = { ...ctx, actor: { kind: 'user', userId } } as const;
    const own = { userId, name: nameAfter(account.fullName) };
    const organizationId = account.organizationId ?? (await insertOwnOrganization(author, tx, own)).id;
    const owner = { organizationId, userId };
    const user = await findMemberReply(tx, owner);
    if (!user) throw new DomainError('invalid_credentials');
    const session = await openSession(ctx, tx, owner, { ...clientIn(ctx), session: kind });
    const change = { action: 'session.create', target: session.sessionId } as const;
    const how = isRecovery ? { after: { by: 'recovery code' } } : {};
    await recordChange(author, tx, organizationId, { ...change, ...how });
    return { ...session, user };
  });

const clientIn = ({ address, userAgent }: SignInContext): Client => ({ address, userAgent });

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

/** Whoever it was has shown no right to be called a user. */
async function recordRefusal(ctx: SignInContext, { id, organizationId }: Account): Promise<void> {
  if (!organizationId) return;
  await ctx.systemDb.transaction((tx) =>
    recordChange({ ...ctx, actor: { kind: 'system', name: 'sign-in' } }, tx, organizationId, {
      action: 'session.refused',
      target: id,
    }),
  );
}
