import type { LoginBody } from '@refinery/contracts/auth.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { addressKey } from './address-key.ts';
import { attempt } from './internal/attempt.ts';
import { whereEmail } from './internal/find-person.ts';
import { clientOf, signInSubjects } from './internal/subjects.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import { type Client, findMember, openSession, type SignedIn } from './sessions.ts';

/**
 * Signs a person in to the organization they joined first. `address` is the client's.
 * Errors: `invalid_credentials`, the same and after the same work for an unknown e-mail and a wrong password;
 * `rate_limited`, before any work, after too many of these for the account or from the address.
 */
export async function login(
  ctx: Context,
  input: LoginBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  const subjects = await signInSubjects(ctx, input.email, address);
  const signedIn = await attempt(ctx, { subjects, failures: ['invalid_credentials'] }, () =>
    signIn(ctx, input, { address, userAgent }),
  );
  await ctx.throttle.known.add(clientOf(input.email, address));
  return signedIn;
}

async function signIn(
  ctx: Context,
  input: LoginBody,
  client: Client & { address: string },
): Promise<SignedIn> {
  const rows = await ctx.systemDb
    .select({ id: users.id, passwordHash: users.passwordHash, organizationId: memberships.organizationId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(whereEmail(input.email))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  const account = rows[0];
  const matches = await withPasswordTurn(addressKey(client.address), () =>
    verifyPassword(account?.passwordHash, input.password),
  );
  if (!account || !matches) throw new DomainError('invalid_credentials');

  const owner = { organizationId: account.organizationId, userId: account.id };
  return ctx.systemDb.transaction(async (tx) => {
    const user = await findMember(tx, owner);
    if (!user) throw new DomainError('invalid_credentials');
    const session = await openSession(ctx, tx, owner, client);
    const author = { ...ctx, actor: { kind: 'user', userId: account.id }, address: client.address } as const;
    const change = { action: 'session.create', target: session.sessionId } as const;
    await recordChange(author, tx, account.organizationId, change);
    return { ...session, user };
  });
}
