import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { users } from '@refinery/db/schema/users.ts';
import { and, count, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { rolesWith } from '../../../context/actor.ts';
import type { CallerContext } from '../../../context/context.ts';
import type { VersionRow } from '../../versions/version-rows.ts';
import { authorsOf } from './authors-of.ts';

/** How many people who could approve a version now have done so; whoever wrote its text does not count. */
export async function countApprovals(
  ctx: CallerContext,
  tx: Transaction,
  version: Pick<VersionRow, 'promptId' | 'number'>,
): Promise<number> {
  const authors = await authorsOf(ctx, tx, version);
  const { organizationId, userId, promptId, version: number } = promptApprovals;
  const [row] = await tx
    .select({ approvals: count() })
    .from(promptApprovals)
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)),
    )
    .innerJoin(users, eq(users.id, userId))
    .where(
      and(
        eq(organizationId, ctx.actor.organizationId),
        eq(promptId, version.promptId),
        eq(number, version.number),
        inArray(memberships.role, rolesWith('prompts:approve')),
        isNull(users.disabledAt),
        authors.length > 0 ? notInArray(userId, authors) : undefined,
      ),
    );
  return row?.approvals ?? 0;
}
