import type { LoginBody } from '@refinery/contracts/auth.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { CallDetails, Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { addressKey } from './address-key.ts';
import { attempt } from './internal/attempt.ts';
import { clientOf, signInSubjects } from './internal/subjects.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import { findMember, openSession, type SignedIn } from './sessions.ts';

/**
 * Signs a person in to the organization they joined first. `address` is the client's. Who is refused stands in the audit
 * log of that organization.
 * Errors: `invalid_credentials`, the same and after the same work for an unknown e-mail and a wrong password;
 * `rate_limited`, before any work, after too many of these for the account or from the address.
 */
export async function login(
  ctx: Context & CallDetails,
  input: LoginBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  const subjects = await signInSubjects(ctx, input.email, address);
  const signedIn = await attempt(ctx, { subjects, failures: ['invalid_credentials'] }, () =>
    signIn({ ...ctx, address, userAgent }, input),
  );
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}

interface Account {
  id: string;
  passwordHash: string;
  organizationId: string;
}

type SignInContext = Context & CallDetails & { address: string };

async function signIn(ctx: SignInContext, input: LoginBody): Promise<SignedIn> {
  const rows = await ctx.systemDb
    .select({ id: users.id, passwordHash: users.passwordHash, organizationId: memberships.organizationId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(sql`lower(${users.email})`, sql`lower(${input.email})`))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  const account = rows[0];
  const matches = await withPasswordTurn(addressKey(ctx.address), () =>
    verifyPassword(account?.passwordHash, input.password),
  );
  if (account && matches) return openFor(ctx, account);
  // Not before the answer, whose time would tell that there is such an account.
  ctx.background.run('session.refused', async () => account && recordRefusal(ctx, account));
  throw new DomainError('invalid_credentials');
}

const openFor = (ctx: SignInContext, { id: userId, organizationId }: Account): Promise<SignedIn> =>
  ctx.systemDb.transaction(async (tx) => {
    const owner = { organizationId, userId };
    const user = await findMember(tx, owner);
    if (!user) throw new DomainError('invalid_credentials');
    const session = await openSession(ctx, tx, owner, ctx);
    const author = { ...ctx, actor: { kind: 'user', userId } } as const;
    const change = { action: 'session.create', target: session.sessionId } as const;
    await recordChange(author, tx, organizationId, change);
    return { ...session, user };
  });

/** Whoever it was has shown no right to be called a user. */
const recordRefusal = (ctx: SignInContext, { id, organizationId }: Account): Promise<void> =>
  ctx.systemDb.transaction((tx) =>
    recordChange({ ...ctx, actor: { kind: 'system', name: 'sign-in' } }, tx, organizationId, {
      action: 'session.refused',
      target: id,
    }),
  );
