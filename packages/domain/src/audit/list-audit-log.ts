import type { AuditEntryReply, AuditFilters } from '@refinery/contracts/audit.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { desc, lt } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { toEntryReply, whereEntries } from './internal/entries.ts';

interface ListAuditLogInput extends AuditFilters {
  limit: number;
  /** Sequence before which the page begins. */
  cursor?: number;
}

/** What was changed in the caller's organization, newest first. Errors: `forbidden`. */
export async function listAuditLog(
  ctx: CallerContext,
  { limit, cursor, ...filters }: ListAuditLogInput,
): Promise<Page<AuditEntryReply>> {
  requirePermission(ctx, 'audit:read');
  const older = cursor === undefined ? [] : [lt(auditLog.sequence, cursor)];
  const rows = await ctx.tenant.run((tx) =>
    tx
      .select()
      .from(auditLog)
      .where(whereEntries(ctx.actor.organizationId, filters, ...older))
      .orderBy(desc(auditLog.sequence))
      .limit(rowsFor(limit)),
  );
  const { items, next } = pageOf(rows, limit, ({ sequence }) => String(sequence));
  return { items: items.map(toEntryReply), next };
}
