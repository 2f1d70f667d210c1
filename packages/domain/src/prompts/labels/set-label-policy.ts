import type { LabelPolicyReply, SetLabelPolicyBody } from '@refinery/contracts/prompt-labels.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { lockRequirementsForChange, requirementsOf } from '../label-moves/requirements-of-label.ts';

/**
 * Sets what a label requires of the versions that get it, in every prompt of the organization. Errors:
 * `forbidden`.
 */
export async function setLabelPolicy(
  ctx: CallerContext<'clock'>,
  { label, require }: SetLabelPolicyBody & { label: string },
): Promise<LabelPolicyReply> {
  requirePermission(ctx, 'organization:write');
  const { organizationId } = ctx.actor;
  return mutate(ctx, 'label-policy.update', async (tx) => {
    await lockRequirementsForChange(ctx, tx, label);
    const before = await requirementsOf(ctx, tx, label);
    await tx
      .insert(labelPolicies)
      .values({ organizationId, label, require })
      .onConflictDoUpdate({
        target: [labelPolicies.organizationId, labelPolicies.label],
        set: { require },
      });
    return { target: label, before: { ...before }, after: { ...require }, result: { label, require } };
  });
}
