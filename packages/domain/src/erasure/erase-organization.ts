import type { ErasureReply } from '@refinery/contracts/erasure.ts';
import { organizations } from '@refinery/db/schema/organizations.ts';
import { sessions } from '@refinery/db/schema/sessions.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { eq } from 'drizzle-orm';
import type { Author } from '../audit/record-change.ts';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { countRows, nonZero, plus } from './internal/count-rows.ts';
import { writeReceipt } from './internal/receipts.ts';
import { retryDeadlocks } from './internal/retry-deadlocks.ts';

/**
 * Deletes an organization at once, with every row that belongs to it, its audit log included: no seven days,
 * and no way back. Its people keep their accounts. Asks for no permission: for operators and the product
 * itself. The receipt's hash stands in the log of the process, where there is one; there is no audit log left
 * that could have it. Errors: `organization_not_found`.
 */
export async function eraseOrganization(
  ctx: Pick<Context, 'clock' | 'db' | 'systemDb'> & Partial<Pick<Context, 'logger'>> & { actor: Author },
  { organizationId }: { organizationId: string },
): Promise<ErasureReply> {
  const rows = await withTenant(ctx.db, organizationId, (tx) => countRows(tx, organizationId));
  const reply = await retryDeadlocks(() =>
    ctx.systemDb.transaction(async (tx) => {
      const open = await tx.$count(sessions, eq(sessions.organizationId, organizationId));
      const gone = await tx
        .delete(organizations)
        .where(eq(organizations.id, organizationId))
        .returning({ id: organizations.id });
      if (!gone.length) throw new DomainError('organization_not_found');
      return writeReceipt(ctx, tx, {
        subject: { kind: 'organization', id: organizationId },
        erased: nonZero(plus(rows, { organizations: 1, sessions: open })),
        organizations: [deleted(organizationId)],
        stays: {},
      });
    }),
  );
  ctx.logger?.info({ organizationId, receipt: reply.sha256 }, 'organization erased');
  return reply;
}

const deleted = (id: string) => ({
  id,
  outcome: 'deleted' as const,
  auditEntries: 0,
  auditValues: 0,
  auditValuesKept: 0,
});
