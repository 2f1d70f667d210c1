import type { ProfileReply, UpdateProfileBody } from '@refinery/contracts/users.ts';
import { users } from '@refinery/db/schema/users.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import { requirePerson } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { toProfileReply } from './internal/to-profile-reply.ts';
import { requirePlainName } from './require-plain-name.ts';

/**
 * Changes what the caller says of themselves; what is left out stays. Errors: `forbidden`,
 * `validation_failed` for a name with an address in it.
 */
export async function updateProfile(
  ctx: CallerContext<'clock' | 'systemDb'>,
  { fullName, locale, preferences }: UpdateProfileBody,
): Promise<ProfileReply> {
  const { userId, organizationId } = requirePerson(ctx, { anySignIn: true });
  const plain = fullName === undefined ? undefined : requirePlainName('fullName', fullName);
  const changes = { fullName: plain, locale, preferences };
  return ctx.systemDb.transaction(async (tx) => {
    const [before] = await tx.select().from(users).where(eq(users.id, userId)).for('update');
    const [after] = await tx.update(users).set(changes).where(eq(users.id, userId)).returning();
    if (!before || !after) throw new DomainError('unauthenticated');
    await recordChange(ctx, tx, organizationId, {
      action: 'user.update',
      target: userId,
      before: audited(before),
      after: audited(after),
    });
    return toProfileReply(after);
  });
}

/**
 * Preferences are what applications remember: their names say what changed, their values nobody else needs.
 */
const audited = ({ fullName, locale, preferences }: typeof users.$inferSelect) => ({
  fullName,
  locale,
  preferences: Object.keys(preferences),
});
