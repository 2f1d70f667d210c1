import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import type { Tenant } from '@refinery/db/tenant-handle.ts';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context/context.ts';
import { DomainError } from '../errors/domain-error.ts';
import { EMPTY, type Head, readHead } from './internal/entries.ts';
import { type Broken, explainBreak, findAdded, verifyChunk } from './internal/verify-chunk.ts';

/** Whose chain it is, and when to give up. */
export type ChainContext = { tenant: Tenant } & Pick<Context, 'stopping'>;

/** Verifies the log of an organization, see `verifyAuditLog`. Errors: `service_unavailable`. */
export async function verifyChain(ctx: ChainContext): Promise<AuditVerificationReply> {
  const { organizationId } = ctx.tenant;
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

async function verifyRows(ctx: ChainContext, head: Head): Promise<Verified> {
  const { organizationId } = ctx.tenant;
  let verified = EMPTY;
  while (verified.sequence < head.sequence) {
    if (ctx.stopping.aborted) {
      throw new DomainError('service_unavailable', 'The service is stopping. Try again in a moment.');
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
