import { organizations } from '@refinery/db/schema/organizations.ts';
import { eq } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { OperatorContext } from '../context/context.ts';
import { organizationOf } from './find-operated.ts';
import { lockOrganization } from './lock-organization.ts';

export interface SuspendInput {
  slug: string;
  /** Told to its people with every refusal; default: nothing. */
  reason?: string | undefined;
}

/**
 * Lets nobody work in an organization, people and API keys alike, from their next request on, and claims
 * nothing more of its batches and webhook deliveries; what a worker has in hand is finished. Suspended again
 * only the reason changes. Answers whether it was suspended before. Errors: `organization_not_found`.
 */
export function suspendOrganization(
  ctx: OperatorContext,
  { slug, reason }: SuspendInput,
): Promise<{ wasSuspended: boolean }> {
  return ctx.operatorDb.transaction(async (tx) => {
    const { id } = await organizationOf(tx, slug);
    const before = await lockOrganization(tx, id);
    const suspendedReason = reason?.trim() || null;
    const suspendedAt = before.suspendedAt ?? ctx.clock.now();
    await tx.update(organizations).set({ suspendedAt, suspendedReason }).where(eq(organizations.id, id));
    await recordChange(ctx, tx, id, {
      action: 'organization.suspend',
      target: id,
      before: { suspendedAt: before.suspendedAt, reason: before.suspendedReason },
      after: { suspendedAt, reason: suspendedReason },
    });
    return { wasSuspended: before.suspendedAt !== null };
  });
}
