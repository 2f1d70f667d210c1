import type {
  LabelPolicyReply,
  LabelRequirements,
  SetLabelPolicyBody,
} from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { labelPolicies } from '@refinery/db/schema/prompt-labels.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { lockDataset } from '../../datasets/find-dataset.ts';
import { requireEvaluators } from '../../runs/require-evaluators.ts';
import { lockRequirementsForChange, requirementsOf } from '../label-moves/requirements-of-label.ts';

/**
 * Sets what a label requires of the versions that get it, in every prompt of the organization. Errors:
 * `forbidden`, `dataset_not_found` and `evaluator_not_found` for an evaluation that nobody could make.
 */
export async function setLabelPolicy(
  ctx: CallerContext<'clock'>,
  { label, require }: SetLabelPolicyBody & { label: string },
): Promise<LabelPolicyReply> {
  requirePermission(ctx, 'organization:write');
  const { organizationId } = ctx.actor;
  return mutate(ctx, 'label-policy.update', async (tx) => {
    await lockRequirementsForChange(ctx, tx, label);
    if (require.evaluation) await requireEvaluation(ctx, tx, require.evaluation);
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

/** The dataset stays until the policy names it: whoever deletes it looks at policies. */
async function requireEvaluation(
  ctx: CallerContext,
  tx: Transaction,
  { datasetId, evaluators }: NonNullable<LabelRequirements['evaluation']>,
): Promise<void> {
  await lockDataset(ctx, tx, datasetId, 'key share');
  await requireEvaluators(ctx, tx, evaluators);
}
