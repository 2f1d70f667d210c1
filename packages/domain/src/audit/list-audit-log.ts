import type { AuditEntryReply, AuditFilters } from '@refinery/contracts/audit.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { type Page, pageOf, rowsFor } from '../context/pages.ts';
import { toEntryReply } from './internal/entries.ts';
import { entryPage } from './internal/entry-page.ts';

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
  const rows = await ctx.tenant.run((tx) => {
    const { where, orderBy } = entryPage(tx, ctx.actor, { filters, cursor, rows: rowsFor(limit) });
    return tx
      .select()
      .from(auditLog)
      .where(where)
      .orderBy(...orderBy)
      .limit(rowsFor(limit));
  });
  const { items, next } = pageOf(rows, limit, ({ sequence }) => String(sequence));
  return { items: items.map(toEntryReply), next };
}
