import type { Transaction } from '@refinery/db/create-db.ts';
import { promptApprovals } from '@refinery/db/schema/prompt-labels.ts';
import { and, count, eq, ne } from 'drizzle-orm';
import type { CallerContext } from '../../context/context.ts';
import type { VersionRow } from '../../prompts/version-rows.ts';

/** How many people have approved a version, its author not counted. */
export async function countApprovals(
  { actor }: CallerContext,
  tx: Transaction,
  { promptId, number, authorId }: VersionRow,
): Promise<number> {
  const [row] = await tx
    .select({ approvals: count() })
    .from(promptApprovals)
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
