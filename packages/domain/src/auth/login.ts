import type { LoginBody } from '@refinery/contracts/auth.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { users } from '@refinery/db/schema/users.ts';
import { asc, eq, sql } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { verifyPassword } from './passwords.ts';
import { findMember, openSession, type SignedIn } from './sessions.ts';

/**
 * Signs a person in to the organization they joined first.
 * Errors: `invalid_credentials`, the same and after the same work for an unknown e-mail and a wrong password.
 */
export async function login(ctx: Context, input: LoginBody): Promise<SignedIn> {
  const rows = await ctx.systemDb
    .select({ id: users.id, passwordHash: users.passwordHash, organizationId: memberships.organizationId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(sql`lower(${users.email})`, sql`lower(${input.email})`))
    .orderBy(asc(memberships.createdAt))
    .limit(1);
  const account = rows[0];
  const matches = await verifyPassword(account?.passwordHash, input.password);
  if (!account || !matches) throw new DomainError('invalid_credentials');

  const owner = { organizationId: account.organizationId, userId: account.id };
  return ctx.systemDb.transaction(async (tx) => {
    const user = await findMember(tx, owner);
    if (!user) throw new DomainError('invalid_credentials');
    return { ...(await openSession(ctx, tx, owner)), user };
  });
}
