import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { and, eq } from 'drizzle-orm';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { DomainError } from '../errors.ts';
import { EMPTY, type Head, readHead } from './internal/entries.ts';
import { type Broken, explainBreak, findAdded, verifyChunk } from './internal/verify-chunk.ts';

/**
 * Verifies the log of the caller's organization up to the row that was the last when it began, whatever is written
 * meanwhile. Takes as long as there are rows, and no more memory for that.
 * Errors: `forbidden`; `service_unavailable` where the process stops before the end.
 */
export async function verifyAuditLog(ctx: CallerContext<'stopping'>): Promise<AuditVerificationReply> {
  requirePermission(ctx, 'audit:read');
  const { organizationId } = ctx.actor;
  const head = await ctx.tenant.run((tx) => readHead(tx, organizationId));
  const { rows, firstBroken } = await verifyRows(ctx, head);
  const broken = firstBroken ?? (await ctx.tenant.run((tx) => findAdded(tx, organizationId)));
  return { valid: broken === null, rows, firstBroken: broken, head };
}

interface Verified {
  /** Rows that are in order, from the first on. */
  rows: number;
  firstBroken: Broken | null;
}

async function verifyRows(ctx: CallerContext<'stopping'>, head: Head): Promise<Verified> {
  const { organizationId } = ctx.actor;
  let verified = EMPTY;
  while (verified.sequence < head.sequence) {
    if (ctx.stopping.aborted) {
      throw new DomainError('service_unavailable', 'The service is stopping: verify again in a moment.');
    }
    const start = verified;
    const { end, broken } = await ctx.tenant.run((tx) =>
      verifyChunk(tx, organizationId, start, head.sequence),
    );
    if (broken !== null) {
      const firstBroken = await ctx.tenant.run((tx) => explainBreak(tx, organizationId, broken));
      return { rows: broken - 1, firstBroken };
    }
    verified = end;
  }
  if (verified.hash === head.hash) return { rows: head.sequence, firstBroken: null };
  const [last] = await ctx.tenant.run((tx) =>
    tx
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, organizationId), eq(auditLog.sequence, head.sequence))),
  );
  const { sequence } = head;
  return { rows: sequence - 1, firstBroken: { sequence, id: last?.id ?? null, reason: 'head' } };
}
