import type { LoginBody } from '@refinery/contracts/auth.ts';
import type { ErrorCode } from '@refinery/contracts/error-codes.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { subscriptions } from '@refinery/db/schema/subscriptions.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { ssoRequired } from '../context/actor.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { startMail } from '../mail/send-mail.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { mustUseSso } from '../organizations/must-use-sso.ts';
import { addressKey } from '../security/address-key.ts';
import { whereEmail } from '../users/where-email.ts';
import type { JobId } from '../work/tables.ts';
import { accountDisabled } from './account-disabled.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { useCode } from './internal/second-factor.ts';
import { clientOf, signInSubjects } from './internal/subjects.ts';
import { tellOfExemption } from './internal/tell-of-exemption.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import { type Client, findMemberReply, openSession, type SignedIn } from './sessions.ts';

const FAILURES = ['invalid_credentials', 'two_factor_code_invalid'] as const;
/** What is refused after the right password, and stands in the audit log. */
const RECORDED: readonly ErrorCode[] = ['two_factor_code_invalid', 'sso_required'];

/**
 * Signs a person in to the organization they joined first; who has left or lost all gets a new one. `address`
 * is the client's. Organizations that require single sign-on are passed over, but for whom they exempt. Who
 * is refused stands in the audit log of that organization.
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
  const signedIn = await limitFailures(ctx, { subjects, failures: FAILURES }, () =>
    signIn({ ...ctx, address, userAgent }, input),
  );
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}

interface Account {
  id: string;
  email: string;
  fullName: string;
  passwordHash: string;
  /** Where their password lets them in, else where it does not; null: the person belongs to none. */
  organizationId: string | null;
  mustUseSso: boolean;
}

async function findAccount(
  { settings, systemDb }: Pick<Context, 'settings' | 'systemDb'>,
  email: string,
): Promise<Account | undefined> {
  const isRefused = sql<boolean>`coalesce(${mustUseSso(settings)}, false)`;
  const [account] = await systemDb
    .select({
      id: users.id,
      email: users.email,
      fullName: users.fullName,
      passwordHash: users.passwordHash,
      organizationId: memberships.organizationId,
      mustUseSso: isRefused,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.organizationId))
    .leftJoin(subscriptions, eq(subscriptions.organizationId, memberships.organizationId))
    .where(whereEmail(email))
    .orderBy(asc(isRefused), asc(memberships.createdAt))
    .limit(1);
  return account;
}

type SignInContext = Context & CallDetails & { address: string };

async function signIn(ctx: SignInContext, input: LoginBody): Promise<SignedIn> {
  const account = await findAccount(ctx, input.email);
  const matches = await withPasswordTurn(addressKey(ctx.address), () =>
    verifyPassword(account?.passwordHash, input.password),
  );
  const refused = () =>
    ctx.background.run('session.refused', async () => account && recordRefusal(ctx, account));
  if (account && matches) {
    const { signedIn, mails } = await openSessionOf(ctx, account, input).catch((error: unknown) => {
      if (error instanceof DomainError && RECORDED.includes(error.code)) refused();
      throw error;
    });
    for (const mail of mails) await startMail(ctx, mail);
    return signedIn;
  }
  // Not before the answer, whose time would tell that there is such an account.
  refused();
  throw new DomainError('invalid_credentials');
}

const openSessionOf = (
  ctx: SignInContext,
  account: Account,
  { code, session: kind }: Pick<LoginBody, 'code' | 'session'>,
): Promise<{ signedIn: SignedIn; mails: JobId[] }> =>
  ctx.systemDb.transaction(async (tx) => {
    const userId = account.id;
    await requireSamePassword(tx, account);
    if (account.mustUseSso) throw ssoRequired();
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
    return { signedIn: { ...session, user }, mails: await tellOfExemption(ctx, tx, account) };
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
