import type { GateFinding } from '@refinery/contracts/gate-findings.ts';
import type {
  LabelRequirements,
  PendingLabelReply,
  PromptLabelReply,
  SetLabelBody,
} from '@refinery/contracts/prompt-labels.ts';
import { datasets } from '@refinery/db/schema/datasets.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { and, eq, sql } from 'drizzle-orm';
import { requirePermission } from '../../context/actor.ts';
import type { ActorContext } from '../../context/context.ts';
import { DomainError } from '../../errors/domain-error.ts';
import { invalidField } from '../../errors/invalid-field.ts';
import { acceptRun } from '../../runs/accept-run.ts';
import { requireEvaluators } from '../../runs/require-evaluators.ts';
import { requirementsOf } from '../label-moves/requirements-of-label.ts';
import { type LabelOf, labelledVersion } from './internal/label-rows.ts';
import { setPromptLabel } from './set-prompt-label.ts';

/**
 * Gives a version a label; where only the evaluation that the label requires is missing, starts the run that
 * decides, after which `moveWaitingLabels` moves the label. It costs at most `maxCostUsd`.
 * Errors: those of {@link setPromptLabel} and of {@link acceptRun}; `validation_failed` for a limit of costs
 * where no run may be started.
 */
export async function setLabelWhenReady(
  ctx: ActorContext,
  { whenReady = false, maxCostUsd, ...input }: SetLabelBody & LabelOf,
): Promise<PromptLabelReply | PendingLabelReply> {
  requirePermission(ctx, 'prompts:label');
  if (maxCostUsd !== undefined && !whenReady) throw invalidField('maxCostUsd', 'needs whenReady');
  try {
    return await setPromptLabel(ctx, input);
  } catch (error) {
    const findings = whenReady ? findingsOf(error) : [];
    const failed = findings.filter(({ passed }) => !passed);
    if (failed.length !== 1 || failed[0]?.check !== 'evaluation') throw error;
    const pending = await startEvaluation(ctx, input, { findings, maxCostUsd });
    // Nothing has the label any more, or nothing is required: there is nothing to compare with.
    if (!pending) throw error;
    return pending;
  }
}

type Evaluation = NonNullable<LabelRequirements['evaluation']>;

function findingsOf(error: unknown): readonly GateFinding[] {
  if (!(error instanceof DomainError) || error.code !== 'gate_failed') return [];
  return error.extras.findings ?? [];
}

async function startEvaluation(
  ctx: ActorContext,
  input: SetLabelBody & LabelOf,
  { findings, maxCostUsd }: { findings: readonly GateFinding[]; maxCostUsd: number | undefined },
): Promise<PendingLabelReply | null> {
  const { id: promptId, label, version, reason = null, acknowledge = [] } = input;
  const { evaluation, labelled } = await ctx.tenant.run(async (tx) => ({
    ...(await requirementsOf(ctx, tx, label)),
    labelled: await labelledVersion(ctx, tx, input),
  }));
  if (!evaluation || labelled === null) return null;
  // It costs money.
  requirePermission(ctx, 'tests:write');
  const waiting = await findWaiting(ctx, input, { ...evaluation, labelled });
  if (waiting) return { promptId, label, version, findings: [...findings], runId: waiting };
  const { evaluators, ...pinned } = evaluation;
  const run = await acceptRun(
    ctx,
    {
      ...pinned,
      name: `${label}: ${labelled} → ${version}`,
      arms: [labelled, version].map((number) => ({ promptId, version: number })),
      ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    },
    (tx) => requireEvaluators(ctx, tx, evaluators),
    { label, version, reason, acknowledge },
  );
  return { promptId, label, version, findings: [...findings], runId: run.id };
}

/** The run that the same move waits for already. */
async function findWaiting(
  { actor, tenant }: ActorContext,
  { id, label, version }: SetLabelBody & LabelOf,
  { labelled, datasetId, evaluators }: Evaluation & { labelled: number },
): Promise<string | undefined> {
  const arm = (number: number) => JSON.stringify({ promptId: id, version: number });
  const wanted = JSON.stringify(evaluators);
  const [run] = await tenant.run((tx) =>
    tx
      .select({ id: runs.id })
      .from(runs)
      .where(
        and(
          eq(runs.organizationId, actor.organizationId),
          sql`${runs.moveStatus} = 'waiting' and ${runs.endStatus} is null`,
          eq(runs.datasetId, datasetId),
          sql`${runs.revision} = (select revision from ${datasets} d where d.id = ${datasetId})`,
          sql`${runs.evaluatorIds} @> array(select jsonb_array_elements_text(${wanted}::text::jsonb)::uuid)`,
          sql`${runs.move} @> ${JSON.stringify({ label, version })}::text::jsonb`,
          sql`${runs.arms} -> 0 @> ${arm(labelled)}::text::jsonb and ${runs.arms} -> 1 @> ${arm(version)}::text::jsonb`,
        ),
      )
      .limit(1),
  );
  return run?.id;
}
