import { isDeepStrictEqual } from 'node:util';
import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
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
import { lockRequirementsForMove } from '../label-moves/requirements-of-label.ts';
import { addressesOf, forgetLastServed } from '../label-moves/served-versions.ts';
import { lockPrompt, type VersionRow } from '../versions/version-rows.ts';
import { checkGate, type GateContext } from './internal/check-gate.ts';
import { earlierFindings } from './internal/earlier-findings.ts';
import { type GateState, readGate, readGateState } from './internal/gate-state.ts';
import { type LabelOf, labelledVersion } from './internal/label-rows.ts';
import { refuseWhileTested } from './refuse-while-tested.ts';

/** How often the gate looks again where others moved the label while it compared texts. */
const ROUNDS = 10;

export type LabelContext = GateContext & CallerContext<'clock' | 'logger' | 'queues'>;

interface LabelInput extends Omit<SetLabelBody, 'whenReady'>, LabelOf {
  /**
   * Where given, the label moves from this version only: else that is `gate_failed`. No request can say it.
   */
  onlyFrom?: number;
}

/**
 * Gives a version of a prompt a label, after the gate of the label. The texts of a version that has had the
 * label before are not compared again. Errors: `forbidden`, `prompt_not_found`, `prompt_version_not_found`,
 * `gate_failed` with what was found, `test_running`, and `service_unavailable` where the label, its policy or
 * the approvals were changed by others in each round.
 */
export async function setPromptLabel(ctx: LabelContext, input: LabelInput): Promise<PromptLabelReply> {
  requirePermission(ctx, 'prompts:label');
  for (let round = 0; round < ROUNDS; round++) {
    const gate = await passGate(ctx, input);
    const moved = await move(ctx, input, gate);
    if (moved) return moved;
  }
  throw new DomainError(
    'service_unavailable',
    'The label, or what it requires, was changed by others meanwhile. Try again.',
  );
}

/** What the gate has found, and for which state that holds. */
interface Gate {
  state: GateState;
  version: VersionRow;
  findings: GateFinding[];
}

/**
 * Before the transaction that moves the label: comparing long texts takes seconds. Errors: `gate_failed`,
 * `test_running`.
 */
async function passGate(ctx: GateContext, input: SetLabelBody & LabelOf): Promise<Gate> {
  const { version: number, acknowledge = [] } = input;
  const { state, version, labelled } = await ctx.tenant.run(async (tx) => {
    const read = await readGate(ctx, tx, input);
    // Known already: nobody acknowledges anything, or waits, in vain.
    await refuseWhileTested(ctx, tx, input);
    return read;
  });
  const findings = await checkGate(ctx, state.require, {
    version,
    labelled,
    acknowledged: new Set(acknowledge),
    approvals: state.approvals,
    earlier: state.earlier && earlierFindings(state.earlier),
    lastServed: state.lastServed,
  });
  const failed = findings.filter(({ passed }) => !passed);
  if (failed.length === 0) return { state, version, findings };
  const details = failed.map(({ detail }) => detail).join(' ');
  throw new DomainError(
    'gate_failed',
    `Version ${number} may not have the label ${input.label}. ${details}`,
    { findings },
  );
}

/**
 * Moves the label, unless it was moved, or what decides has changed, since the gate looked: then the answer
 * is null.
 */
async function move(ctx: LabelContext, input: LabelInput, gate: Gate): Promise<PromptLabelReply | null> {
  const { id, label, version } = input;
  const now = ctx.clock.now();
  let deliveries: DeliveryId[] = [];
  const moved = await mutate<PromptLabelReply | null>(ctx, 'prompt.label', async (tx) => {
    const prompt = await lockPrompt(ctx, tx, id);
    await lockRequirementsForMove(ctx, tx, label);
    await refuseWhileTested(ctx, tx, { id, label });
    const state = await readGateState(ctx, tx, input, gate.version);
    if (!isDeepStrictEqual(state, gate.state)) return { unchanged: null };
    const from = await labelledVersion(ctx, tx, input);
    if (input.onlyFrom !== undefined && from !== input.onlyFrom)
      throw new DomainError('gate_failed', 'It was moved meanwhile.');
    await forgetLastServed(ctx, tx, addressesOf(prompt), label);
    await writeMove(ctx, tx, input, { from, findings: gate.findings, now });
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
  { id, label, version, reason = null, acknowledge = [] }: SetLabelBody & LabelOf,
  { from, findings, now }: { from: number | null; findings: GateFinding[]; now: Date },
): Promise<void> {
  const { organizationId, userId } = actor;
  const named = new Set(findings.flatMap(({ requirements = [] }) => requirements.map((one) => one.id)));
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
    acknowledged: [...new Set(acknowledge)].filter((one) => named.has(one)),
    findings,
    userId,
    createdAt: now,
  });
}
