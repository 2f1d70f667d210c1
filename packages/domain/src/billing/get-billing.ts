import type { BillingReply } from '@refinery/contracts/billing.ts';
import { requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import { readBilling } from './internal/read-billing.ts';

/**
 * The plan of the organization and who decided it, also while the organization is suspended. Errors:
 * `forbidden`.
 */
export async function getBilling(ctx: CallerContext<'clock' | 'stripe'>): Promise<BillingReply> {
  requirePermission(ctx, 'billing:read', { suspended: true });
  return ctx.tenant.run((tx) => readBilling(ctx, tx));
}
