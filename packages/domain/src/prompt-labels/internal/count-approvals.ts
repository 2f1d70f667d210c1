import type { Transaction } from '@refinery/db/create-db.ts';
import { memberships } from '@refinery/db/schema/memberships.ts';
import { promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { and, count, eq, ne } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import type { VersionRow } from '../../prompts/version-rows.ts';

/** How many people who are members now have approved a version, its author not counted. */
export async function countApprovals(
  { actor }: CallerContext,
  tx: Transaction,
  { promptId, number, authorId }: VersionRow,
): Promise<number> {
  const [row] = await tx
    .select({ approvals: count() })
    .from(promptApprovals)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, promptApprovals.organizationId),
        eq(memberships.userId, promptApprovals.userId),
      ),
    )
    .where(
      and(
        eq(promptApprovals.organizationId, actor.organizationId),
        eq(promptApprovals.promptId, promptId),
        eq(promptApprovals.version, number),
        authorId === null ? undefined : ne(promptApprovals.userId, authorId),
      ),
    );
  return row?.approvals ?? 0;
}
