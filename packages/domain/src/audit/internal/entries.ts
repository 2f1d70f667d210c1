import type { AuditEntryReply, AuditFilters } from '@refinery/contracts/audit.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { auditHeads, auditLog } from '@refinery/db/schema/audit-log.ts';
import { and, eq, gte, isNotNull, lt, or, type SQL } from 'drizzle-orm';
import { DomainError } from '../../errors/domain-error.ts';

/** The last row of a chain. */
export interface Head {
  sequence: number;
  hash: string;
}

/** Before the first row. */
export const EMPTY: Head = { sequence: 0, hash: '0'.repeat(64) };

/** The head of an organization's log as it is now; where there is none yet, that of an empty one. */
export async function readHead(tx: Transaction, organizationId: string): Promise<Head> {
  const [head] = await tx
    .select({ sequence: auditHeads.sequence, hash: auditHeads.hash })
    .from(auditHeads)
    .where(eq(auditHeads.organizationId, organizationId));
  return head ?? EMPTY;
}

/** The rows of an organization's chain that meet the filters. */
export const whereEntries = (
  organizationId: string,
  filters: AuditFilters,
  ...more: SQL[]
): SQL | undefined => {
  const { action, actor, target, from, to } = filters;
  return and(
    eq(auditLog.organizationId, organizationId),
    // As the indexes say it.
    isNotNull(auditLog.sequence),
    action === undefined ? undefined : eq(auditLog.action, action),
    actor === undefined ? undefined : or(eq(auditLog.userId, actor), eq(auditLog.apiKeyId, actor)),
    target === undefined ? undefined : eq(auditLog.target, target),
    from === undefined ? undefined : gte(auditLog.createdAt, new Date(from)),
    to === undefined ? undefined : lt(auditLog.createdAt, new Date(to)),
    ...more,
  );
};

/** A row as callers get it, with every field that its hash covers. */
export function toEntryReply(row: typeof auditLog.$inferSelect): AuditEntryReply {
  const { sequence, previousHash, hash } = row;
  if (sequence === null || previousHash === null || hash === null) throw new DomainError('internal_error');
  return { ...row, sequence, previousHash, hash, createdAt: row.createdAt.toISOString() };
}
