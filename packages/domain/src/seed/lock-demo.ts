import type { Transaction } from '@refinery/db/create-db.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { hashPassword, verifyPassword } from '../auth/passwords.ts';
import type { Context } from '../context/context.ts';
import { DEMO_ORGANIZATIONS, DEMO_PASSWORD } from './demo-accounts.ts';

/**
 * In the place of a hash: of the form of one, so that a try costs what any other costs, but of no password.
 */
const LOCKED = `$argon2id$v=19$m=19456,t=2,p=1$ZGVtb2FjY291bnRzbG9jaw$${'A'.repeat(43)}`;

const EMAILS = DEMO_ORGANIZATIONS.flatMap(({ people }) => people.map(({ email }) => email));
const isDemo = inArray(sql`lower(${users.email})`, EMAILS);

/**
 * Takes the public password from the demo accounts that still have it, so that nobody signs in with it; those
 * with a password of their own stay as they are. Answers how many it locked. {@link unlockDemo} undoes it.
 */
export async function lockDemo(ctx: Pick<Context, 'systemDb'>): Promise<number> {
  const accounts = await ctx.systemDb
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(isDemo);
  let locked = 0;
  for (const { id, passwordHash } of accounts) {
    if (passwordHash === LOCKED || !(await verifyPassword(passwordHash, DEMO_PASSWORD))) continue;
    await ctx.systemDb.update(users).set({ passwordHash: LOCKED }).where(eq(users.id, id));
    locked += 1;
  }
  return locked;
}

/** Gives the public password back to the demo accounts that {@link lockDemo} took it from. */
export async function unlockDemo(tx: Transaction): Promise<void> {
  const locked = and(isDemo, eq(users.passwordHash, LOCKED));
  const found = await tx.select({ id: users.id }).from(users).where(locked);
  for (const { id } of found) {
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, id));
  }
}
