import type { PromptLabelReply, SetLabelBody } from '@refinery/contracts/prompt-labels.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { labelMoves, promptLabels } from '@refinery/db/schema/prompt-labels.ts';
import { mutate } from '../../audit/mutate.ts';
import { requirePermission } from '../../context/actor.ts';
import type { CallerContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import type { DeliveryId } from '../../events/record-event.ts';
import { startDeliveries } from '../../webhooks/start-deliveries.ts';
import { recordLabelMoved } from '../label-moves/record-label-moved.ts';
import { addressesOf, forgetLastServed } from '../label-moves/served-versions.ts';
import type { GateContext } from './internal/check-gate.ts';
import { type LabelOf, labelledVersion } from './internal/label-rows.ts';
import { type OpenGate, throughGate } from './through-gate.ts';

export type LabelContext = GateContext & CallerContext<'clock' | 'logger' | 'queues'>;

interface LabelInput extends Omit<SetLabelBody, 'whenReady'>, LabelOf {
  /**
   * Where given, the label moves from this version only: else that is `gate_failed`. No request can say it.
   */
  onlyFrom?: number;
}

/**
 * Gives a version of a prompt a label, after the gate of the label. The texts of a version that has had the
 * label before are not compared again. Errors: `forbidden`, and those of {@link throughGate}.
 */
export async function setPromptLabel(ctx: LabelContext, input: LabelInput): Promise<PromptLabelReply> {
  requirePermission(ctx, 'prompts:label');
  const { id, label, version, acknowledge } = input;
  return throughGate(ctx, { id, label, versions: [version], acknowledge }, (gate) => move(ctx, input, gate));
}

/**
 * Moves the label, unless it was moved, or what decides has changed, since the gate looked: then the answer
 * is null.
 */
async function move(ctx: LabelContext, input: LabelInput, gate: OpenGate): Promise<PromptLabelReply | null> {
  const { id, label, version } = input;
  const now = ctx.clock.now();
  let deliveries: DeliveryId[] = [];
  const moved = await mutate<PromptLabelReply | null>(ctx, 'prompt.label', async (tx) => {
    const prompt = await gate.lock(tx);
    if (!prompt) return { unchanged: null };
    const from = await labelledVersion(ctx, tx, input);
    if (input.onlyFrom !== undefined && from !== input.onlyFrom)
      throw new DomainError('gate_failed', 'It was moved meanwhile.');
    await forgetLastServed(ctx, tx, addressesOf(prompt), label);
    await writeMove(ctx, tx, input, { from, gate, now });
    deliveries = await recordLabelMoved(ctx, tx, { promptId: id, label, from, to: version });
    const result = {
      promptId: id,
      label,
      version,
      findings: gate.findings,
      movedAt: now.toISOString(),
    };
    return { target: id, before: { label, version: from }, after: { label, version }, result };
  });
  await startDeliveries(ctx, deliveries);
  return moved;
}

async function writeMove(
  { actor }: CallerContext,
  tx: Transaction,
  { id, label, version, reason = null }: SetLabelBody & LabelOf,
  { from, gate, now }: { from: number | null; gate: OpenGate; now: Date },
): Promise<void> {
  const { organizationId, userId } = actor;
  const { findings, acknowledged } = gate;
  await tx
    .insert(promptLabels)
    .values({ organizationId, promptId: id, label, version, movedAt: now })
    .onConflictDoUpdate({
      target: [promptLabels.promptId, promptLabels.label],
      set: { version, movedAt: now },
    });
  await tx.insert(labelMoves).values({
    id: newId(),
    organizationId,
    promptId: id,
    label,
    from,
    to: version,
    reason,
    acknowledged,
    findings,
    userId,
    createdAt: now,
  });
}
