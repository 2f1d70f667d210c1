import type { AuditEntryReply, AuditFilters } from '@refinery/contracts/audit.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { asc, gt, lte } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { readHead, toEntryReply, whereEntries } from './internal/entries.ts';
import { mutate } from './mutate.ts';

/**
 * Read at once: each page is a short transaction of its own, so a slow reader holds none open. Rows are
 * small.
 */
const PAGE_ROWS = 200;

/**
 * What was changed in the caller's organization, oldest first: every row that there is once this export has
 * been recorded, its own included. Errors, before the first row: `forbidden`.
 */
export async function exportAuditLog(
  ctx: CallerContext<'clock'>,
  filters: AuditFilters,
): Promise<AsyncIterable<AuditEntryReply>> {
  requirePermission(ctx, 'audit:read', { suspended: true });
  const { organizationId } = ctx.actor;
  await mutate(ctx, 'audit-log.export', async () => ({
    target: organizationId,
    after: { ...filters },
    result: undefined,
  }));
  const { sequence } = await ctx.tenant.run((tx) => readHead(tx, organizationId));
  return readEntries(ctx, filters, sequence);
}

async function* readEntries(
  ctx: CallerContext,
  filters: AuditFilters,
  last: number,
): AsyncIterable<AuditEntryReply> {
  let after = 0;
  for (;;) {
    const range = [gt(auditLog.sequence, after), lte(auditLog.sequence, last)];
    const rows = await ctx.tenant.run((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(whereEntries(ctx.actor.organizationId, filters, ...range))
        .orderBy(asc(auditLog.sequence))
        .limit(PAGE_ROWS),
    );
    for (const row of rows.map(toEntryReply)) {
      yield row;
      after = row.sequence;
    }
    if (rows.length < PAGE_ROWS) return;
  }
}
