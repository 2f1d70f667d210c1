import type { AuditVerificationReply } from '@refinery/contracts/audit.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { verifyChain } from './verify-chain.ts';

/**
 * Verifies the log of the caller's organization up to the row that was the last when it began, whatever is
 * written meanwhile. Takes as long as there are rows, and no more memory for that.
 * Errors: `forbidden`; `service_unavailable` where the process stops before the end.
 */
export async function verifyAuditLog(ctx: CallerContext<'stopping'>): Promise<AuditVerificationReply> {
  requirePermission(ctx, 'audit:read');
  return verifyChain(ctx);
}
