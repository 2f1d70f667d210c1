import type { VerifyEmailBody } from '@refinery/contracts/auth.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { takeToken } from './internal/account-tokens.ts';
import { limitFailures } from './internal/failure-limit.ts';
import { findPerson } from './internal/find-person.ts';
import { addressSubject } from './internal/subjects.ts';

/**
 * Notes that the e-mail is the person's to whom this token was mailed. `address` is the client's.
 * Errors: `account_token_invalid`, and after too many of these from the address `rate_limited`.
 */
export async function verifyEmail(
  ctx: Context,
  { token }: VerifyEmailBody,
  { address }: { address: string },
): Promise<void> {
  const wrong = { subjects: [addressSubject(ctx, address)], failures: ['account_token_invalid'] } as const;
  await limitFailures(ctx, wrong, () =>
    ctx.systemDb.transaction(async (tx) => {
      const { userId } = await takeToken(ctx, tx, { token, kind: 'verify-email' });
      await tx.update(users).set({ emailVerifiedAt: ctx.clock.now() }).where(eq(users.id, userId));
      const person = await findPerson(tx, eq(users.id, userId));
      if (!person) return;
      const author = { ...ctx, actor: { kind: 'user', userId }, address } as const;
      await recordChange(author, tx, person.organizationId, { action: 'user.verify-email', target: userId });
    }),
  );
}
