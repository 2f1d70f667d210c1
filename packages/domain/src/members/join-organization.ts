import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { inactiveMembers } from '@refinery/db/schema/inactive-members.ts';
import { scimUsers } from '@refinery/db/schema/scim-users.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { endSessionsIn } from '../auth/sessions.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { insertMember } from '../organizations/insert-member.ts';
import type { MemberId } from './internal/change-member.ts';

/**
 * Makes somebody with an account, who is no member, a member of an organization, and answers since
 * when. Errors: `member_deactivated` while its directory has them as inactive.
 */
export async function joinOrganization(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { organizationId, userId, role }: MemberId & { role: Role },
): Promise<Date> {
  await refuseInactive(tx, { organizationId, userId });
  // Those of an earlier membership stay ended, with keys that were made while it ended.
  await tx.delete(apiKeys).where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.userId, userId)));
  await endSessionsIn(ctx, tx, { organizationId, userId });
  const createdAt = ctx.clock.now();
  await insertMember(tx, { organizationId, userId, role, createdAt });
  return createdAt;
}

/**
 * Refuses whom a directory has as inactive: by their account, or by its e-mail where it has not linked one.
 * What was kept of somebody whom the directory has forgotten ends.
 */
async function refuseInactive(tx: Transaction, { organizationId, userId }: MemberId): Promise<void> {
  const hasTheirEmail = sql`exists (
    select from ${users} where ${users.id} = ${userId} and lower(${users.email}) in (
      select lower(${scimUsers.userName})
      union all select lower(one ->> 'value') from jsonb_array_elements(${scimUsers.attributes} -> 'emails') as entries(one)))`;
  const inactive = and(
    eq(scimUsers.organizationId, organizationId),
    eq(scimUsers.active, false),
    or(eq(scimUsers.userId, userId), and(isNull(scimUsers.userId), hasTheirEmail)),
  );
  if (await tx.$count(scimUsers, inactive))
    throw new DomainError(
      'member_deactivated',
      'The directory of the organization has deactivated this person. They come back when it activates them.',
    );
  await tx
    .delete(inactiveMembers)
    .where(and(eq(inactiveMembers.organizationId, organizationId), eq(inactiveMembers.userId, userId)));
}
