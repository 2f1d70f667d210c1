import { newId } from '@refinery/db/ids.ts';
import { labelMoves, promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { assertMayMove } from '../label-moves/may-move.ts';
import { recordLabelMoved } from '../label-moves/record-label-moved.ts';
import { lockRequirementsForMove } from '../label-moves/requirements-of-label.ts';
import { lockPrompt } from '../versions/version-rows.ts';
import { type LabelOf, labelledVersion, whereLabel } from './internal/label-rows.ts';
import { refuseWhileTested } from './refuse-while-tested.ts';

/**
 * Removes a label from a prompt, by whom the label lets move it. The gate still compares the next version
 * that gets it with the last one that had it. Errors: `forbidden`, `prompt_not_found`, `label_not_found`,
 * `gate_failed` for whoever has not the role that the label requires, `test_running`.
 */
export async function removePromptLabel(
  ctx: CallerContext<'clock' | 'db' | 'logger' | 'queues' | 'settings'>,
  input: LabelOf,
): Promise<void> {
  requirePermission(ctx, 'prompts:label');
  const { id, label } = input;
  const { organizationId, userId } = ctx.actor;
  const deliveries = await mutate(ctx, 'prompt.unlabel', async (tx) => {
    await lockPrompt(ctx, tx, id);
    await lockRequirementsForMove(ctx, tx, label);
    await refuseWhileTested(ctx, tx, { id, label });
    const from = await labelledVersion(ctx, tx, input);
    if (from === null) throw new DomainError('label_not_found');
    await assertMayMove(ctx, tx, label);
    await tx.delete(promptLabels).where(whereLabel(ctx, input));
    await tx.insert(labelMoves).values({
      id: newId(),
      organizationId,
      promptId: id,
      label,
      from,
      to: null,
      reason: null,
      acknowledged: [],
      findings: [],
      userId,
      createdAt: ctx.clock.now(),
    });
    return {
      target: id,
      before: { label, version: from },
      after: { label, version: null },
      result: await recordLabelMoved(ctx, tx, { promptId: id, label, from, to: null }),
    };
  });
  await startDeliveries(ctx, deliveries);
}
