import type { Role } from '@refinery/contracts/enums.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { and, eq } from 'drizzle-orm';
import { endSessionsIn } from '../auth/sessions.ts';
import type { Context } from '../context/context.ts';
import { insertMember } from '../organizations/insert-member.ts';
import type { MemberId } from './internal/change-member.ts';

/** Makes somebody with an account, who is no member, a member of an organization. */
export async function joinOrganization(
  ctx: Pick<Context, 'clock'>,
  tx: Transaction,
  { organizationId, userId, role }: MemberId & { role: Role },
): Promise<void> {
  // Those of an earlier membership stay ended, with keys that were made while it ended.
  await tx.delete(apiKeys).where(and(eq(apiKeys.organizationId, organizationId), eq(apiKeys.userId, userId)));
  await endSessionsIn(ctx, tx, { organizationId, userId });
  await insertMember(tx, { organizationId, userId, role, createdAt: ctx.clock.now() });
}
