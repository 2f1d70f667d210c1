import { MAX_EVALUATORS, type RunReply } from '@refinery/contracts/runs.ts';
import type { Transaction } from '@refinery/db/create-db.ts';
import { executions } from '@refinery/db/schema/executions.ts';
import { runs } from '@refinery/db/schema/runs.ts';
import { and, eq, sql } from 'drizzle-orm';
import { mutate } from '../audit/mutate.ts';
import { apiKeyOf, requirePermission } from '../context/actor.ts';
import type { ActorContext } from '../context/context.ts';
import { whereOwn } from '../context/own-rows.ts';
import { DomainError } from '../errors/domain-error.ts';
import { invalidField } from '../errors/invalid-field.ts';
import { textsRemoved } from '../optimizations/texts-removed.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { startLanes } from '../work/lanes.ts';
import { readRun } from './get-run.ts';
import { requireFewJudgements, requireJudges } from './internal/require-judges.ts';
import { lockRun } from './internal/run-rows.ts';
import { startJudging } from './internal/start-judging.ts';
import { judgementKind } from './judgement-kind.ts';
import { requireEvaluators } from './require-evaluators.ts';

/**
 * Scores the outputs of an ended run by further evaluators. No output is made anew. Those that the run has
 * already are passed over. Errors: `forbidden`, `run_not_found`, `run_not_finished`, `evaluator_not_found`,
 * `provider_not_usable`, `price_unknown`, `texts_removed`; `validation_failed` for more than a run may have,
 * and for a pairwise judge of one arm.
 */
export async function addRunScores(
  ctx: ActorContext,
  { id, evaluators }: { id: string; evaluators: string[] },
): Promise<RunReply> {
  requirePermission(ctx, 'tests:write');
  const { organizationId, userId } = ctx.actor;
  const resolved = await resolveProviders(ctx, organizationId);
  const job = await mutate(ctx, 'run.score', async (tx) => {
    const run = await lockRun(ctx, tx, id);
    if (run.endStatus === null) throw new DomainError('run_not_finished');
    await requireOutputs(ctx, tx, id);
    const judging = await requireEvaluators(ctx, tx, evaluators);
    // Those without a model are judgements as well, now that the outputs are there.
    requireFewJudgements((run.cells?.completed ?? 0) * judging.length);
    const { arms, maxCostMicros } = run;
    requireJudges(ctx, resolved, judging, { arms: arms.length, isBounded: maxCostMicros !== null });
    const evaluatorIds = [...new Set([...run.evaluatorIds, ...evaluators])];
    if (evaluatorIds.length > MAX_EVALUATORS)
      throw invalidField('evaluators', `make more than ${MAX_EVALUATORS} of the run`);
    const scored = { ...run, evaluatorIds };
    const started = await startJudging(ctx, tx, scored, { userId, apiKeyId: apiKeyOf(ctx.actor) });
    await tx
      .update(runs)
      .set({ evaluatorIds, ...(started ? { endStatus: null, finishedAt: null } : {}) })
      .where(whereOwn(ctx, runs, id));
    return {
      target: id,
      before: { evaluators: run.evaluatorIds },
      after: { evaluators: evaluatorIds },
      result: started,
    };
  });
  if (job) await startLanes(ctx, judgementKind, job);
  return readRun(ctx, id);
}

/**
 * Outputs that are all removed are not scored any more: a job that scores none of them would say nothing of
 * it.
 */
async function requireOutputs(ctx: ActorContext, tx: Transaction, id: string): Promise<void> {
  const [newest] = await tx
    .select({ textsRemovedAt: executions.textsRemovedAt })
    .from(executions)
    .where(and(eq(executions.runId, id), eq(executions.organizationId, ctx.actor.organizationId)))
    .orderBy(sql`${executions.textsRemovedAt} desc nulls first`)
    .limit(1);
  if (newest?.textsRemovedAt) throw textsRemoved(newest);
}
