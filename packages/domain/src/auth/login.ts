import type { LoginBody } from '@refinery/contracts/auth.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { insertOwnOrganization, nameAfter } from '../organizations/insert-own-organization.ts';
import { addressKey } from './address-key.ts';
import { attempt } from './internal/attempt.ts';
import { useCode } from './internal/second-factor.ts';
import { clientOf, signInSubjects } from './internal/subjects.ts';
import { verifyPassword, withPasswordTurn } from './passwords.ts';
import { type Client, findMember, openSession, type SignedIn } from './sessions.ts';

const FAILURES = ['invalid_credentials', 'two_factor_code_invalid'] as const;

/**
 * Signs a person in to the organization they joined first; who has left or lost all gets a new one. `address` is the client's.
 * Errors: `two_factor_required`, `two_factor_code_invalid`; `invalid_credentials`, the same and after the same work for an unknown e-mail and a wrong password;
 * `rate_limited`, before any work, after too many of these for the account or from the address.
 */
export async function login(
  ctx: Context,
  input: LoginBody,
  address: string,
  userAgent?: string,
): Promise<SignedIn> {
  const subjects = await signInSubjects(ctx, input.email, address);
  const signedIn = await attempt(ctx, { subjects, failures: FAILURES }, () =>
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
    .select({
      id: users.id,
      fullName: users.fullName,
      passwordHash: users.passwordHash,
      organizationId: memberships.organizationId,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(sql`lower(${users.email})`, sql`lower(${input.email})`))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  const account = rows[0];
  const matches = await withPasswordTurn(addressKey(client.address), () =>
    verifyPassword(account?.passwordHash, input.password),
  );
  if (!account || !matches) throw new DomainError('invalid_credentials');

  return ctx.systemDb.transaction(async (tx) => {
    // Once the password was right: who does not have it learns nothing of codes.
    const { isRecovery } = await useCode(ctx, tx, account.id, input.code);
    const author = { ...ctx, actor: { kind: 'user', userId: account.id }, address: client.address } as const;
    const own = { userId: account.id, name: nameAfter(account.fullName) };
    const organizationId = account.organizationId ?? (await insertOwnOrganization(author, tx, own)).id;
    const owner = { organizationId, userId: account.id };
    const user = await findMember(tx, owner);
    if (!user) throw new DomainError('invalid_credentials');
    const session = await openSession(ctx, tx, owner, client);
    const change = { action: 'session.create', target: session.sessionId } as const;
    const how = isRecovery ? { after: { by: 'recovery code' } } : {};
    await recordChange(author, tx, organizationId, { ...change, ...how });
    return { ...session, user };
  });
}
